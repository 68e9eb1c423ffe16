//! The record before judges that others wrote: a verifier of transparency logs checks what a
//! server gives out. `cargo xtask test` installs it and names its folder.

use crate::harness::{World, folder};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The variable with the folder of the judges' programs.
const JUDGES: &str = "MINGA_TEST_JUDGES";

#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
fn verifier() -> Option<PathBuf> {
    let found = std::env::var_os(JUDGES).map(|folder| PathBuf::from(folder).join("aics-tlog"));
    if found.is_none() {
        eprintln!("skipped: {JUDGES} names no folder; `cargo xtask test` does");
    }
    found
}

/// A folder of a record, before the judge.
struct Case<'a> {
    verifier: &'a Path,
    key: PathBuf,
    record: &'a Path,
}

impl Case<'_> {
    fn ask(&self, words: &[&str]) -> Output {
        let mut command = Command::new(self.verifier);
        command.args(words).arg("--vkey-file").arg(&self.key).arg("--tiles").arg(self.record);
        command.output().unwrap()
    }

    #[track_caller]
    fn accepts(&self, words: &[&str]) {
        let answer = self.ask(words);
        assert!(answer.status.success(), "{words:?}: {}", told(&answer));
        assert!(told(&answer).contains("\"ok\": true"), "{words:?}: {}", told(&answer));
    }

    #[track_caller]
    fn refuses(&self, words: &[&str]) {
        let answer = self.ask(words);
        assert_eq!(answer.status.code(), Some(1), "{words:?}: {}", told(&answer));
    }
}

fn told(answer: &Output) -> String {
    String::from_utf8_lossy(&answer.stdout).into_owned() + &String::from_utf8_lossy(&answer.stderr)
}

#[tokio::test]
async fn an_independent_verifier_agrees() {
    let Some(verifier) = verifier() else { return };
    let world = World::demo(minga_testkit::sqlite().await).await;
    let files = world.app.record.files().clone();
    world.app.record.publish().await.unwrap();
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = place.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    // The judge takes the key from elsewhere than from the record.
    let key = PathBuf::from(write("key", world.app.record.key().as_str().as_bytes()));
    let case = Case { verifier: &verifier, key, record: files.folder() };
    let old = write("old", world.app.record.checkpoint().await.unwrap().unwrap().as_bytes());

    case.accepts(&["verify-checkpoint"]);
    let changed = folder(&[
        ("plan", "code,title,country,cycle_start,cycle_end\nEC-PAGA-1,Otro,EC,2019-12-01,2022-08-31\n"),
        ("milestones", "commitment,number,title,end\n1,1,Otro,2022-05-05\n2,1,Otro,2022-05-06\n"),
    ]);
    world.import(changed.path()).await.unwrap();
    world.app.record.publish().await.unwrap();
    case.accepts(&["verify-checkpoint"]);
    case.accepts(&["verify-consistency", "--old-checkpoint", &old]);
    for sequence in [1, 64, 137, 138] {
        let receipt = world.app.record.receipt(sequence).await.unwrap().unwrap();
        let leaf = write("leaf", &receipt.leaf);
        let (index, other) = (receipt.index.to_string(), (receipt.index ^ 1).to_string());
        case.accepts(&["verify-inclusion", "--leaf", &leaf, "--index", &index]);
        case.refuses(&["verify-inclusion", "--leaf", &leaf, "--index", &other]);
        let altered = write("altered", &[&receipt.leaf[..], b" "].concat());
        case.refuses(&["verify-inclusion", "--leaf", &altered, "--index", &index]);
    }

    // A tile that was rewritten.
    let name = format!("tile/0/000.p/{}", 140);
    let mut tile = files.read(&name).unwrap().unwrap();
    tile[7] ^= 1;
    files.write(&name, &tile).unwrap();
    case.refuses(&["verify-consistency", "--old-checkpoint", &old]);
}
