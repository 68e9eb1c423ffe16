//! What was copied can be put back: whole, on either database, or not at all.

use crate::harness::{World, demo_folder};
use bytes::Bytes;
use futures_util::TryStreamExt;
use http::StatusCode;
use minga_auth::add_account;
use minga_backup::{BackupError, Source, Target, Vault, backup, restore};
use minga_files::FileStore;
use minga_kernel::{Actor, Clock, Lang, Nobody, Role};
use minga_record::{Record, verify};
use minga_server::compose::modules;
use minga_store::{Store, rows, tables};
use minga_testkit::{ObjectServer, SeededRandom, TestStore, on_both_databases};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_minga");
const ORIGIN: &str = "minga.example/record";

/// The program's command line with no setting but these.
fn minga(data: &Path, database: &str, words: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.env_clear().env("MINGA_DATABASE_URL", database).args(["--lang", "en", "--data"]).arg(data);
    command.args(words).output().unwrap()
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[track_caller]
fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", told(output));
    told(output)
}

/// Every row of every table, sorted.
async fn content(store: &Store) -> Vec<String> {
    let db = store.read().await.unwrap();
    let mut lines = Vec::new();
    for shape in tables(&db).await.unwrap() {
        let all: Vec<_> = rows(&db, &shape).await.unwrap().try_collect().await.unwrap();
        lines.extend(all.iter().map(|row| format!("{} {row}", shape.table)));
    }
    lines.sort_unstable();
    lines
}

/// A second database: of the other kind where there is one.
async fn others() -> Vec<TestStore> {
    let mut stores = vec![minga_testkit::sqlite().await];
    stores.extend(minga_testkit::postgres().await);
    stores
}

/// The demo with two files, one of which does not fit into one part, and its record signed.
async fn installation(store: TestStore) -> World {
    let world = World::demo(store).await;
    world.app.files.put_bytes(Bytes::from_static(b"acta"), 1 << 20).await.unwrap();
    world.app.files.put_bytes(Bytes::from(vec![7; 9 << 20]), 10 << 20).await.unwrap();
    let tx = world.app.store.write().await.unwrap();
    add_account(&world.app.cx(Actor::Operator, Lang::Es), &tx, "nusta@example.org", "Ñusta", Lang::Es)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    // A workbook that waits for a yes: the one column of bytes.
    let leader = world.person(Role::Coordinator, None).await;
    let tables = world.export("EC-PAGA-1").await;
    let workbook = minga_exchange::workbook(&tables, &world.app.words, Lang::Es).unwrap();
    let sent = world.send_file(&leader, "/es/importar", "plan.xlsx", &workbook).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    world.app.record.publish().await.unwrap();
    world
}

async fn backed_up(world: &World, vault: &Vault) -> minga_backup::Made {
    let (folder, migrations) = (data_of(world), world.app.migrations());
    let source = Source {
        store: &world.app.store,
        migrations: &migrations,
        files: &world.app.files,
        folder: folder.path(),
        derived: &folder.path().join("record/public/tile"),
        origin: ORIGIN,
        program: "test",
    };
    backup(vault, &source, world.clock.now(), &Nobody).await.unwrap()
}

/// The world's record, where a data folder has it.
fn data_of(world: &World) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(world.files.path(), folder.path().join("record")).unwrap();
    folder
}

async fn put_back(
    vault: &Vault,
    store: &Store,
    folder: &Path,
    origin: Option<&str>,
) -> Result<(), BackupError> {
    let migrations = minga_web::migrations(&modules());
    let files = FileStore::folder(&folder.join("files"), Arc::new(SeededRandom::new(5))).unwrap();
    let target = Target { store, migrations: &migrations, files: &files, folder, origin };
    restore(vault, None, &target, &Nobody).await.map(drop)
}

/// Nothing was written to this database.
async fn is_empty(store: &Store) -> bool {
    store.applied(&minga_web::migrations(&modules())).await.unwrap().is_empty()
}

fn objects(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(objects(&path)) } else { found.push(path) }
    }
    found
}

