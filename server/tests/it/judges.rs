//! The record before judges that others wrote: a verifier of transparency logs checks what a
//! server gives out, and a witness countersigns it. `cargo xtask test` installs them and names
//! their folder.

use crate::harness::{World, folder};
use minga_record::{PublicKey, Record, Witness};
use minga_testkit::SeededRandom;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const OTHER: &str = "code,title,country,cycle_start,cycle_end\nEC-PAGA-1,Otro,EC,2019-12-01,2022-08-31\n";

/// The variable with the folder of the judges' programs.
const JUDGES: &str = "MINGA_TEST_JUDGES";

#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
pub(crate) fn judge(name: &str) -> Option<PathBuf> {
    let found = std::env::var_os(JUDGES).map(|folder| PathBuf::from(folder).join(name));
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
    let Some(verifier) = judge("aics-tlog") else { return };
    let world = World::demo(minga_testkit::sqlite().await).await;
    let files = world.app.record.files();
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
        ("plan", OTHER),
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

/// A witness that runs; it ends when this is dropped.
struct Running {
    child: Child,
    /// How an operator names it to the program.
    entry: String,
    key: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts a witness that knows one record.
fn witness(program: &Path, folder: &Path, record: &PublicKey) -> Running {
    let config = folder.join("witness.json");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let listen = format!("127.0.0.1:{port}");
    let ask = |words: &[&str]| {
        let answer = Command::new(program).args(words).arg("--config").arg(&config).output().unwrap();
        assert!(answer.status.success(), "{words:?}: {}", told(&answer));
        told(&answer)
    };
    ask(&["init", "--name", "witness.example/w1", "--listen", &listen]);
    ask(&["add-log", "--origin", record.origin(), "--vkey", record.as_str()]);
    let status = ask(&["status"]);
    let word = status.split(|c: char| c.is_whitespace() || c == '"');
    let key =
        word.into_iter().find(|word| word.starts_with("witness.example/w1+")).expect(&status).to_owned();
    let mut serve = Command::new(program);
    serve.arg("serve").arg("--config").arg(&config).stdout(Stdio::null()).stderr(Stdio::null());
    let child = serve.spawn().unwrap();
    let running = Running { child, entry: format!("{key} http://{listen}"), key };
    let begun = Instant::now();
    while TcpStream::connect(&listen).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(20), "the witness does not answer");
        std::thread::sleep(Duration::from_millis(20));
    }
    running
}

#[tokio::test]
async fn an_independent_witness_signs_growth_and_refuses_another_past() {
    let (Some(verifier), Some(program)) = (judge("aics-tlog"), judge("aics-witness")) else { return };
    let world = World::demo(minga_testkit::sqlite().await).await;
    let place = tempfile::tempdir().unwrap();
    let running = witness(&program, place.path(), &world.app.record.key());
    let named = Witness::parse(&running.entry).unwrap();
    let record = world.app.record.clone().with_witnesses(vec![named.clone()]);

    record.publish().await.unwrap();
    assert!(record.ask_witnesses().await.unwrap().is_empty());
    assert!(named.signed(&record.checkpoint().await.unwrap().unwrap()));
    world.import(folder(&[("plan", OTHER)]).path()).await.unwrap();
    record.publish().await.unwrap();
    assert!(!named.signed(&record.checkpoint().await.unwrap().unwrap()));
    assert!(record.ask_witnesses().await.unwrap().is_empty());
    let note = record.checkpoint().await.unwrap().unwrap();
    assert!(named.signed(&note));
    assert_eq!(record.files().read("checkpoint").unwrap().unwrap(), note.as_bytes());
    // The verifier, which takes both keys from elsewhere, wants that signature and finds it.
    let key = place.path().join("key");
    std::fs::write(&key, record.key().as_str()).unwrap();
    let files = record.files();
    let case = Case { verifier: &verifier, key, record: files.folder() };
    case.accepts(&["verify-checkpoint", "--quorum", "1", "--witness-key", &running.key]);

    // The same key signs another past, of the same size and of a greater one.
    let other = World::new(minga_testkit::sqlite().await).await;
    std::fs::copy(world.files.path().join("secret/key"), other.files.path().join("secret/key")).unwrap();
    let clock = other.app.clock.clone();
    let random = SeededRandom::new(3);
    let forked = Record::open((*other.store).clone(), other.files.path(), "x", clock, &random).unwrap();
    let forked = forked.with_witnesses(vec![named.clone()]);
    assert_eq!(forked.key(), record.key());
    for changed in ["EC-PAGA-1", "EC-PAGA-2"] {
        let plan = OTHER.replace("EC-PAGA-1", changed);
        let mut milestones = "commitment,number,title\n".to_owned();
        (1..=200).for_each(|number| milestones.push_str(&format!("1,{number},Hito\n")));
        let commitments = "number,title\n1,Uno\n";
        let sheets = [("plan", &*plan), ("commitments", commitments), ("milestones", &milestones)];
        other.import(folder(&sheets).path()).await.unwrap();
        forked.publish().await.unwrap();
        let faults = forked.ask_witnesses().await.unwrap();
        assert!(faults.iter().any(|fault| fault.to_string().contains("422")), "{faults:?}");
        assert!(!named.signed(&forked.checkpoint().await.unwrap().unwrap()));
    }
}
