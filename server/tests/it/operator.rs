//! What whoever operates the program does on its own machine: accounts, jobs, the doctor.

use crate::harness::demo_folder;
use minga_auth::{accounts, memberships_of};
use minga_jobs::{Handler, JobError, Worker, enqueue};
use minga_kernel::{Actor, Lang, Role};
use minga_server::compose::{Purpose, compose};
use minga_server::config::Config;
use minga_testkit::on_both_databases;
use minga_web::App;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

const PROGRAM: &str = env!("CARGO_BIN_EXE_minga");

fn command(data: &Path, database: &str) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_clear().env("MINGA_DATABASE_URL", database).args(["--lang", "en", "--data"]).arg(data);
    command
}

fn minga(data: &Path, database: &str, words: &[&str]) -> Output {
    command(data, database).args(words).output().unwrap()
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[track_caller]
fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", told(output));
    told(output)
}

#[track_caller]
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", told(output));
    told(output)
}

async fn app(data: &Path, database: &str) -> App {
    let config = Config { data: data.to_owned(), database_url: database.to_owned(), ..Config::default() };
    compose(&config, Purpose::OneDeed).await.unwrap()
}

/// A job that never succeeds.
struct Never;

#[async_trait::async_trait]
impl Handler for Never {
    fn kind(&self) -> &'static str {
        "never"
    }

    async fn run(&self, _payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        Err(JobError::give_up("no-luck"))
    }
}

