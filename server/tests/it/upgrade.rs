//! A new version brings its tables while the former one still reads: migrations add, and what
//! they no longer need goes with a later version, when nobody reads it any more.

use crate::harness::demo_folder;
use crate::killed::{ask, minga, prepare, serve};
use minga_server::compose::modules;
use minga_testkit::on_both_databases;
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

const PAGES: [&str; 5] = [
    "/es",
    "/es/planes/EC-PAGA-1",
    "/es/planes/EC-PAGA-1/compromisos/3",
    "/api/v1/milestones?plan=EC-PAGA-1&limit=200",
    "/es/registro",
];

on_both_databases! {
    no_migration_takes_away_what_the_former_version_reads, async |store| {
        let migrations = minga_web::migrations(&modules());
        let all = store.known(&migrations);
        let mut before = BTreeSet::new();
        for count in 1..=all.len() {
            let tx = store.write().await.unwrap();
            tx.migrate(&migrations, Some(&all[..count])).await.unwrap();
            tx.commit().await.unwrap();
            let db = store.read().await.unwrap();
            let now: BTreeSet<String> = minga_store::describe_schema(&db).await.unwrap().into_iter().collect();
            let gone: Vec<&String> = before.difference(&now).collect();
            // Before the first release one still did; none may do so again.
            let known = ["m20261123_000004_records"];
            assert!(gone.is_empty() || known.contains(&&*all[count - 1]), "{} takes away {gone:?}", all[count - 1]);
            before = now;
        }
        assert!(before.len() > 60);
    };

    the_former_version_reads_on_while_a_new_one_migrates, async |store| {
        let folder = tempfile::tempdir().unwrap();
        let (data, database) = (folder.path().to_owned(), store.url().to_owned());
        let (key, milestones) = prepare(&data, &database).await;
        let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut child = serve(&data, &database, listen);
        let (over, reads, failed) = (AtomicBool::new(false), AtomicUsize::new(0), Mutex::new(Vec::new()));
        let (over, reads, failed) = (&over, &reads, &failed);
        // What a version of the future brings: tables, columns, an index, and the note that it did.
        let sqlite = database.starts_with("sqlite");
        let moment = if sqlite { "0" } else { "0::bigint" };
        let steps = [
            "CREATE TABLE futures (id integer PRIMARY KEY, words text)".to_owned(),
            "ALTER TABLE plans ADD COLUMN future text".to_owned(),
            "ALTER TABLE milestones ADD COLUMN future integer".to_owned(),
            "ALTER TABLE events ADD COLUMN future text".to_owned(),
            "ALTER TABLE accounts ADD COLUMN future text".to_owned(),
            "CREATE INDEX futures_by_words ON futures (words)".to_owned(),
            format!("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_future', {moment})"),
        ];
        tokio::task::block_in_place(|| {
            std::thread::scope(|scope| {
                for at in 0..2 {
                    scope.spawn(move || {
                        for page in PAGES.iter().cycle().skip(at) {
                            if over.load(Ordering::Relaxed) {
                                return;
                            }
                            reads.fetch_add(1, Ordering::Relaxed);
                            match ask(listen, "GET", page, "", "") {
                                Some((200, _)) => {}
                                other => failed.lock().unwrap().push(format!("{page}: {other:?}")),
                            }
                        }
                    });
                }
                let runtime = tokio::runtime::Handle::current();
                for step in &steps {
                    std::thread::sleep(Duration::from_millis(300));
                    runtime.block_on(store.tamper(step));
                }
                std::thread::sleep(Duration::from_secs(1));
                over.store(true, Ordering::Relaxed);
            });
        });
        assert!(reads.load(Ordering::Relaxed) > 20);
        assert_eq!(*failed.lock().unwrap(), Vec::<String>::new());
        // It writes on, too, as long as nothing new is required of what it writes.
        let path = format!("/api/v1/milestones/{}/reports", milestones[0]);
        let written = ask(listen, "POST", &path, &key, "{\"percent\":7,\"text\":\"avance\"}");
        assert_eq!(written.unwrap().0, 201);
        child.kill().unwrap();
        child.wait().unwrap();
        // But it does not start again, and says why.
        let again = minga(&data, &database, &["--lang", "en", "serve"]).stderr(Stdio::piped()).output().unwrap();
        let told = String::from_utf8_lossy(&again.stderr).into_owned();
        assert!(!again.status.success() && told.contains("newer version"), "{told}");
        let import = minga(&data, &database, &["--lang", "en", "import", "plan", demo_folder().to_str().unwrap()])
            .stderr(Stdio::piped()).output().unwrap();
        assert!(String::from_utf8_lossy(&import.stderr).contains("newer version"));
    };
}
