//! Another installation verified from outside, over real connections: what a stranger finds
//! who has nothing but its address.

use crate::harness::{World, demo_folder, folder};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use minga_kernel::Kind;
use minga_record::outside::{Options, OutsideError, Seen, Visit, visit};
use minga_record::verify::Finding;
use minga_record::{PublicKey, Record};
use minga_server::shown::SHOWN;
use minga_testkit::{SeededRandom, TestStore, on_both_databases};
use minga_web::{App, Settings};
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;
use tempfile::TempDir;

/// Serves a program until this is dropped.
pub(crate) struct Served {
    pub(crate) address: String,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(crate) async fn served(app: &App) -> Served {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let service = minga_web::service(app.clone());
    let task = tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let service = tower::util::MapRequest::new(
                service.clone(),
                |request: http::Request<hyper::body::Incoming>| request.map(axum::body::Body::new),
            );
            tokio::spawn(async move {
                let connections = Builder::new(TokioExecutor::new());
                let _ = connections
                    .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
                    .await;
            });
        }
    });
    Served { address, task }
}

/// A stranger with a folder of their own.
pub(crate) struct Stranger {
    pub(crate) folder: TempDir,
    pub(crate) key: Option<PublicKey>,
}

impl Stranger {
    pub(crate) fn new() -> Stranger {
        Stranger { folder: tempfile::tempdir().unwrap(), key: None }
    }

    pub(crate) async fn try_visit(&self, address: &str, again: bool) -> Result<Visit, OutsideError> {
        let (place, key, address) = (self.folder.path().to_owned(), self.key.clone(), address.to_owned());
        let visiting = tokio::task::spawn_blocking(move || {
            let pause = Duration::from_millis(20);
            visit(&address, &Options { folder: &place, key, again, most: 100_000, pause, shown: SHOWN })
        });
        visiting.await.unwrap()
    }

    pub(crate) async fn visit(&self, app: &App) -> Visit {
        let served = served(app).await;
        self.try_visit(&served.address, false).await.unwrap()
    }

    async fn finds(&self, app: &App) -> Vec<Seen> {
        self.visit(app).await.findings.into_iter().collect()
    }
}

/// The demo, signed, in which nothing is remembered of what pages showed before.
pub(crate) async fn signed_demo(store: TestStore) -> World {
    let world = World::with(store, Settings { page_cache_bytes: 0, ..Settings::default() }).await;
    world.import(&demo_folder()).await.unwrap();
    world.app.record.publish().await.unwrap();
    world
}

pub(crate) const OTHER: &str =
    "code,title,country,cycle_start,cycle_end\nEC-PAGA-1,Otro,EC,2019-12-01,2022-08-31\n";

/// The addresses at which findings say that a thing of this kind shows another fact.
fn shows(found: &[Seen], kind: &'static str, fact: &str) -> Vec<String> {
    let address = |seen: &Seen| match seen {
        Seen::Shows { address, thing, names, .. }
            if thing.kind == Kind::new(kind) && names.iter().any(|name| name == fact) =>
        {
            Some(address.clone())
        }
        _ => None,
    };
    found.iter().filter_map(address).collect()
}

