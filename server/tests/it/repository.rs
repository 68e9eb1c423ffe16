//! Documents of a plan: brought, found by their words, renewed; and what they prove.

use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use http::{StatusCode, header};
use minga_jobs::{Handler, Worker};
use minga_kernel::{Kind, Role};
use minga_record::verify;
use minga_server::compose::modules;
use minga_testkit::on_both_databases;
use std::io::{Cursor, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const REPOSITORY: &str = "/es/planes/EC-PAGA-1/documentos";
const ADD: &str = "/es/planes/EC-PAGA-1/documentos/agregar";

/// A Word document with these words.
fn docx(words: &str) -> Vec<u8> {
    let types = "<Types xmlns='x'><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let body = format!(
        "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", types), ("word/document.xml", &body)] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

impl World {
    async fn bring(
        &self,
        who: &Person,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        let file = file.map(|(name, content)| ("file", name, content));
        self.send_parts(who, path, fields, file).await
    }

    /// Has the texts read that wait.
    async fn read_texts(&self) {
        let all = modules().into_iter().flat_map(|module| (module.jobs)(&self.app));
        let own: Vec<Arc<dyn Handler>> = all.filter(|it| it.kind() == "repository.read").collect();
        let app = &self.app;
        Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), own).run_once().await.unwrap();
        while app.search.sequence() < app.store.head().await.unwrap() {
            minga_web::catch_up(app).await.unwrap();
        }
    }
}

const MINUTES: [(&str, &str); 5] = [
    ("title", "Acta de la tercera reunión <b>"),
    ("sort", "minutes"),
    ("dated", "2021-05-20"),
    ("lang", "es"),
    ("proves", "1.1"),
];

fn but<'a>(name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    MINUTES.iter().map(|(own, now)| (*own, if *own == name { value } else { now })).collect()
}

/// A document with a summary, for whoever needs a row of each table.
pub(crate) async fn brought(world: &World) {
    let leader = world.person(Role::Coordinator, None).await;
    let fields = [&MINUTES[..], &[("summary", "Se acordó publicar")]].concat();
    let added = world.bring(&leader, ADD, &fields, Some(("acta.docx", &docx("Acta")))).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
}