on_both_databases! {
    a_drill_with_the_program_gives_the_same_installation, async |store| {
        let (here, vault) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (data, vault) = (here.path().join("data"), vault.path().to_str().unwrap().to_owned());
        let database = store.url().to_owned();
        done(&minga(&data, &database, &["import", "plan", demo_folder().to_str().unwrap()]));
        done(&minga(&data, &database, &["record", "export", here.path().join("copy").to_str().unwrap()]));
        std::fs::write(data.join("minga.toml"), "place = \"Quito\"\n").unwrap();
        let files = FileStore::folder(&data.join("files"), Arc::new(SeededRandom::new(1))).unwrap();
        let kept = files.put_bytes(Bytes::from_static(b"acta"), 1 << 20).await.unwrap();
        let copied = files.copies().put_bytes(Bytes::from_static(b"<html>"), 1 << 20).await.unwrap();
        let made = done(&minga(&data, &database, &["backup", &vault]));
        assert!(made.contains("2 files, 2 of them new here"), "{made}");
        let again = done(&minga(&data, &database, &["backup", &vault, "--keep", "5"]));
        assert!(again.contains("2 files, 0 of them new here"), "{again}");
        let before = content(&store).await;
        for other in others().await {
            let there = tempfile::tempdir().unwrap();
            let new = there.path().join("data");
            let restored = done(&minga(&new, other.url(), &["restore", &vault]));
            // A restore ends with what `verify` says.
            assert!(restored.contains("all as they were signed"), "{restored}");
            assert_eq!(content(&other).await, before);
            for name in ["minga.toml", "record/secret/key", "record/public/checkpoint"] {
                assert_eq!(std::fs::read(new.join(name)).unwrap(), std::fs::read(data.join(name)).unwrap(), "{name}");
            }
            let files = FileStore::folder(&new.join("files"), Arc::new(SeededRandom::new(1))).unwrap();
            files.check(kept.hash).await.unwrap();
            files.copies().check(copied.hash).await.unwrap();
            // The record goes on from where it was.
            let agenda = demo_folder().with_file_name("ecuador-digital-agenda");
            done(&minga(&new, other.url(), &["import", "plan", agenda.to_str().unwrap()]));
            let exported = there.path().join("copy");
            done(&minga(&new, other.url(), &["record", "export", exported.to_str().unwrap()]));
            done(&minga(&new, other.url(), &["verify"]));
            // And nothing is put over what is there.
            let refused = minga(&new, other.url(), &["restore", &vault]);
            assert_eq!(refused.status.code(), Some(1));
            assert!(told(&refused).contains("there is data here already"), "{}", told(&refused));
        }
    };

    the_database_is_copied_into_another, async |store| {
        let here = tempfile::tempdir().unwrap();
        let data = here.path().join("data");
        done(&minga(&data, store.url(), &["import", "plan", demo_folder().to_str().unwrap()]));
        for other in others().await {
            done(&minga(&data, store.url(), &["migrate-to", other.url()]));
            assert_eq!(content(&other).await, content(&store).await);
            done(&minga(&data, other.url(), &["verify"]));
            let refused = minga(&data, store.url(), &["migrate-to", other.url()]);
            assert!(told(&refused).contains("there is data here already"), "{}", told(&refused));
        }
    };

    a_damaged_backup_writes_nothing, async |store| {
        let world = installation(store).await;
        let place = tempfile::tempdir().unwrap();
        let vault = Vault::folder(place.path()).unwrap();
        backed_up(&world, &vault).await;
        let all = objects(place.path());
        assert!(all.len() > 30, "{all:?}");
        for object in all {
            let whole = std::fs::read(&object).unwrap();
            let changed = [whole[..whole.len() / 2].to_vec(), [&whole[..], b"\n[]\n"].concat()];
            for content in changed {
                std::fs::write(&object, content).unwrap();
                let (target, folder) = (minga_testkit::sqlite().await, tempfile::tempdir().unwrap());
                let error = put_back(&vault, &target, folder.path(), None).await.unwrap_err();
                assert!(matches!(error, BackupError::Damaged(_)), "{}: {error}", object.display());
                assert!(is_empty(&target).await, "{}", object.display());
                assert!(!folder.path().join("record").exists());
            }
            std::fs::write(&object, whole).unwrap();
        }
        let (target, folder) = (minga_testkit::sqlite().await, tempfile::tempdir().unwrap());
        put_back(&vault, &target, folder.path(), Some(ORIGIN)).await.unwrap();
        let restored = content(&target).await;
        assert!(restored.iter().any(|line| line.starts_with("import_uploads ")), "no bytes to compare");
        assert_eq!(restored, content(&world.store).await);
    };

    only_a_backup_that_fits_is_put_back, async |store| {
        let world = installation(store).await;
        let place = tempfile::tempdir().unwrap();
        let vault = Vault::folder(place.path()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let target = minga_testkit::sqlite().await;
        let none = put_back(&vault, &target, folder.path(), None).await.unwrap_err();
        assert!(matches!(none, BackupError::None), "{none}");
        let made = backed_up(&world, &vault).await;
        let elsewhere = put_back(&vault, &target, folder.path(), Some("other.example/record")).await.unwrap_err();
        assert!(matches!(elsewhere, BackupError::Elsewhere { .. }), "{elsewhere}");
        let manifest = place.path().join(&made.name).join("manifest.json");
        let honest = std::fs::read_to_string(&manifest).unwrap();
        let newest = made.manifest.migrations.last().unwrap();
        std::fs::write(&manifest, honest.replace(newest.as_str(), "m20990101_000001_future")).unwrap();
        let newer = put_back(&vault, &target, folder.path(), None).await.unwrap_err();
        assert!(matches!(&newer, BackupError::Newer(names) if names == &["m20990101_000001_future"]), "{newer}");
        std::fs::write(&manifest, honest.replace("\"layout\": 1", "\"layout\": 2")).unwrap();
        let layout = put_back(&vault, &target, folder.path(), None).await.unwrap_err();
        assert!(matches!(layout, BackupError::Layout(2)), "{layout}");
        // A manifest that somebody else wrote does not lead out of the folder.
        std::fs::write(&manifest, honest.replace("folder/record/secret/key", "folder/../secret/key")).unwrap();
        let outside = put_back(&vault, &target, folder.path(), None).await.unwrap_err();
        assert!(matches!(outside, BackupError::Damaged(_)), "{outside}");
        assert!(is_empty(&target).await);
        std::fs::write(&manifest, honest).unwrap();
        put_back(&vault, &target, folder.path(), None).await.unwrap();
    };

    a_backup_of_an_older_version_is_brought_to_the_newest_form, async |store| {
        let migrations = minga_web::migrations(&modules());
        let all = store.known(&migrations);
        let first = &all[..all.len() - 1];
        let tx = store.write().await.unwrap();
        tx.migrate(&migrations, Some(first)).await.unwrap();
        tx.commit().await.unwrap();
        let (place, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let vault = Vault::folder(place.path()).unwrap();
        // The program that made it knew no other migrations.
        let files = FileStore::folder(&data.path().join("files"), Arc::new(SeededRandom::new(5))).unwrap();
        let source = Source {
            store: &store,
            migrations: &migrations,
            files: &files,
            folder: data.path(),
            derived: &data.path().join("record/public/tile"),
            origin: ORIGIN,
            program: "older",
        };
        let clock = minga_testkit::FixedClock::at("2021-06-01T12:00:00Z");
        let made = backup(&vault, &source, clock.now(), &Nobody).await.unwrap();
        assert_eq!(made.manifest.migrations, first);
        for target in others().await {
            let folder = tempfile::tempdir().unwrap();
            put_back(&vault, &target, folder.path(), None).await.unwrap();
            assert_eq!(target.applied(&migrations).await.unwrap(), all);
        }
    };

    a_backup_is_of_one_moment_while_others_write, async |store| {
        let world = Arc::new(installation(store).await);
        let place = tempfile::tempdir().unwrap();
        let vault = Vault::folder(place.path()).unwrap();
        let writing = {
            let world = world.clone();
            tokio::spawn(async move {
                for number in 0..200 {
                    let tx = world.app.store.write().await.unwrap();
                    let address = format!("somebody{number}@example.org");
                    let cx = world.app.cx(Actor::Operator, Lang::Es);
                    add_account(&cx, &tx, &address, "Somebody", Lang::Es).await.unwrap();
                    tx.commit().await.unwrap();
                    world.app.record.publish().await.unwrap();
                }
            })
        };
        let mut events = Vec::new();
        while !writing.is_finished() {
            let made = backed_up(&world, &vault).await;
            events.push(made.manifest.events);
            let (target, folder) = (minga_testkit::sqlite().await, tempfile::tempdir().unwrap());
            put_back(&vault, &target, folder.path(), None).await.unwrap();
            let restored = (*target).clone().with_ledger(world.app.store.ledger().clone());
            let (folder, dice) = (folder.path().join("record"), SeededRandom::new(1));
            let record = Record::open(restored.clone(), &folder, ORIGIN, world.clock.clone(), &dice).unwrap();
            record.rebuild().await.unwrap();
            // What was signed and what was written but not signed yet fit together.
            record.publish().await.unwrap();
            let verified = verify::installation(&record, &restored).await.unwrap();
            assert_eq!((verified.size, verified.findings.len()), (made.manifest.events, 0));
            world.clock.advance(std::time::Duration::from_secs(1));
        }
        writing.await.unwrap();
        assert!(events.len() > 1 && events.first() < events.last(), "{events:?}");
    };

    a_key_that_changes_meanwhile_is_in_the_backup, async |store| {
        let world = installation(store).await;
        let place = tempfile::tempdir().unwrap();
        let vault = Vault::folder(place.path()).unwrap();
        let change = async || {
            let cx = world.app.cx(Actor::Operator, Lang::Es);
            world.app.record.rotate_key(&cx, &minga_kernel::Capacity::OPERATOR, 0).await.unwrap();
            world.app.record.publish().await.unwrap();
            world.app.record.publish().await.unwrap();
        };
        let mut keys = std::collections::BTreeSet::new();
        for _ in 0..12 {
            let (made, ()) = tokio::join!(backed_up(&world, &vault), change());
            let (target, folder) = (minga_testkit::sqlite().await, tempfile::tempdir().unwrap());
            put_back(&vault, &target, folder.path(), None).await.unwrap();
            let restored = (*target).clone().with_ledger(world.app.store.ledger().clone());
            let (folder, dice) = (folder.path().join("record"), SeededRandom::new(1));
            let record = Record::open(restored.clone(), &folder, ORIGIN, world.clock.clone(), &dice).unwrap();
            record.rebuild().await.unwrap();
            // Whoever has the key that the last entry names can go on.
            record.publish().await.unwrap();
            let verified = verify::installation(&record, &restored).await.unwrap();
            assert_eq!((verified.size, verified.findings.len()), (made.manifest.events, 0), "{verified:?}");
            keys.insert(record.key().as_str().to_owned());
            world.clock.advance(std::time::Duration::from_secs(1));
        }
        assert!(keys.len() > 1, "no key changed between the backups");
    };

    two_backups_of_one_moment_do_not_mix, async |store| {
        let world = installation(store).await;
        let place = tempfile::tempdir().unwrap();
        let vault = Vault::folder(place.path()).unwrap();
        let first = backed_up(&world, &vault).await;
        let (folder, migrations) = (data_of(&world), world.app.migrations());
        let source = Source {
            store: &world.app.store,
            migrations: &migrations,
            files: &world.app.files,
            folder: folder.path(),
            derived: &folder.path().join("record/public/tile"),
            origin: ORIGIN,
            program: "test",
        };
        let second = backup(&vault, &source, world.clock.now(), &Nobody).await.unwrap_err();
        assert!(matches!(&second, BackupError::Taken(name) if *name == first.name), "{second}");
        let (target, folder) = (minga_testkit::sqlite().await, tempfile::tempdir().unwrap());
        put_back(&vault, &target, folder.path(), None).await.unwrap();
    };

    old_backups_go_with_what_only_they_had, async |store| {
        let world = installation(store).await;
        let place = tempfile::tempdir().unwrap();
        let vault = Vault::folder(place.path()).unwrap();
        let only_first = world.app.files.put_bytes(Bytes::from_static(b"taken down"), 1 << 20).await.unwrap();
        backed_up(&world, &vault).await;
        world.app.files.delete(only_first.hash).await.unwrap();
        // One that was begun and never finished.
        std::fs::create_dir_all(place.path().join("20210601T110000Z/tables")).unwrap();
        std::fs::write(place.path().join("20210601T110000Z/tables/plans.jsonl.gz"), "half").unwrap();
        world.clock.advance(std::time::Duration::from_mins(1));
        let second = backed_up(&world, &vault).await;
        assert_eq!(vault.prune(1).await.unwrap(), 1);
        assert_eq!(vault.backups().await.unwrap(), [second.name.as_str()]);
        let left = objects(place.path());
        assert!(left.iter().all(|path| !path.to_str().unwrap().contains("T110000Z")), "{left:?}");
        let name = only_first.hash.to_string();
        assert!(left.iter().all(|path| !path.ends_with(&name[2..])), "{left:?}");
        let (target, folder) = (minga_testkit::sqlite().await, tempfile::tempdir().unwrap());
        put_back(&vault, &target, folder.path(), None).await.unwrap();
    };
}

/// A disk that fills while a backup is made: it says so, and what is there is no backup.
#[tokio::test]
async fn a_full_disk_leaves_no_backup() {
    let here = tempfile::tempdir().unwrap();
    let (data, place) = (here.path().join("data"), here.path().join("backups"));
    done(&minga(&data, "", &["import", "plan", demo_folder().to_str().unwrap()]));
    let mut command = Command::new("/bin/sh");
    // 16 blocks of 512 bytes: less than the largest table.
    command.env_clear().args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\"", PROGRAM, "--data"]);
    let full = command.arg(&data).arg("backup").arg(&place).output().unwrap();
    assert_eq!(full.status.code(), Some(1), "{}", told(&full));
    assert_eq!(Vault::folder(&place).unwrap().backups().await.unwrap(), Vec::<String>::new());
    done(&minga(&data, "", &["backup", place.to_str().unwrap()]));
    done(&minga(&here.path().join("new"), "", &["restore", place.to_str().unwrap()]));
}