on_both_databases! {
    an_honest_installation_is_verified_from_outside, async |store| {
        let world = signed_demo(store).await;
        let stranger = Stranger::new();
        let seen = stranger.visit(&world.app).await;
        assert_eq!(seen.findings.len(), 0, "{:?}", seen.findings);
        assert_eq!((seen.size, seen.things, seen.first, seen.seen), (137, 137, true, None));
        assert!(seen.facts > 900 && seen.texts > 100, "{seen:?}");
        assert_eq!((seen.key, seen.fetched), (world.app.record.key(), 2));

        // Several tiles: what is whole is fetched once.
        let mut milestones = "commitment,number,title,end\n".to_owned();
        (100..500).for_each(|number| milestones.push_str(&format!("1,{number},Hito,2022-05-05\n")));
        let grown = folder(&[("plan", OTHER), ("milestones", &milestones)]);
        world.import(grown.path()).await.unwrap();
        world.app.record.publish().await.unwrap();
        let seen = stranger.visit(&world.app).await;
        assert_eq!(seen.findings.len(), 0, "{:?}", seen.findings);
        assert_eq!((seen.seen, seen.first, seen.fetched), (Some(137), false, 7));
        let seen = stranger.visit(&world.app).await;
        assert_eq!((seen.findings.len(), seen.fetched), (0, 3));
    };

    what_was_changed_behind_the_record_is_found_from_outside, async |store| {
        let world = signed_demo(store).await;
        let stranger = Stranger::new();
        assert_eq!(stranger.finds(&world.app).await, []);
        let facts = "/api/v1/record/facts".to_owned();
        for (change, back, kind, fact, list) in [
            ("UPDATE plans SET adopted = '2001-01-01'", None, "plan", "adopted", Some("plans")),
            ("UPDATE milestones SET \"end\" = '2031-01-01' WHERE number = 1", None, "milestone", "end", Some("milestones")),
            ("UPDATE milestones SET state = 'cancelled' WHERE number = 2", None, "milestone", "state", Some("milestones")),
            ("UPDATE commitments SET code = 'X' WHERE number = 3", None, "commitment", "code", Some("commitments")),
            ("UPDATE organisations SET sector = 'private' WHERE sector = 'public'", None, "organisation", "sector", Some("organisations")),
            ("UPDATE learnings SET position = position + 50", Some("UPDATE learnings SET position = position - 50"), "learning", "position", None),
        ] {
            let table = change.split(' ').nth(1).unwrap();
            world.store.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table}")).await;
            world.store.tamper(change).await;
            let found = stranger.finds(&world.app).await;
            let addresses = shows(&found, kind, fact);
            assert!(addresses.contains(&facts), "{change}: {found:?}");
            if let Some(list) = list {
                assert!(addresses.contains(&format!("/api/v1/{list}")), "{change}: {found:?}");
            }
            if let Some(back) = back {
                world.store.tamper(back).await;
            } else {
                world.store.tamper(&format!("DELETE FROM {table}")).await;
                world.store.tamper(&format!("INSERT INTO {table} SELECT * FROM kept")).await;
            }
            world.store.tamper("DROP TABLE kept").await;
        }
        assert_eq!(stranger.finds(&world.app).await, []);

        world.store.tamper("DELETE FROM milestones WHERE number = 2").await;
        let hidden = stranger.finds(&world.app).await;
        let at = |path: &str| hidden.iter().filter(|it| matches!(it, Seen::Hidden { address, .. } if address == path)).count();
        assert!(at(&facts) > 1 && at(&facts) == at("/api/v1/milestones"), "{hidden:?}");
    };

    a_record_that_was_changed_is_found_from_outside, async |store| {
        let world = signed_demo(store).await;
        let files = world.app.record.files();
        for name in ["tile/0/000.p/137", "tile/entries/000.p/137"] {
            let stranger = Stranger::new();
            assert_eq!(stranger.finds(&world.app).await, []);
            let whole = files.read(name).unwrap().unwrap();
            let mut altered = whole.clone();
            altered[40] ^= 1;
            files.write(name, &altered).unwrap();
            let file = Seen::Record(Finding::File(format!("/record/{name}")));
            assert_eq!(stranger.finds(&world.app).await, std::slice::from_ref(&file));
            std::fs::remove_file(files.folder().join(name)).unwrap();
            assert!(stranger.finds(&world.app).await.contains(&file));
            files.write(name, &whole).unwrap();
            assert_eq!(stranger.finds(&world.app).await, []);
        }
    };

    an_older_copy_is_found_from_outside, async |store| {
        let world = signed_demo(store).await;
        let stranger = Stranger::new();
        keep_yesterday(&world).await;
        world.import(folder(&[("plan", OTHER)]).path()).await.unwrap();
        world.app.record.publish().await.unwrap();
        assert_eq!(stranger.finds(&world.app).await, []);
        put_back_yesterday(&world).await;
        assert_eq!(stranger.finds(&world.app).await, [Seen::Shrunk { seen: 138, shown: 137 }]);
    };

    a_rewritten_record_is_found_by_whoever_saw_the_first, async |store| {
        let world = signed_demo(store).await;
        let stranger = Stranger::new();
        assert_eq!(stranger.finds(&world.app).await, []);
        // The same key, the same name, another past.
        let other = World::with(minga_testkit::sqlite().await, world.app.settings.clone()).await;
        other.import(&demo_folder()).await.unwrap();
        other.store.tamper("UPDATE events SET facts = '{}' WHERE sequence = 90").await;
        other.app.record.publish().await.unwrap();
        assert_eq!(other.app.record.key(), world.app.record.key());
        assert_eq!(stranger.finds(&other.app).await, [Seen::Forked(137)]);
        // Whoever comes for the first time cannot know; that is what witnesses are for.
        assert_eq!(Stranger::new().finds(&other.app).await, []);
        // Still, after it has grown.
        other.import(folder(&[("plan", OTHER)]).path()).await.unwrap();
        other.app.record.publish().await.unwrap();
        assert_eq!(stranger.finds(&other.app).await, [Seen::Forked(137)]);
        assert_eq!(stranger.finds(&world.app).await, []);
    };

    a_record_that_another_key_signs_is_found, async |store| {
        let world = signed_demo(store).await;
        let stranger = Stranger::new();
        assert_eq!(stranger.finds(&world.app).await, []);
        let elsewhere = tempfile::tempdir().unwrap();
        world.store.tamper("DELETE FROM checkpoints").await;
        let (random, clock) = (SeededRandom::new(99), world.app.clock.clone());
        let store = (*world.store).clone();
        let other = Record::open(store, elsewhere.path(), "minga.example/record", clock, &random).unwrap();
        other.publish().await.unwrap();
        let known = world.app.record.key().as_str().to_owned();
        let found = other.key().as_str().to_owned();
        let app = world.with_record(other);
        assert_eq!(stranger.finds(&app).await, [Seen::Key { known: known.clone(), found: found.clone() }]);
        // The same from the first visit on, if the key was told by somebody else.
        let told = Stranger { key: PublicKey::parse(&known), ..Stranger::new() };
        assert_eq!(told.finds(&app).await, [Seen::Key { known, found }]);
    };
}

