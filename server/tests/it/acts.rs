//! Acts that are handed in, signed: what the program says of their signatures is what tools by
//! others say, and nobody hands in for somebody else.

use crate::harness::World;
use crate::http::get;
use crate::judges::judge;
use crate::people::Person;
use http::StatusCode;
use minga_kernel::{Clock, Role};
use minga_record::verify;
use minga_signatures::{Roots, Signature, Verdict, of_message, of_pdf};
use minga_testkit::on_both_databases;
use minga_web::Settings;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

const COMMITMENT: &str = "/es/planes/EC-PAGA-1/compromisos/1";

/// Files that pyHanko signed, with what it says of each; nothing where it is not installed.
struct Cases {
    folder: tempfile::TempDir,
    told: Value,
    roots: Roots,
}

impl Cases {
    fn of(pdf: &[u8]) -> Option<Cases> {
        let python = judge("python")?;
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("source.pdf");
        std::fs::write(&source, pdf).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/sign.py");
        let told = Command::new(python).arg(script).arg(&source).arg(folder.path()).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        let roots = Roots::read(&std::fs::read(folder.path().join("root.pem")).unwrap()).unwrap();
        Some(Cases { told: serde_json::from_slice(&told.stdout).unwrap(), folder, roots })
    }

    fn file(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
    }
}

/// The moment at which the test runs: the signatures were made just now.
fn now() -> minga_kernel::Moment {
    minga_server::SystemClock.now()
}

fn verdicts(found: &[Signature]) -> Vec<Verdict> {
    found.iter().map(|it| it.verdict).collect()
}

#[tokio::test]
async fn tools_by_others_agree() {
    use Verdict::{Altered, Expired, UnknownIssuer, Valid, Weak};
    let world = World::demo(minga_testkit::sqlite().await).await;
    let act = get(&world, &format!("{COMMITMENT}/acta.pdf")).await.body;
    let Some(cases) = Cases::of(&act) else { return };
    let expected: [(&str, &[Verdict]); 19] = [
        ("valid", &[Valid]),
        ("valid-chain", &[Valid]),
        ("valid-ec", &[Valid]),
        ("valid-pss", &[Valid]),
        ("valid-adobe", &[Valid]),
        ("valid-two", &[Valid, Valid]),
        ("altered", &[Altered]),
        ("altered-signature", &[Altered]),
        ("appended", &[Altered]),
        ("appended-space", &[Altered]),
        ("unknown", &[UnknownIssuer]),
        ("unknown-self", &[UnknownIssuer]),
        ("unknown-leaf-issuer", &[UnknownIssuer]),
        ("unknown-no-middle", &[UnknownIssuer]),
        ("expired", &[Expired]),
        ("expired-early", &[Expired]),
        ("weak", &[Weak]),
        ("weak-short", &[Weak]),
        ("scan", &[]),
    ];
    assert_eq!(cases.told.as_object().unwrap().len(), expected.len());
    for (name, verdict) in expected {
        let found = of_pdf(&cases.file(&format!("{name}.pdf")), &cases.roots, now());
        assert_eq!(verdicts(&found), verdict, "{name}: {found:?}");
        let told = cases.told[name].as_array().unwrap();
        assert_eq!(told.len(), found.len(), "{name}");
        for (own, judged) in found.iter().zip(told) {
            // Whitespace behind the end is harmless to pyHanko; here it is not signed.
            if name != "appended-space" {
                assert_eq!(own.verdict == Valid, judged["sound"] == true, "{name}: {judged}");
            }
            if own.verdict == UnknownIssuer {
                assert!(judged["intact"] == true && judged["trusted"] == false, "{name}: {judged}");
            }
        }
        // Poppler knows no root here; it says whether what is there is what was signed.
        let told = Command::new("pdfsig").arg("-nocert").arg(cases.folder.path().join(format!("{name}.pdf")));
        let told = { told }.output().unwrap();
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let fits = told.matches("Signature is Valid.").count();
        let whole = told.contains("- Total document signed");
        let proven = found.iter().filter(|it| it.verdict != Altered).count();
        match name {
            // It takes what proves nothing for proof, and what was signed before it was added to.
            "appended" | "appended-space" => assert!(!whole, "{name}: {told}"),
            _ => assert_eq!(fits, proven, "{name}: {told}"),
        }
        let two = name == "valid-two";
        assert_eq!(found.first().is_some_and(|it| it.added_to), two, "{name}");
    }
    let valid = of_pdf(&cases.file("valid.pdf"), &cases.roots, now()).remove(0);
    assert_eq!((&*valid.signer, &*valid.organisation), ("Ana Ñáñez", "Organización de prueba"));
    assert_eq!(valid.issuer, "Raíz de prueba");
    assert!((now() - valid.at.unwrap()).num_minutes() < 10, "{valid:?}");
    // Another day, it does not hold any more; without roots, nobody is known.
    let later = now() + chrono::TimeDelta::days(500);
    assert_eq!(verdicts(&of_pdf(&cases.file("valid.pdf"), &cases.roots, later)), [Expired]);
    assert_eq!(verdicts(&of_pdf(&cases.file("valid.pdf"), &Roots::default(), now())), [UnknownIssuer]);
    assert_eq!(verdicts(&of_message(&cases.file("valid.p7m"), &cases.roots, now())), [Valid]);
    assert_eq!(verdicts(&of_message(&cases.file("altered.p7m"), &cases.roots, now())), [Altered]);
}