on_both_databases! {
    the_operator_does_what_administrators_do, async |store| {
        let folder = tempfile::tempdir().unwrap();
        let (data, url) = (folder.path().join("data"), store.url().to_owned());
        done(&minga(&data, &url, &["import", "plan", demo_folder().to_str().unwrap()]));
        let invite = ["account", "invite", "Ana@Example.org", "--name", "Ana", "--role", "officer"];
        // An officer acts for somebody: nothing is written before that is known.
        let told = refused(&minga(&data, &url, &[&invite[..], &["--organisation", "NADIE"]].concat()));
        assert!(told.contains("nothing with the code “NADIE”"), "{told}");
        assert_eq!(done(&minga(&data, &url, &["account", "list"])), "");
        let told = done(&minga(&data, &url, &[&invite[..], &["--organisation", "SERCOP"]].concat()));
        assert!(told.contains("/en/sign-in/with/"), "{told}");
        let list = done(&minga(&data, &url, &["account", "list"]));
        assert_eq!(list.trim_end(), "ana@example.org\tAna\tofficer SERCOP");
        assert!(refused(&minga(&data, &url, &invite)).contains("has an account already"));
        let nobody = refused(&minga(&data, &url, &["account", "lock", "nobody@example.org"]));
        assert!(nobody.contains("no account with the address"), "{nobody}");
        let king = refused(&minga(&data, &url, &["account", "role", "ana@example.org", "--role", "operator"]));
        assert!(king.contains("There is no role"), "{king}");
        done(&minga(&data, &url, &["account", "role", "ana@example.org", "--role", "moderator"]));
        let ended = done(&minga(&data, &url, &["account", "end-role", "ana@example.org", "officer"]));
        assert!(ended.contains("1 role ended"), "{ended}");
        done(&minga(&data, &url, &["account", "lock", "ana@example.org"]));
        let list = done(&minga(&data, &url, &["account", "list"]));
        assert_eq!(list.trim_end(), "ana@example.org\tAna\tlocked\tmoderator");
        // Who is locked gets no link.
        refused(&minga(&data, &url, &["account", "link", "ana@example.org"]));
        done(&minga(&data, &url, &["account", "unlock", "ana@example.org"]));
        let link = done(&minga(&data, &url, &["account", "link", "ana@example.org"]));
        assert!(link.contains("/es/entrar/con/") || link.contains("/en/sign-in/with/"), "{link}");
        assert!(done(&minga(&data, &url, &["account", "sign-out", "ana@example.org"])).contains("nowhere"));
        let app = app(&data, &url).await;
        let db = app.store.read().await.unwrap();
        let ana = accounts(&db, None, 10).await.unwrap().remove(0);
        let held = memberships_of(&db, ana.id).await.unwrap();
        assert_eq!(held.iter().map(|it| (it.role, it.ends.is_some())).collect::<Vec<_>>(),
            [(Role::Officer, true), (Role::Moderator, false)]);
        drop(db);
        // All of it is in the record, and nothing of who it was.
        app.record.publish().await.unwrap();
        done(&minga(&data, &url, &["verify"]));
        let copy = folder.path().join("copy");
        done(&minga(&data, &url, &["record", "export", copy.to_str().unwrap()]));
        let grep = Command::new("grep").args(["-rlia", "ana@\\|example.org"]).arg(&copy).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&grep.stdout), "");
    };

    a_job_that_always_fails_is_parked_shown_and_let_go, async |store| {
        let folder = tempfile::tempdir().unwrap();
        let (data, url) = (folder.path().join("data"), store.url().to_owned());
        done(&minga(&data, &url, &["migrate"]));
        let app = app(&data, &url).await;
        let cx = app.cx(Actor::Operator, Lang::Es);
        let tx = app.store.write().await.unwrap();
        let id = enqueue(&cx, &tx, "never", &"ana@example.org").await.unwrap().to_string();
        tx.commit().await.unwrap();
        let handler: Arc<dyn Handler> = Arc::new(Never);
        let worker = Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), [handler]);
        worker.run_once().await.unwrap();
        // It is not tried again by itself.
        assert_eq!(worker.run_once().await.unwrap(), 0);
        let doctor = refused(&minga(&data, &url, &["doctor"]));
        assert!(doctor.contains("given up: 1 (") && doctor.contains("never: no-luck"), "{doctor}");
        assert!(doctor.contains("minga jobs retry all"), "{doctor}");
        let list = done(&minga(&data, &url, &["jobs", "list"]));
        assert!(list.contains(&id) && list.contains("no-luck") && !list.contains("ana@"), "{list}");
        assert!(done(&minga(&data, &url, &["jobs", "retry", &id])).contains("1 job"));
        refused(&minga(&data, &url, &["jobs", "retry", &id]));
        worker.run_once().await.unwrap();
        assert!(done(&minga(&data, &url, &["jobs", "discard", "all"])).contains("1 job"));
        assert_eq!(done(&minga(&data, &url, &["jobs", "list"])), "");
        done(&minga(&data, &url, &["doctor"]));
    };

    the_doctor_says_what_to_do, async |store| {
        let folder = tempfile::tempdir().unwrap();
        let (data, url) = (folder.path().join("data"), store.url().to_owned());
        let behind = refused(&minga(&data, &url, &["doctor"]));
        assert!(behind.contains("✗ The database lacks migrations"), "{behind}");
        done(&minga(&data, &url, &["import", "plan", demo_folder().to_str().unwrap()]));
        let well = done(&minga(&data, &url, &["doctor"]));
        for line in ["✓ The clock", "✓ There is room", "✓ Files can be", "! No mail server", "! Events that the program will sign",
            "! “minga backup” was never", "✓ The private keys", "! “base_url” is not set"] {
            assert!(well.contains(line), "{line} is missing from {well}");
        }
        assert!(!well.contains('✗'), "{well}");
        let place = folder.path().join("backups");
        done(&minga(&data, &url, &["backup", place.to_str().unwrap()]));
        assert!(done(&minga(&data, &url, &["doctor"])).contains("✓ The last backup was made on"));
        std::fs::write(data.join("last-backup"), "2021-06-01T00:00:00Z\n/backup\n").unwrap();
        assert!(refused(&minga(&data, &url, &["doctor"])).contains("✗ The last backup is old"));
        std::fs::remove_file(data.join("last-backup")).unwrap();

        let key = data.join("record/secret/key");
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(refused(&minga(&data, &url, &["doctor"])).contains("✗ Others than the owner"));
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();

        // Nobody listens there; a host that is none; a store that is not there.
        for (name, value, line) in [
            ("MINGA_MAIL_SERVER", "smtp://127.0.0.1:1?tls=none", "✗ Mail cannot be sent"),
            ("MINGA_MAIL_SERVER", "nonsense", "✗ The settings of mail"),
            ("MINGA_FILES_BUCKET", "none", "✗ Files cannot be kept"),
        ] {
            let mut doctor = command(&data, &url);
            doctor.env("MINGA_FILES_ENDPOINT", "http://127.0.0.1:1").env("MINGA_FILES_KEY_ID", "x");
            let told = refused(&doctor.env("MINGA_FILES_SECRET", "SECRETO").env(name, value).arg("doctor").output().unwrap());
            assert!(told.contains(line) && !told.contains("SECRETO"), "{told}");
        }
        // What was written last is of the future: the clock is behind.
        let later = "2099-01-01 00:00:00+00:00";
        store.tamper(&format!("UPDATE events SET at = '{later}' WHERE sequence = (SELECT max(sequence) FROM events)")).await;
        assert!(refused(&minga(&data, &url, &["doctor"])).contains("✗ The clock is behind"));
    };
}
