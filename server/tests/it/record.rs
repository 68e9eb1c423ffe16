//! The public record: everything official is in it, nothing personal is, and whatever is
//! changed behind its back is found and named.

use crate::harness::{World, folder};
use crate::http::get;
use crate::record_watched::as_sqlite_has_it;
use http::StatusCode;
use minga_kernel::table::Value;
use minga_kernel::{Actor, Capacity, Kind, Lang};
use minga_record::verify::{self, Finding, Verified};
use minga_record::{Files, Keys, Receipt, Record, RecordError, Witness};
use minga_store::Event;
use minga_testkit::{SeededRandom, on_both_databases};
use std::collections::BTreeSet;

impl World {
    async fn verified(&self) -> Verified {
        verify::installation(&self.app.record, &self.app.store).await.unwrap()
    }

    pub(crate) async fn findings(&self) -> Vec<Finding> {
        self.verified().await.findings.into_iter().collect()
    }

    /// Everything that the record has, as text.
    pub(crate) fn entries(&self) -> String {
        let mut all = String::new();
        let mut waiting = vec![self.app.record.files().folder().join("tile/entries")];
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_dir() {
                    waiting.push(entry.path());
                } else {
                    all.push_str(&String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()));
                }
            }
        }
        all
    }
}

on_both_databases! {
    everything_official_is_in_the_record, async |store| {
        let world = World::demo(store).await;
        let published = world.app.record.publish().await.unwrap();
        assert_eq!((published.new, published.size), (137, 137));
        let verified = world.verified().await;
        assert_eq!(verified, Verified { size: 137, things: 137, taken_down: 0, findings: BTreeSet::new() });
        // Nothing happened, nothing is signed.
        assert_eq!(world.app.record.publish().await.unwrap().new, 0);

        let changed = folder(&[
            ("plan", &plan("Otro título")),
            ("milestones", "commitment,number,title,end\n1,1,Otro,2022-05-05\n"),
        ]);
        world.import(changed.path()).await.unwrap();
        // It verifies before it is signed, and after.
        assert_eq!(world.findings().await, []);
        assert!(world.app.record.publish().await.unwrap().new >= 2);
        assert_eq!(world.findings().await, []);
    };

    what_is_deleted_added_or_relinked_is_found, async |store| {
        let world = World::demo(store).await;
        world.app.record.publish().await.unwrap();
        world.store.tamper("DELETE FROM learnings WHERE position = 1 AND kind = 'achievement'").await;
        let gone = world.findings().await;
        assert!(!gone.is_empty() && gone.iter().all(|it| matches!(it, Finding::Gone { .. })), "{gone:?}");

        world.store.tamper("DELETE FROM commitment_bodies WHERE role = 'lead'").await;
        let facts = world.findings().await.into_iter().filter(|finding| match finding {
            Finding::Facts { thing, names, .. } => {
                thing.kind == Kind::new("commitment") && names.as_slice() == ["bodies"]
            }
            _ => false,
        });
        assert_eq!(facts.count(), 10);

        let id = if world.store.url().starts_with("sqlite") {
            as_sqlite_has_it("uuid")
        } else {
            "'00000000-0000-7000-8000-000000000002'".to_owned()
        };
        world.store.tamper(&format!(
            "INSERT INTO themes (id, plan_id, number, title, summary) \
             SELECT {id}, plan_id, 99, title, summary FROM themes WHERE number = 1"
        )).await;
        let added = world.findings().await.into_iter().filter(|it| matches!(it, Finding::Unrecorded(_)));
        assert_eq!(added.count(), 1);
    };

    rows_that_no_program_of_ours_wrote_are_findings, async |store| {
        let world = World::demo(store).await;
        world.app.record.publish().await.unwrap();
        // A country that every installation has, and of which no entry tells.
        world.store.tamper("DELETE FROM jurisdictions WHERE code = 'PE'").await;
        let findings = world.findings().await;
        let [Finding::Missing(country)] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(country.kind, Kind::new("jurisdiction"));
        if !world.store.url().starts_with("sqlite") {
            return; // PostgreSQL keeps nothing else in a column of identifiers or numbers.
        }
        for identifier in ["'themes'", "7", "X'00'", "X'0000000000007000800000000000000001'"] {
            world.store.tamper(&format!(
                "INSERT INTO themes (id, plan_id, number, title, summary) \
                 SELECT {identifier}, plan_id, 99, title, summary FROM themes WHERE number = 1"
            )).await;
            let strange = Kind::new("theme").with(minga_store::NO_IDENTIFIER);
            assert!(world.findings().await.contains(&Finding::Unrecorded(strange)), "{identifier}");
            world.store.tamper("DELETE FROM themes WHERE number = 99").await;
        }
        world.store.tamper("UPDATE themes SET number = 'uno' WHERE number = 1").await;
        world.store.tamper("UPDATE themes SET id = 'x' WHERE number = 2").await;
        let findings = world.findings().await;
        let named = |wanted: &Finding| matches!(wanted, Finding::Facts { thing, names, .. }
            if thing.kind == Kind::new("theme") && names.contains(&"number".to_owned()));
        assert_eq!(findings.iter().filter(|it| named(it)).count(), 1, "{findings:?}");
        assert!(findings.iter().any(|it| matches!(it, Finding::Gone { .. })), "{findings:?}");
        let theme = |it: &&Finding| matches!(it, Finding::Unrecorded(thing) if thing.kind == Kind::new("theme"));
        assert_eq!(findings.iter().filter(theme).count(), 1, "{findings:?}");
    };

    an_altered_leaf_is_found, async |store| {
        let world = World::demo(store).await;
        world.app.record.publish().await.unwrap();
        for (column, value) in [
            ("facts", "'{}'"),
            ("state", "'{\"state\":\"completed\"}'"),
            ("actor", "'ministry'"),
            ("action", "'milestone.changed'"),
            ("subject", "root"),
            ("thing", "root"),
            ("root", "subject"),
        ] {
            world.store.tamper("CREATE TABLE kept AS SELECT * FROM events").await;
            world.store.tamper(&format!("UPDATE events SET {column} = {value} WHERE sequence = 90")).await;
            assert!(world.findings().await.contains(&Finding::Event(90)), "{column}");
            world.store.tamper("DELETE FROM events").await;
            world.store.tamper("INSERT INTO events SELECT * FROM kept").await;
            world.store.tamper("DROP TABLE kept").await;
        }
        world.store.tamper("DELETE FROM events WHERE sequence = 91").await;
        assert!(world.findings().await.contains(&Finding::Event(91)));
    };

    an_older_copy_of_the_database_signs_nothing, async |store| {
        let world = World::demo(store).await;
        world.store.tamper("CREATE TABLE kept AS SELECT * FROM events").await;
        world.app.record.publish().await.unwrap();
        world.import(folder(&[("plan", &plan("Otro"))]).path()).await.unwrap();
        world.app.record.publish().await.unwrap();
        // Yesterday's copy is put back.
        world.store.tamper("DELETE FROM checkpoints WHERE size > 137").await;
        world.store.tamper("DELETE FROM events WHERE sequence > 137").await;
        world.store.tamper("UPDATE counters SET value = 137 WHERE name = 'events'").await;
        let refused = world.app.record.publish().await.unwrap_err();
        assert!(matches!(refused, RecordError::OlderDatabase { signed: 138, .. }), "{refused}");
        assert!(world.findings().await.contains(&Finding::Event(138)));
    };

    two_publishers_sign_one_record, async |store| {
        let world = World::demo(store).await;
        let key = world.files.path();
        let other = || {
            let random = SeededRandom::new(12);
            let store = (*world.store).clone();
            Record::open(store, key, "other/record", world.app.clock.clone(), &random).unwrap()
        };
        let (one, two) = (other(), other());
        let (one, two) = tokio::join!(one.publish(), two.publish());
        assert_eq!(one.unwrap().new + two.unwrap().new, 137);
        assert_eq!(world.findings().await, []);
        // The key was made before, and its name is the record's.
        assert_eq!(other().key().origin(), "minga.example/record");
    };

    nothing_personal_is_in_the_record, async |store| {
        let world = World::demo(store).await;
        world.app.record.publish().await.unwrap();
        let entries = world.entries();
        let mut texts = 0;
        for table in world.export("EC-PAGA-1").await {
            let schema = world.app.sheets.iter().flat_map(|it| it.schemas()).find(|it| it.name == table.name);
            for row in &table.rows {
                for (column, value) in table.columns.iter().zip(row) {
                    let kind = schema.unwrap().column(column.split(':').next().unwrap()).unwrap().kind;
                    let free = ["Text", "LongText", "Url"].contains(&&*format!("{kind:?}"));
                    let Value::Text(text) = value else { continue };
                    // Acronyms are codes too.
                    if free && column != "acronym" && text.chars().count() > 6 {
                        texts += 1;
                        assert!(!entries.contains(text.as_str()), "{column}: {text}");
                    }
                }
            }
        }
        assert!(texts > 150, "only {texts} texts");
    };

    a_receipt_convinces_a_stranger, async |store| {
        let world = World::demo(store).await;
        assert_eq!(world.app.record.receipt(1).await.unwrap(), None, "nothing is signed yet");
        world.app.record.publish().await.unwrap();
        let keys = Keys::parse(&get(&world, "/record/key").await.text()).unwrap();
        for sequence in [1, 2, 64, 128, 137] {
            let answer = get(&world, &format!("/record/receipts/{sequence}.tlog-proof")).await;
            let receipt = Receipt::read(&answer.text()).unwrap();
            assert_eq!(receipt.check(&keys).unwrap().size(), 137);
            assert_eq!(receipt.index + 1, sequence);
            let leaf: serde_json::Value = serde_json::from_slice(&receipt.leaf).unwrap();
            assert_eq!(leaf["sequence"], sequence);
            let altered = Receipt { leaf: [&receipt.leaf[..], b" "].concat(), ..receipt.clone() };
            assert!(altered.check(&keys).is_err());
            let moved = Receipt { index: receipt.index ^ 1, ..receipt.clone() };
            assert!(moved.check(&keys).is_err());
            let forged = receipt.checkpoint.replace("\n137\n", "\n138\n");
            assert!(Receipt { checkpoint: forged, ..receipt }.check(&keys).is_err());
        }
        for missing in ["0.tlog-proof", "138.tlog-proof", "1", "x.tlog-proof", "-1.tlog-proof"] {
            assert_eq!(get(&world, &format!("/record/receipts/{missing}")).await.status, StatusCode::NOT_FOUND);
        }
    };

    the_files_are_served_and_the_key_is_not, async |store| {
        let world = World::demo(store).await;
        assert_eq!(get(&world, "/record/checkpoint").await.status, StatusCode::NOT_FOUND);
        world.app.record.publish().await.unwrap();
        for name in ["checkpoint", "tile/0/000.p/137", "tile/entries/000.p/137"] {
            let answer = get(&world, &format!("/record/{name}")).await;
            assert_eq!(answer.body, world.app.record.files().read(name).unwrap().unwrap());
        }
        for name in [
            "tile/0/000", "tile/0/000.p/136", "tile/../checkpoint", "tile/%2e%2e/%2e%2e/secret/key",
            "tile/..%2f..%2fsecret%2fkey", "tile/entries/../../../secret/key", "secret/key", "tile/", "tile/0/",
        ] {
            assert_eq!(get(&world, &format!("/record/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
        }
    };
}

/// The plan of the demo with another title.
pub(crate) fn plan(title: &str) -> String {
    format!("code,title,country,cycle_start,cycle_end\nEC-PAGA-1,{title},EC,2019-12-01,2022-08-31\n")
}

#[tokio::test]
async fn an_altered_file_is_found() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    // Several tiles, of two levels.
    let cx = world.app.cx(Actor::Operator, Lang::Es);
    let plan = world.plan("EC-PAGA-1").await.unwrap();
    let tx = world.app.store.write().await.unwrap();
    let event = |_| Event {
        root: plan.clone(),
        subject: plan.clone(),
        thing: plan.clone(),
        action: "plan.imported",
        facts: serde_json::json!({}),
    };
    tx.publish(&cx, &Capacity::OPERATOR, (0..600).map(event).collect()).await.unwrap();
    tx.commit().await.unwrap();
    world.app.record.publish().await.unwrap();
    assert_eq!(world.findings().await, []);
    let files = world.app.record.files();
    for name in [
        "tile/0/000",
        "tile/0/001",
        "tile/0/002.p/225",
        "tile/1/000.p/2",
        "tile/entries/000",
        "tile/entries/001",
        "tile/entries/002.p/225",
    ] {
        let whole = files.read(name).unwrap().unwrap();
        for altered in [
            {
                let mut bytes = whole.clone();
                bytes[40] ^= 1;
                bytes
            },
            whole[..whole.len() - 1].to_vec(),
            Vec::new(),
        ] {
            files.write(name, &altered).unwrap();
            assert_eq!(world.findings().await, [Finding::File(name.to_owned())]);
            // A stranger with the files alone finds it too.
            let verified = verify::files(&Files::at(files.folder()), None).unwrap();
            assert!(verified.findings.contains(&Finding::File(name.to_owned())), "{name}: {verified:?}");
        }
        files.write(name, &whole).unwrap();
    }
    assert_eq!(world.findings().await, []);
    let note = files.read("checkpoint").unwrap().unwrap();
    files.write("checkpoint", &String::from_utf8(note).unwrap().replace("737", "736").into_bytes()).unwrap();
    assert!(verify::files(&files, None).is_err());
}

#[tokio::test]
async fn the_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new(minga_testkit::sqlite().await).await;
    let file = world.files.path().join("secret/key");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let known = world.app.record.files().read("key.pub").unwrap();
    for lost in [true, false] {
        if lost {
            std::fs::remove_file(&file).unwrap();
        } else {
            std::fs::write(&file, "PRIVATE+KEY+x").unwrap();
        }
        let opened = Record::open(
            (*world.store).clone(),
            world.files.path(),
            "x",
            world.app.clock.clone(),
            &SeededRandom::new(1),
        );
        assert!(matches!(opened.map(drop), Err(RecordError::Key(_))));
        assert_eq!(file.exists(), !lost, "another key was made");
    }
    assert_eq!(world.app.record.files().read("key.pub").unwrap(), known);
}

#[tokio::test]
async fn a_record_that_was_rewritten_whole_is_found() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    world.app.record.publish().await.unwrap();
    world.store.tamper("UPDATE events SET facts = '{}' WHERE sequence = 90").await;
    let files = world.app.record.files();
    for name in ["tile/0/000.p/137", "tile/entries/000.p/137"] {
        let mut bytes = files.read(name).unwrap().unwrap();
        bytes[40] ^= 1;
        files.write(name, &bytes).unwrap();
    }
    assert!(world.findings().await.contains(&Finding::Root));
}

