//! What is said of signatures is what tools by others say, or less.
//!
//! pyHanko makes the files and judges them; Poppler's `pdfsig` judges those that are PDF.
//! `cargo xtask test` installs both.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use chrono::TimeDelta;
use minga_kernel::Moment;
use minga_reading::only_proofs_since;
use minga_signatures::{Kept, Roots, Signature, Verdict, kept_in, of_detached, of_message, of_pdf};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files that pyHanko signed, with what it says of each.
struct Cases {
    folder: tempfile::TempDir,
    told: Value,
    roots: Roots,
    now: Moment,
}

impl Cases {
    /// Nothing where pyHanko is not installed.
    #[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
    fn make() -> Option<Cases> {
        let Some(judges) = std::env::var_os("MINGA_TEST_JUDGES") else {
            eprintln!("skipped: MINGA_TEST_JUDGES names no folder; `cargo xtask test` does");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/sign.py");
        let python = PathBuf::from(judges).join("python");
        let told = Command::new(python).arg(script).arg(folder.path()).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        let roots = Roots::read(&std::fs::read(folder.path().join("root.pem")).unwrap()).unwrap();
        let told = serde_json::from_slice(&told.stdout).unwrap();
        // When they were made.
        let now = std::fs::metadata(folder.path().join("root.pem")).unwrap().modified().unwrap().into();
        Some(Cases { folder, told, roots, now })
    }

    fn file(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
    }

    /// What is found in a file of whatever kind.
    fn found(&self, name: &str) -> Vec<Signature> {
        self.found_in(name, &self.file(name))
    }

    fn found_in(&self, name: &str, file: &[u8]) -> Vec<Signature> {
        let (roots, now) = (&self.roots, self.now);
        match ending(name) {
            "pdf" => of_pdf(file, roots, now, &|lengths| only_proofs_since(file, lengths)),
            "p7m" => of_message(file, roots, now),
            _ => {
                let mut document = self.file("scan.pdf");
                document.extend(name.starts_with("altered").then_some(b'\n'));
                of_detached(file, &document, roots, now)
            }
        }
    }

    /// Of how many signatures Poppler says that they fit, and of how many that the whole file is
    /// signed. It is given no root.
    fn poppler(&self, name: &str) -> (usize, usize) {
        let told = Command::new("pdfsig").arg("-nocert").arg(self.folder.path().join(name)).output().unwrap();
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let count = |words: &str| told.matches(words).count();
        (count("Signature is Valid."), count("- Total document signed"))
    }
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').unwrap().1
}

fn verdicts(found: &[Signature]) -> Vec<Verdict> {
    found.iter().map(|it| it.verdict).collect()
}

/// What a file has to be found to be, by its name.
fn expected(name: &str) -> Vec<Verdict> {
    use Verdict::{Altered, Expired, UnknownIssuer, Unreadable, Valid, Weak};
    let stem = name.rsplit_once('.').unwrap().0;
    match stem {
        "scan" => Vec::new(),
        "valid-two" => vec![Valid, Valid],
        "altered-between" | "altered-covered" => vec![Altered, Valid],
        _ => vec![match stem.split('-').next().unwrap() {
            "valid" => Valid,
            "altered" => Altered,
            "unknown" => UnknownIssuer,
            "expired" => Expired,
            "weak" => Weak,
            "unreadable" => Unreadable,
            other => unreachable!("{other}"),
        }],
    }
}

/// Where ours says less than pyHanko: a mark of a later signer that covers the page, something
/// behind the end that nobody reads, a key that is for servers only, and a salt that ring does not
/// know.
const STRICTER: [&str; 4] =
    ["altered-covered.pdf", "altered-space.pdf", "unknown-machine.pdf", "unreadable-pss.pdf"];

#[test]
fn tools_by_others_agree() {
    use Verdict::{Altered, UnknownIssuer, Valid};
    let Some(cases) = Cases::make() else { return };
    let told = cases.told.as_object().unwrap();
    assert!(told.len() > 38, "{}", told.len());
    for (name, told) in told {
        let found = cases.found(name);
        assert_eq!(verdicts(&found), expected(name), "{name}: {found:?} {told}");
        let told = told.as_array().unwrap();
        assert_eq!(told.len(), found.len(), "{name}");
        for (own, judged) in found.iter().zip(told) {
            if !STRICTER.contains(&name.as_str()) {
                assert_eq!(own.verdict == Valid, judged["sound"] == true, "{name}: {judged}");
            }
            if own.verdict == UnknownIssuer && name != "unknown-machine.pdf" {
                assert!(judged["intact"] == true && judged["trusted"] == false, "{name}: {judged}");
            }
        }
        if ending(name) != "pdf" {
            continue;
        }
        let (fits, whole) = cases.poppler(name);
        let own = found.iter().filter(|it| it.verdict != Altered).count();
        match name.as_str() {
            // It says how much was signed, and leaves to its reader what that means.
            "altered-page.pdf" | "altered-note.pdf" | "altered-space.pdf" => assert_eq!(whole, 0, "{name}"),
            "altered-between.pdf" | "altered-covered.pdf" => assert_eq!((fits, whole), (2, 1), "{name}"),
            "unreadable-pss.pdf" => assert_eq!(fits, 1, "{name}"),
            // It looks at the time stamp of a document as at a signature.
            "valid-sealed.pdf" => assert!(fits >= 1, "{name}"),
            _ => assert_eq!(fits, own, "{name}"),
        }
    }
    streamed_messages_and_times(&cases);
}

/// What pyHanko does not judge: the same message in other lengths, and what else is told.
fn streamed_messages_and_times(cases: &Cases) {
    use Verdict::{Expired, UnknownIssuer, Valid};
    assert_eq!(verdicts(&cases.found("valid-streamed.p7m")), [Valid]);
    let kept = kept_in(&cases.file("valid-streamed.p7m")).unwrap();
    assert_eq!(kept, Kept::Content(cases.file("scan.pdf")));
    assert_eq!(kept_in(&cases.file("valid.p7s")), Some(Kept::Elsewhere));
    assert_eq!(
        verdicts(&of_message(&cases.file("valid.p7s"), &cases.roots, cases.now)),
        [Verdict::Unreadable]
    );

    let valid = cases.found("valid.pdf").remove(0);
    assert_eq!((&*valid.signer, &*valid.organisation), ("Ana Ñáñez", "Organización de prueba"));
    assert_eq!(valid.issuer, "Raíz de prueba");
    assert!((cases.now - valid.claimed.unwrap()).num_minutes() < 10, "{valid:?}");
    assert_eq!((&valid.stamped, valid.added_to), (&None, false));
    // What turns letters round is not in a name.
    assert_eq!(cases.found("valid-hostile.pdf")[0].signer, "<script>alert(1)</script>\"");
    for (name, added_to) in [("valid-two.pdf", true), ("valid-proofs.pdf", true), ("valid-sealed.pdf", true)]
    {
        assert_eq!(cases.found(name)[0].added_to, added_to, "{name}");
    }
    let stamped = |name: &str| cases.found(name)[0].stamped.clone();
    let former = stamped("valid-stamped-former.pdf").unwrap();
    assert_eq!((&*former.by, (cases.now - former.at).num_days()), ("Sello de tiempo", 20));
    assert!(stamped("valid-stamped.pdf").is_some() && stamped("valid-sealed.pdf").is_some());
    // Who is not trusted says nothing of the time.
    assert_eq!(stamped("expired-wrong-stamp.pdf"), None);

    // Another day, it does not hold any more; a stamp makes it hold, while the stamp does.
    let at = |name: &str, days: i64| {
        let file = cases.file(name);
        let since = |lengths: &[usize]| only_proofs_since(&file, lengths);
        verdicts(&of_pdf(&file, &cases.roots, cases.now + TimeDelta::days(days), &since))
    };
    assert_eq!(at("valid.pdf", 364), [Valid]);
    assert_eq!(at("valid.pdf", 366), [Expired]);
    // Before it was signed, nobody can have signed it.
    assert_eq!(at("valid.pdf", -3), [Expired]);
    assert_eq!(at("valid-stamped-former.pdf", 100), [Valid]);
    assert_eq!(at("valid-stamped-former.pdf", 366), [Expired]);
    // Without roots nobody is known; a root in DER is the same as in PEM.
    let file = cases.file("valid.pdf");
    let none = |_: &[usize]| Vec::new();
    assert_eq!(verdicts(&of_pdf(&file, &Roots::default(), cases.now, &none)), [UnknownIssuer]);
    let der = Roots::read(&cases.file("root.der")).unwrap();
    assert_eq!(verdicts(&of_pdf(&file, &der, cases.now, &none)), [Valid]);
    // Where nobody can tell what was added, it may be anything.
    let two = of_pdf(&cases.file("valid-two.pdf"), &cases.roots, cases.now, &none);
    assert_eq!(verdicts(&two), [Verdict::Altered, Valid]);
}

/// Whether a byte of a PDF stands in the place of a signature. In a message, what proves nothing
/// may differ (which digests occur, certificates that nobody needs).
fn is_in_message(file: &[u8], at: usize) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_hexdigit();
    let before = file[..at].iter().rev().take_while(|byte| is_digit(byte)).count();
    before + file[at..].iter().take_while(|byte| is_digit(byte)).count() > 1000
}