on_both_databases! {
    a_document_is_brought_found_and_renewed, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let empty = get(&world, REPOSITORY).await;
        assert!(empty.status == StatusCode::OK && empty.text().contains("Todavía no hay documentos"));
        let file = docx("Se acordó publicar el xilófono municipal");
        let added = world.bring(&leader, ADD, &MINUTES, Some(("acta.docx", &file))).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
        let path = added.header(header::LOCATION).to_owned();
        let page = get(&world, &path).await.text();
        assert!(page.contains("Acta de la tercera reunión &lt;b&gt;") && page.contains("pronto se podrá buscar"), "{page}");
        world.read_texts().await;
        assert!(get(&world, &path).await.text().contains("se puede buscar en sus palabras"));
        // By a word that stands only in the file, and by what it is.
        for search in ["/es/buscar?q=xil%C3%B3fono", "/es/buscar?q=xilofono&kind=document&plan=EC-PAGA-1&sort=minutes"] {
            assert!(get(&world, search).await.text().contains(&path), "{search}");
        }
        assert!(!get(&world, "/es/buscar?q=xil%C3%B3fono&sort=study").await.text().contains(&path));
        let plan = get(&world, "/es/planes/EC-PAGA-1").await.text();
        assert!(plan.contains(REPOSITORY) && plan.contains("1 documento"));

        // A further version; the former one stays.
        let change = format!("{path}/editar");
        let second = docx("Se acordó publicar la marimba");
        let renewed = world.bring(&leader, &change, &[("version", "yes")], Some(("acta-2.docx", &second))).await;
        assert_eq!(renewed.status, StatusCode::SEE_OTHER, "{}", renewed.text());
        let same = world.bring(&leader, &change, &[("version", "yes")], Some(("acta-3.docx", &second))).await;
        assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
        world.read_texts().await;
        let page = get(&world, &path).await.text();
        assert!(page.contains("acta.docx") && page.contains("acta-2.docx") && page.contains("Versión 2"));
        assert!(get(&world, "/es/buscar?q=marimba").await.text().contains(&path));
        assert!(!get(&world, "/es/buscar?q=xil%C3%B3fono").await.text().contains(&path));
        let edited = world.bring(&leader, &change, &but("dated", "2021-05-21"), None).await;
        assert_eq!(edited.status, StatusCode::SEE_OTHER, "{}", edited.text());

        let api = get(&world, "/api/v1/documents?plan=EC-PAGA-1").await.json();
        let it = &api["items"][0];
        assert_eq!((&it["dated"], &it["sort"], &it["requirements"][0]), (&"2021-05-21".into(), &"minutes".into(), &"1.1".into()));
        assert_eq!((&it["versions"][0]["number"], &it["versions"][0]["text"]), (&2.into(), &"read".into()));
        assert_eq!(get(&world, "/api/v1/documents?plan=NADA").await.status, StatusCode::NOT_FOUND);
        let csv = get(&world, &format!("{REPOSITORY}.csv")).await.text();
        assert!(csv.contains("minutes") && csv.contains(it["versions"][0]["sha256"].as_str().unwrap()), "{csv}");

        world.app.record.publish().await.unwrap();
        let mut verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        verify::kept(&world.app.store, &world.app.files, &mut verified).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("document.version_added") && !entries.contains("tercera") && !entries.contains("acta.docx"));
    };

    what_is_missing_is_said_and_nothing_is_there, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let file = docx("Acta");
        let head = world.app.store.head().await.unwrap();
        for (name, value) in [("title", ""), ("title", &*"x".repeat(301)), ("sort", "king"), ("dated", ""),
            ("dated", "2021-06-02"), ("dated", "mañana"), ("lang", "xx")] {
            let refused = world.bring(&leader, ADD, &but(name, value), Some(("acta.docx", &file))).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {value}");
        }
        for (name, content) in [("a.pdf", &b"<script>alert(1)</script>%PDF"[..]), ("a.docx", b"PK\x03\x04nada"), ("a.txt", b"")] {
            let refused = world.bring(&leader, ADD, &MINUTES, Some((name, content))).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(refused.text().contains("Acta de la tercera reunión &lt;b&gt;"), "what was written is still there");
        }
        assert_eq!(world.bring(&leader, ADD, &MINUTES, None).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.bring(&leader, "/es/planes/NADA/documentos/agregar", &MINUTES, None).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.app.store.head().await.unwrap(), head);
    };

    nobody_else_brings_documents, async |store| {
        let world = World::demo(store).await;
        let file = docx("Acta");
        let other = Kind::new("plan").with(uuid::Uuid::from_u128(7));
        let leads_another = world.leader_of(other).await;
        let leader = world.person(Role::Coordinator, None).await;
        let added = world.bring(&leader, ADD, &MINUTES, Some(("acta.docx", &file))).await;
        let change = format!("{}/editar", added.header(header::LOCATION));
        let mut all = vec![leads_another];
        for role in Role::GIVEN.into_iter().filter(|role| *role != Role::Coordinator) {
            let body = matches!(role, Role::Officer | Role::Counterpart).then_some("SERCOP");
            all.push(world.person(role, body).await);
        }
        let head = world.app.store.head().await.unwrap();
        for who in &all {
            for path in [ADD, &change] {
                assert_eq!(world.see(who, path).await.status, StatusCode::FORBIDDEN, "{path}");
                let sent = world.bring(who, path, &MINUTES, Some(("b.docx", &docx("Otra")))).await;
                assert_eq!(sent.status, StatusCode::FORBIDDEN, "{path}");
            }
        }
        assert_eq!(get(&world, ADD).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.app.store.head().await.unwrap(), head);
    };

    the_clock_and_the_requirements_follow_the_documents, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let requirements = "/es/planes/EC-PAGA-1/requisitos";
        let proofs = async |world: &World| -> Vec<String> {
            let all = get(world, &format!("{requirements}.json")).await.json();
            all.as_array().unwrap().iter().map(|row| format!("{} {}", row["number"].as_str().unwrap(), row["proof"].as_str().unwrap())).collect()
        };
        let before = proofs(&world).await;
        assert!(before.contains(&"2.1 shown".to_owned()) && before.contains(&"2.2 missing".to_owned()), "{before:?}");
        // The rule is of 2022.
        world.clock.set("2022-06-01T12:00:00Z");
        let leader = crate::people::Person { cookie: world.person(Role::Coordinator, None).await.cookie, ..leader };
        let dated = but("dated", "2022-05-20");
        world.bring(&leader, ADD, &dated, Some(("acta.docx", &docx("Acta")))).await;
        let now = proofs(&world).await;
        assert!(now.contains(&"1.1 shown".to_owned()) && now.contains(&"2.2 shown".to_owned()) && now.contains(&"5.1 missing".to_owned()), "{now:?}");
        assert!(get(&world, REPOSITORY).await.text().contains("1 de diciembre de 2022"));
        world.clock.set("2022-12-01T12:00:00Z");
        assert!(!get(&world, REPOSITORY).await.text().contains("debía llegar"));
        world.clock.set("2022-12-02T12:00:00Z");
        assert!(get(&world, REPOSITORY).await.text().contains("debía llegar"));
        let late = proofs(&world).await;
        assert!(late.contains(&"1.1 old".to_owned()) && late.contains(&"2.2 old".to_owned()), "{late:?}");
        assert!(get(&world, requirements).await.text().contains("Acta de la tercera reunión"));
    };

    what_was_taken_down_is_not_found_by_its_words, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let moderator = world.person(Role::Moderator, None).await;
        let added = world.bring(&leader, ADD, &MINUTES, Some(("acta.docx", &docx("cédula 1700000001 zampoña")))).await;
        let path = added.header(header::LOCATION).to_owned();
        world.read_texts().await;
        assert!(get(&world, "/es/buscar?q=zampo%C3%B1a").await.text().contains(&path));
        let api = get(&world, "/api/v1/documents").await.json();
        let hash = api["items"][0]["versions"][0]["sha256"].as_str().unwrap().to_owned();
        let decided = [("reason", "personal"), ("words", "Tiene una cédula"), ("sure", "yes")];
        let down = world.send(&moderator, &format!("/es/archivos/{hash}/retirar"), &decided).await;
        assert_eq!(down.status, StatusCode::SEE_OTHER, "{}", down.text());
        assert!(get(&world, &path).await.text().contains("Retirado"));
        world.read_texts().await;
        assert!(!get(&world, "/es/buscar?q=zampo%C3%B1a").await.text().contains(&path), "nor by its words");
        // What is said of it is found, and found anew when it changes.
        let edited = world.bring(&leader, &format!("{path}/editar"), &but("title", "Charango"), None).await;
        assert_eq!(edited.status, StatusCode::SEE_OTHER, "{}", edited.text());
        world.read_texts().await;
        assert!(get(&world, "/es/buscar?q=charango").await.text().contains(&path));
        assert!(!get(&world, "/es/buscar?q=zampo%C3%B1a").await.text().contains(&path));
    };
}