/// Answers every connection with this, or with nothing for ever.
pub(crate) fn witness_that_says(answer: Option<String>) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut held = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            if let Some(answer) = &answer {
                let _ = std::io::Read::read(&mut stream, &mut [0; 4_096]);
                let _ = std::io::Write::write_all(&mut stream, answer.as_bytes());
            }
            held.push(stream);
        }
    });
    address
}

#[tokio::test]
async fn a_witness_that_lies_or_hangs_changes_nothing() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    world.app.record.publish().await.unwrap();
    let note = world.app.record.checkpoint().await.unwrap().unwrap();
    let own = note.lines().last().unwrap().to_owned();
    let says = |status: &str, body: &str| {
        Some(format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        ))
    };
    let answers = [
        None,
        Some(String::new()),
        says("200 OK", ""),
        says("200 OK", "hello\n"),
        // Our own signature, given back as if it were another's.
        says("200 OK", &format!("{own}\n")),
        says("200 OK", &"— witness.example/w1 AAAA\n".repeat(2_000)),
        says("409 Conflict", "999999\n"),
        says("409 Conflict", "1\n"),
        says("409 Conflict", "-1\n"),
        says("500 Internal Server Error", "no\n"),
        says("302 Found", ""),
    ];
    // A key that nobody has: it is well-formed, and nothing is ever signed with it.
    let key = "witness.example/w1+07b6de66+BDcY6xmN/tiUs2YvtHXolckZCN7Ex6FLuryFvfvvvVX8";
    for answer in answers {
        let address = witness_that_says(answer.clone());
        let witness = Witness::parse(&format!("{key} {address}")).expect("a witness");
        let record = world.app.record.clone().with_witnesses(vec![witness]);
        let begun = std::time::Instant::now();
        assert_eq!(record.ask_witnesses().await.unwrap().len(), 1, "{answer:?}");
        assert!(begun.elapsed().as_secs() < 20, "{answer:?}");
        assert_eq!(record.checkpoint().await.unwrap().unwrap(), note, "{answer:?}");
    }
}