/// Every byte of a signed file matters, and whatever is cut off.
#[test]
fn no_byte_can_be_changed() {
    let Some(cases) = Cases::make() else { return };
    for name in ["valid.pdf", "valid-two.pdf", "valid.p7m", "valid-streamed.p7m"] {
        let good = cases.file(name);
        let content = cases.file("scan.pdf");
        let held = good.windows(40).position(|some| some == &content[..40]);
        let begin = held.unwrap_or_default();
        let end = if ending(name) == "pdf" { good.len() } else { begin + content.len() / 2 - 20 };
        for at in (begin..end).step_by(((end - begin) / 200).max(1)).filter(|at| !is_in_message(&good, *at)) {
            let mut changed = good.clone();
            changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
            let found = cases.found_in(name, &changed);
            let all = found.iter().filter(|it| it.verdict == Verdict::Valid).count();
            assert!(all < expected(name).len(), "{name} at {at}: {found:?}");
        }
        for end in (0..good.len()).step_by(good.len() / 60) {
            let found = cases.found_in(name, &good[..end]);
            let all = found.iter().filter(|it| it.verdict == Verdict::Valid).count();
            assert!(all < expected(name).len(), "{name} up to {end}");
        }
        let longer = [&good[..], b"\0"].concat();
        let found = cases.found_in(name, &longer);
        assert!(found.iter().all(|it| it.verdict != Verdict::Valid), "{name}: {found:?}");
    }
}
