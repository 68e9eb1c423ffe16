//! The key that signs the record is changed, and a record that cannot go on begins anew:
//! whenever the program is killed in between, the next start goes on.

use crate::harness::{World, folder};
use crate::http::get;
use crate::outside::{OTHER, Stranger, keep_yesterday, put_back_yesterday, signed_demo};
use crate::record::witness_that_says;
use http::StatusCode;
use minga_kernel::{Actor, Capacity, Cx, Lang};
use minga_record::verify::{self, Finding};
use minga_record::{
    Key, Keys, PublicKey, Receipt, Record, RecordError, Rotation, Volume, Witness, former, verify_newest,
};
use minga_testkit::{SeededRandom, on_both_databases};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

const DAY: std::time::Duration = std::time::Duration::from_hours(24);
const REASON: &str = "Falló el disco del servidor";

/// What a start finds on the disk.
fn started_in(world: &World, place: &Path) -> Result<Record, RecordError> {
    let (random, clock) = (SeededRandom::new(5), world.app.clock.clone());
    Record::open((*world.store).clone(), place, "another/name", clock, &random)
}

fn started(world: &World) -> Record {
    started_in(world, world.files.path()).unwrap()
}

fn cx(world: &World) -> Cx {
    world.app.cx(Actor::Operator, Lang::Es)
}

async fn rotated(world: &World) -> Rotation {
    world.app.record.rotate_key(&cx(world), &Capacity::OPERATOR, 30).await.unwrap()
}

async fn grow(world: &World, title: &str) {
    let plan = OTHER.replace("Otro", title);
    world.import(folder(&[("plan", &plan)]).path()).await.unwrap();
}