/// There are keys and personal data in a backup.
#[tokio::test]
async fn nobody_else_can_read_a_backup() {
    use std::os::unix::fs::PermissionsExt;
    let here = tempfile::tempdir().unwrap();
    let (data, place) = (here.path().join("data"), here.path().join("backups"));
    done(&minga(&data, "", &["migrate"]));
    done(&minga(&data, "", &["backup", place.to_str().unwrap()]));
    assert_eq!(std::fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o700);
    let new = here.path().join("new");
    done(&minga(&new, "", &["restore", place.to_str().unwrap()]));
    assert_eq!(std::fs::metadata(new.join("record/secret/key")).unwrap().permissions().mode() & 0o777, 0o600);
}

/// The same in an object store, with the program.
#[tokio::test]
async fn backups_lie_in_an_object_store() {
    let Some(server) = ObjectServer::start() else { return };
    let url = server.url();
    server.make_bucket("copies");
    let here = tempfile::tempdir().unwrap();
    let run = |data: &str, words: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("MINGA_FILES_ENDPOINT", &url).env("MINGA_FILES_KEY_ID", "id");
        command
            .env("MINGA_FILES_SECRET", "secret")
            .args(["--lang", "en", "--data"])
            .arg(here.path().join(data));
        command.args(words).output().unwrap()
    };
    done(&run("data", &["import", "plan", demo_folder().to_str().unwrap()]));
    done(&run("data", &["backup", "s3://copies/minga/a"]));
    done(&run("new", &["restore", "s3://copies/minga/a"]));
    let none = run("other", &["restore", "s3://copies/minga/b"]);
    assert!(told(&none).contains("no finished backup"), "{}", told(&none));
}