/// Every single byte of a signed file matters.
#[tokio::test]
async fn no_byte_can_be_changed() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    let act = get(&world, &format!("{COMMITMENT}/acta.pdf")).await.body;
    let Some(cases) = Cases::of(&act) else { return };
    let good = cases.file("valid.pdf");
    let padding = good.windows(64).position(|some| some.iter().all(|byte| *byte == b'0')).unwrap();
    for at in (0..good.len()).step_by(good.len() / 300) {
        let mut changed = good.clone();
        // In the zeros that fill the place of the signature any other digit is seen too.
        changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
        let found = of_pdf(&changed, &cases.roots, now());
        assert!(found.iter().all(|it| it.verdict != Verdict::Valid), "{at} of {padding}: {found:?}");
    }
    for end in (0..good.len()).step_by(good.len() / 100) {
        let found = of_pdf(&good[..end], &cases.roots, now());
        assert!(found.iter().all(|it| it.verdict != Verdict::Valid), "{end}");
    }
}

on_both_databases! {
    an_act_is_handed_in_and_says_who_signed, async |store| {
        let plain = World::demo(minga_testkit::sqlite().await).await;
        let pdf = get(&plain, &format!("{COMMITMENT}/acta.pdf")).await.body;
        let Some(cases) = Cases::of(&pdf) else { return };
        let roots = Arc::new(cases.roots.clone());
        let world = World::with(store, Settings { signature_roots: roots, ..Settings::default() }).await;
        world.import(&crate::harness::demo_folder()).await.unwrap();
        world.clock.set(&now().to_rfc3339());
        let officer = world.person(Role::Officer, Some("MINTEL")).await;
        let stranger = world.person(Role::Officer, Some("SERCOP")).await;
        let form = format!("{COMMITMENT}/acta/entregar");
        let list = format!("{COMMITMENT}/actas");
        assert!(get(&world, &list).await.text().contains("Todavía no hay un acta firmada"));

        let hand_in = async |who: &Person, file: &str| {
            world.send_file(who, &form, file, &cases.file(file)).await.status
        };
        assert_eq!(hand_in(&stranger, "valid.pdf").await, StatusCode::FORBIDDEN);
        for (file, words) in [
            ("valid.pdf", "Firma válida"), ("valid.p7m", "Firma válida"), ("appended.pdf", "Documento alterado"),
            ("unknown.pdf", "Emisor desconocido"), ("expired.pdf", "Certificado vencido"),
            ("weak.pdf", "Firma débil"), ("scan.pdf", "Copia escaneada"),
        ] {
            assert_eq!(hand_in(&officer, file).await, StatusCode::SEE_OTHER, "{file}");
            let told = get(&world, &list).await.text();
            let newest = told.split("<section").nth(1).unwrap();
            assert!(newest.contains(words), "{file}: {newest}");
            assert!(newest.contains("Ana") || file != "valid.pdf", "{newest}");
        }
        assert_eq!(hand_in(&officer, "valid.pdf").await, StatusCode::UNPROCESSABLE_ENTITY);
        // What claims to be a PDF and is none, and what holds something that is not taken.
        let fakes: [&[u8]; 4] =
            [b"%PDF-1.7 no", b"<html>%PDF-1.7 %%EOF", &cases.file("valid.p7m")[..400], b"0\x82\x01\x00no"];
        for fake in fakes {
            let status = world.send_file(&officer, &form, "acta.pdf", fake).await.status;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{}", String::from_utf8_lossy(fake));
        }
        // No name of who signed is in the record.
        let events = get(&world, "/api/v1/events?limit=200").await.text();
        assert!(events.contains("act.received") && events.contains("act.scan_received"));
        assert!(!events.contains("Ñáñez"));
        let seen = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert_eq!(seen.findings.len(), 0, "{:?}", seen.findings);
    };
}