fn opens(key: &PublicKey, note: &str) -> bool {
    Keys::from(key.clone()).open(note).is_ok()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

async fn findings(record: &Record, world: &World) -> Vec<Finding> {
    verify::installation(record, &world.app.store).await.unwrap().findings.into_iter().collect()
}

on_both_databases! {
    one_key_follows_another, async |store| {
        let world = signed_demo(store).await;
        let (record, stranger, late) = (&world.app.record, Stranger::new(), Stranger::new());
        let old = record.key();
        let before = Receipt::read(&get(&world, "/record/receipts/1.tlog-proof").await.text()).unwrap();
        assert_eq!(stranger.visit(&world.app).await.findings.len(), 0);
        assert_eq!(late.visit(&world.app).await.findings.len(), 0);

        let rotation = rotated(&world).await;
        let new = rotation.succession.key.clone();
        assert_eq!((&rotation.succession.former, rotation.underway), (&old, false));
        assert_eq!((new.origin(), record.key()), (old.origin(), new.clone()));
        let note = record.checkpoint().await.unwrap().unwrap();
        assert!(opens(&old, &note) && opens(&new, &note), "{note}");
        assert_eq!(get(&world, "/record/key").await.text(), format!("{}\n{}\n", new.as_str(), old.as_str()));
        let secret = world.files.path().join("secret");
        assert_eq!((mode(&secret.join("key")), mode(&secret.join("key.next"))), (0o600, 0o600));
        let page = get(&world, "/es/registro").await.text();
        assert!(page.contains(old.as_str()) && page.contains(new.as_str()));
        assert!(page.contains("firman la nueva y la anterior"), "{page}");
        assert_eq!(findings(record, &world).await, []);
        // Whoever asks again goes on with what has begun.
        let again = rotated(&world).await;
        assert!(again.underway && again.succession == rotation.succession);

        // A stranger follows the entry.
        let seen = stranger.visit(&world.app).await;
        assert_eq!((seen.findings.len(), seen.key, seen.rotated), (0, new.clone(), vec![new.clone()]));

        world.clock.advance(DAY * 31);
        record.publish().await.unwrap();
        assert!(!secret.join("key.next").exists());
        assert_eq!(mode(&secret.join("key")), 0o600);
        assert!(!std::fs::read_to_string(secret.join("key")).unwrap().contains(old.as_str()));
        grow(&world, "Después").await;
        record.publish().await.unwrap();
        let note = record.checkpoint().await.unwrap().unwrap();
        assert!(!opens(&old, &note) && opens(&new, &note), "{note}");
        assert_eq!(findings(record, &world).await, []);
        assert_eq!(findings(&started(&world), &world).await, []);
        let page = get(&world, "/es/registro").await.text();
        assert!(page.contains(old.as_str()) && !page.contains("firman la nueva y la anterior"));

        // Receipts of before hold without any line to anybody, and so do those of today.
        assert!(before.check(&Keys::from(old.clone())).is_ok());
        assert!(before.check(&record.keys()).is_ok());
        assert!(before.check(&Keys::from(new.clone())).is_err());
        let today = Receipt::read(&get(&world, "/record/receipts/1.tlog-proof").await.text()).unwrap();
        assert!(today.check(&Keys::from(new.clone())).is_ok());
        // Who was not here while both signed follows the entry all the same.
        let seen = late.visit(&world.app).await;
        assert_eq!((seen.findings.len(), seen.key), (0, new.clone()));
        let folder = record.files().folder().to_owned();
        let volumes = Volume::all_in(&folder).unwrap();
        for known in [&old, &new] {
            assert_eq!(verify_newest(&volumes, Some(known)).unwrap().findings.len(), 0);
        }
        let elsewhere = tempfile::tempdir().unwrap();
        let stranger = Key::load_or_make(&elsewhere.path().join("k"), old.origin(), &SeededRandom::new(8)).unwrap();
        assert!(verify_newest(&volumes, Some(stranger.public())).is_err());

        // And a third one.
        let third = rotated(&world).await.succession.key;
        assert_eq!(record.keys().all().collect::<Vec<_>>(), [&third, &new, &old]);
        assert_eq!(findings(record, &world).await, []);
    };

    killed_between_two_steps_of_a_rotation_the_next_start_goes_on, async |store| {
        let world = signed_demo(store).await;
        let old = world.app.record.key();
        let (secret, files) = (world.files.path().join("secret"), world.app.record.files());
        // The next key was made, and nothing else: the old one signs on.
        let made = Key::load_or_make(&secret.join("key.next"), old.origin(), &SeededRandom::new(77)).unwrap();
        let next = made.public().clone();
        let record = started(&world);
        grow(&world, "Uno").await;
        record.publish().await.unwrap();
        let note = record.checkpoint().await.unwrap().unwrap();
        assert!(opens(&old, &note) && !opens(&next, &note) && record.key() == old);
        // The entry stands in the database, and nothing else.
        let announced = record.announce(&cx(&world), &Capacity::OPERATOR, 30).await.unwrap();
        assert_eq!(announced.succession.key, next, "the key that was made is the one that follows");
        assert_eq!(files.read("key.pub").unwrap().unwrap(), format!("{}\n", old.as_str()).as_bytes());
        let record = started(&world);
        assert_eq!(findings(&record, &world).await, []);
        record.publish().await.unwrap();
        let both = record.checkpoint().await.unwrap().unwrap();
        assert!(opens(&old, &both) && opens(&next, &both) && record.key() == next);
        // The list of keys is written, and no checkpoint that both sign.
        world.store.tamper("DELETE FROM checkpoints WHERE size > 138").await;
        files.write("checkpoint", note.as_bytes()).unwrap();
        let record = started(&world);
        assert_eq!(findings(&record, &world).await, []);
        record.publish().await.unwrap();
        let both = record.checkpoint().await.unwrap().unwrap();
        assert!(opens(&old, &both) && opens(&next, &both));
        // The checkpoint stands in the database, and not among the files.
        files.write("checkpoint", note.as_bytes()).unwrap();
        let record = started(&world);
        record.publish().await.unwrap();
        assert_eq!(files.read("checkpoint").unwrap().unwrap(), both.as_bytes());
        // The day is over, and the old key lies there still.
        world.clock.advance(DAY * 31);
        let record = started(&world);
        assert_eq!(findings(&record, &world).await, []);
        record.publish().await.unwrap();
        assert!(!secret.join("key.next").exists());
        grow(&world, "Dos").await;
        let record = started(&world);
        record.publish().await.unwrap();
        let note = record.checkpoint().await.unwrap().unwrap();
        assert!(!opens(&old, &note) && opens(&next, &note));
        assert_eq!(findings(&record, &world).await, []);
        // The one that served all the time has seen nothing of it yet; within a second it looks.
        world.app.record.publish().await.unwrap();
        assert_eq!(Stranger::new().visit(&world.app).await.findings.len(), 0);
    };

    a_server_without_the_new_key_signs_nothing, async |store| {
        let world = signed_demo(store).await;
        // Another server with a copy of the record and of the key.
        let elsewhere = tempfile::tempdir().unwrap();
        let (from, to) = (world.files.path(), elsewhere.path());
        std::fs::create_dir_all(to.join("secret")).unwrap();
        std::fs::copy(from.join("secret/key"), to.join("secret/key")).unwrap();
        for name in ["key.pub", "checkpoint", "tile/0/000.p/137", "tile/entries/000.p/137"] {
            let path = to.join("public").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::copy(from.join("public").join(name), path).unwrap();
        }
        let other = started_in(&world, to).unwrap();
        rotated(&world).await;
        let refused = other.publish().await.unwrap_err();
        assert!(matches!(&refused, RecordError::Key(path) if path.ends_with("secret/key.next")), "{refused}");
        // Once it has it, it goes on.
        std::fs::copy(from.join("secret/key.next"), to.join("secret/key.next")).unwrap();
        other.publish().await.unwrap();
        assert_eq!(other.key(), world.app.record.key());
        // A new key that is lost before the day is no reason to make a third in silence.
        std::fs::remove_file(from.join("secret/key.next")).unwrap();
        assert!(matches!(started_in(&world, from), Err(RecordError::Key(_))));
    };

    a_record_that_lost_entries_begins_anew, async |store| {
        let world = signed_demo(store).await;
        let record = &world.app.record;
        let (stranger, old) = (Stranger::new(), record.key());
        let goes_on = record.begin_anew(&cx(&world), REASON).await;
        assert!(matches!(goes_on, Err(RecordError::GoesOn)), "nothing is lost");
        keep_yesterday(&world).await;
        grow(&world, "Perdido").await;
        record.publish().await.unwrap();
        assert_eq!(stranger.visit(&world.app).await.findings.len(), 0);
        let last = record.checkpoint().await.unwrap().unwrap();
        put_back_yesterday(&world).await;
        assert!(matches!(record.publish().await, Err(RecordError::OlderDatabase { .. })));
        assert!(record.begin_anew(&cx(&world), " ").await.is_err(), "it needs a reason");

        // Killed after the key was made: the former record is the one that holds, and refuses.
        let place = world.files.path().join("secret/2/key");
        let made = Key::load_or_make(&place, "minga.example/record/2", &SeededRandom::new(31)).unwrap();
        assert!(matches!(started(&world).publish().await, Err(RecordError::OlderDatabase { .. })));
        let begun = record.begin_anew(&cx(&world), REASON).await.unwrap();
        assert_eq!(&begun.succession.key, made.public());
        assert_eq!((begun.former_size(), mode(&place)), (138, 0o600));
        assert_eq!(record.key().origin(), "minga.example/record/2");
        assert_eq!(findings(record, &world).await, []);
        assert!(matches!(record.begin_anew(&cx(&world), REASON).await, Err(RecordError::GoesOn)));

        // The former one lies where it lay, whole, and the new one beside it.
        assert_eq!(get(&world, "/record/checkpoint").await.text(), last);
        assert_eq!(get(&world, "/record/key").await.text(), format!("{}\n", old.as_str()));
        let note = get(&world, "/record/2/checkpoint").await.text();
        assert!(note.starts_with("minga.example/record/2\n138\n"), "{note}");
        for (path, key, index) in [
            ("/record/receipts/138.tlog-proof", &old, 137),
            ("/record/2/receipts/0.tlog-proof", &record.key(), 0),
            ("/record/2/receipts/137.tlog-proof", &record.key(), 137),
        ] {
            let receipt = Receipt::read(&get(&world, path).await.text()).unwrap();
            assert_eq!(receipt.index, index, "{path}");
            assert!(receipt.check(&Keys::from(key.clone())).is_ok(), "{path}");
        }
        for none in ["/record/3/checkpoint", "/record/0/key", "/record/x/key", "/record/2/tile/../begun", "/record/2/receipts/138.tlog-proof"] {
            assert_eq!(get(&world, none).await.status, StatusCode::NOT_FOUND, "{none}");
        }
        let page = get(&world, "/es/registro").await.text();
        assert!(page.contains(REASON) && page.contains("/record/2/checkpoint"), "{page}");
        assert!(page.contains("138 anotaciones firmadas") && page.contains("/record/2/receipts/137.tlog-proof"));

        // The reason is in no entry, only its salted hash.
        assert!(!world.entries().contains(REASON));
        // It is told, and it is no fault.
        let volumes = record.volumes().unwrap();
        let (told, wrong) = former(&volumes).unwrap();
        assert_eq!((told.len(), told[0].kept, wrong.len()), (1, 137, 0));
        let seen = stranger.visit(&world.app).await;
        assert_eq!(seen.findings.len(), 0, "{:?}", seen.findings);
        assert_eq!((seen.former[0].kept, seen.key), (137, record.key()));
        let reason = seen.former[0].begun.reason.clone().unwrap();
        assert_eq!(reason.text, REASON);
        assert_eq!(Stranger::new().visit(&world.app).await.findings.len(), 0);

        // It grows, its key can be changed, and a copy of its files verifies.
        grow(&world, "Sigue").await;
        record.publish().await.unwrap();
        rotated(&world).await;
        let started = started(&world);
        started.publish().await.unwrap();
        assert_eq!(findings(&started, &world).await, []);
        assert_eq!(stranger.visit(&world.app).await.findings.len(), 0);
        let folder = world.files.path().join("public");
        let volumes = Volume::all_in(&folder).unwrap();
        assert_eq!(verify_newest(&volumes, Some(&old)).unwrap().findings.len(), 0);

        // A stranger who comes back finds a former record that was shortened, or hidden.
        let files = record.volume(1).unwrap().unwrap().files;
        let tile = files.read("tile/0/000.p/138").unwrap().unwrap();
        files.write("tile/0/000.p/138", &[&tile[..40], &[tile[40] ^ 1], &tile[41..]].concat()).unwrap();
        let (_, wrong) = former(&record.volumes().unwrap()).unwrap();
        assert!(wrong.contains(&Finding::File("tile/0/000.p/138".to_owned())), "{wrong:?}");
        assert!(!stranger.visit(&world.app).await.findings.is_empty());
        files.write("tile/0/000.p/138", &tile).unwrap();
        assert_eq!(stranger.visit(&world.app).await.findings.len(), 0);
        // A first entry that says something else than what was signed.
        let begun = std::fs::read_to_string(folder.join("2/begun")).unwrap();
        std::fs::write(folder.join("2/begun"), begun.replace("operator", "moderator")).unwrap();
        let (_, wrong) = former(&record.volumes().unwrap()).unwrap();
        assert_eq!(wrong.into_iter().collect::<Vec<_>>(), [Finding::File("2/begun".to_owned())]);
        assert!(!stranger.visit(&world.app).await.findings.is_empty());
        std::fs::write(folder.join("2/begun"), begun).unwrap();
        // Forgetting the reason changes nothing that was signed.
        std::fs::remove_file(folder.join("2/reason")).unwrap();
        let seen = stranger.visit(&world.app).await;
        assert_eq!((seen.findings.len(), seen.former[0].begun.reason.clone()), (0, None));
    };

    killed_while_a_record_begins_anew_the_next_start_goes_on, async |store| {
        let world = signed_demo(store).await;
        keep_yesterday(&world).await;
        grow(&world, "Perdido").await;
        world.app.record.publish().await.unwrap();
        put_back_yesterday(&world).await;
        world.app.record.begin_anew(&cx(&world), REASON).await.unwrap();
        // It has begun, and nothing of it was signed yet; or its tiles were written.
        for tiles in [false, true] {
            world.store.tamper("DELETE FROM checkpoints WHERE record = 2").await;
            let public = world.files.path().join("public/2");
            std::fs::remove_file(public.join("checkpoint")).unwrap();
            if !tiles {
                std::fs::remove_dir_all(public.join("tile")).unwrap();
            }
            let record = started(&world);
            assert_eq!(record.publish().await.unwrap().size, 138);
            assert_eq!(findings(&record, &world).await, []);
        }
        // The list of its keys was not written.
        std::fs::remove_file(world.files.path().join("public/2/key.pub")).unwrap();
        assert_eq!(findings(&started(&world), &world).await, []);
    };
}

#[tokio::test]
async fn signing_never_waits_for_a_witness_that_hangs() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    let key = "witness.example/w1+07b6de66+BDcY6xmN/tiUs2YvtHXolckZCN7Ex6FLuryFvfvvvVX8";
    let witness = Witness::parse(&format!("{key} {}", witness_that_says(None))).unwrap();
    let record = world.app.record.clone().with_witnesses(vec![witness]);
    let app = world.with_record(record);
    let keeping = [
        tokio::spawn(minga_web::keep_record(app.clone())),
        tokio::spawn(minga_web::keep_witnesses(app.clone())),
    ];
    let signed = async |size: u64| {
        let begun = std::time::Instant::now();
        loop {
            let note = world.app.record.checkpoint().await.unwrap();
            if note.is_some_and(|note| world.app.record.keys().open(&note).unwrap().size() == size) {
                return begun.elapsed();
            }
            assert!(begun.elapsed() < std::time::Duration::from_secs(30), "{size} is not signed");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    signed(137).await;
    // By now the witness is being asked, and will be for some seconds.
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    for (title, size) in [("Uno", 138), ("Dos", 139)] {
        grow(&world, title).await;
        let waited = signed(size).await;
        assert!(waited < std::time::Duration::from_secs(3), "{waited:?}");
    }
    keeping.iter().for_each(tokio::task::JoinHandle::abort);
}