/// Keeps a copy of what the tests of this record change.
pub(crate) async fn keep_yesterday(world: &World) {
    world.store.tamper("CREATE TABLE yesterday AS SELECT * FROM plans").await;
}

/// Yesterday's copy of the database is put back.
pub(crate) async fn put_back_yesterday(world: &World) {
    world.store.tamper("DELETE FROM plans").await;
    world.store.tamper("INSERT INTO plans SELECT * FROM yesterday").await;
    world.store.tamper("DROP TABLE yesterday").await;
    world.store.tamper("DELETE FROM checkpoints WHERE size > 137").await;
    world.store.tamper("DELETE FROM events WHERE sequence > 137").await;
    world.store.tamper("UPDATE counters SET value = 137 WHERE name = 'events'").await;
}

/// `minga verify`, for a stranger without an installation.
async fn minga_verify(address: &str, state: &Path) -> (Output, String) {
    let nowhere = state.join("no-installation");
    let mut command = Command::new(env!("CARGO_BIN_EXE_minga"));
    command.env_clear().args(["--lang", "en", "--data"]).arg(&nowhere);
    command.args(["verify", address, "--state"]).arg(state);
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    assert!(!nowhere.exists(), "a stranger needs no installation");
    let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    let told = told.into_owned();
    (output, told)
}

#[tokio::test]
async fn the_command_says_what_it_found_and_ends_accordingly() {
    // Pages are remembered here, as everywhere; facts and records never are.
    let world = World::demo(minga_testkit::sqlite().await).await;
    world.app.record.publish().await.unwrap();
    let served = served(&world.app).await;
    let state = tempfile::tempdir().unwrap();
    let (output, told) = minga_verify(&served.address, state.path()).await;
    assert_eq!(output.status.code(), Some(0), "{told}");
    for words in [world.app.record.key().as_str(), "137 signed entries", "texts cannot be compared"] {
        assert!(told.contains(words), "{told}");
    }
    world.store.tamper("UPDATE plans SET state = 'closed'").await;
    let (output, told) = minga_verify(&served.address, state.path()).await;
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("/api/v1/record/facts: plan:") && told.contains(": state"), "{told}");
    let (output, told) = minga_verify("http://127.0.0.1:1", state.path()).await;
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("could not be asked"), "{told}");
}

#[tokio::test]
async fn what_is_no_installation_is_trouble_and_no_finding() {
    let stranger = Stranger::new();
    for (status, body) in [
        ("200 OK", "<html>"),
        ("200 OK", "[]"),
        ("200 OK", "[{}]"),
        ("404 Not Found", ""),
        ("302 Found", ""),
        ("500 Internal Server Error", "[{}]"),
    ] {
        let answer =
            format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
        let address = crate::record::witness_that_says(Some(answer));
        let visited = stranger.try_visit(&address, false).await;
        assert!(matches!(visited, Err(OutsideError::Network { .. })), "{status} {body}: {visited:?}");
    }
}