/// The program as a reader of documents, fed with what is made to break it.
fn reads(ending: &str, content: &[u8]) -> Option<i32> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_minga"))
        .args(["read-text", ending])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(content);
    child.wait().unwrap().code()
}

#[test]
fn a_document_cannot_take_more_than_its_reader() {
    assert_eq!(reads("docx", &docx("Acta")), Some(0));
    assert_eq!(reads("pdf", b"%PDF-1.4 nada"), Some(11));
    assert_eq!(reads("xlsx", b"x"), Some(10));
    let begun = Instant::now();
    // Arrays in arrays, a hundred thousand deep; and a stream that unpacks to more than its reader may hold.
    let deep = [
        b"%PDF-1.4\n1 0 obj\n".to_vec(),
        vec![b'['; 100_000],
        b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF".to_vec(),
    ]
    .concat();
    let ended = reads("pdf", &deep);
    assert_ne!(ended, Some(0), "{ended:?}");
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..1_536 {
        packer.write_all(&zeros).unwrap();
    }
    let stream = packer.finish().unwrap();
    let mut bomb = b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
        .to_vec();
    bomb.extend(format!("4 0 obj<</Length {}/Filter/FlateDecode>>stream\n", stream.len()).bytes());
    bomb.extend(stream);
    bomb.extend(b"\nendstream endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 5/Root 1 0 R>>\nstartxref\n0\n%%EOF");
    let _ = reads("pdf", &bomb);
    assert!(begun.elapsed() < Duration::from_secs(100), "{:?}", begun.elapsed());
}
