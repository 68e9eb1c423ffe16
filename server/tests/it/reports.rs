//! Documents about plans: that the report says everything that the source said, that tools by
//! others can read it, that nothing that people write breaks it, and that what was kept stays.

use crate::harness::{World, demo_folder, edited_demo, folder};
use crate::http::{get, send};
use crate::judges::judge;
use axum::body::Body;
use http::{Request, StatusCode, header};
use minga_jobs::Worker;
use minga_kernel::Lang;
use minga_record::verify;
use minga_testkit::on_both_databases;
use minga_web::Settings;
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const REPORT: &str = "/es/planes/EC-PAGA-1/informe";
/// Every document of the demo's plan, in one language.
const PAPERS: [&str; 6] = [
    REPORT,
    "/es/planes/EC-PAGA-1/autoevaluacion",
    "/es/planes/EC-PAGA-1/diapositivas",
    "/es/planes/EC-PAGA-1/compromisos/3/ficha",
    "/es/planes/EC-PAGA-1/compromisos/3/acta",
    "/es/planes/EC-PAGA-1/organizaciones/MINTEL",
];

/// Words as one line, without what setting them changes: where lines and words are broken.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"-\u{ad}\u{2010}".contains(*c)).collect()
}

/// The words of a PDF, read by a program of others.
fn words_of(pdf: &[u8]) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("a.pdf");
    std::fs::write(&file, pdf).unwrap();
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    let Ok(read) = read else { return skipped("pdftotext") };
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    // In the order of the content, cell by cell.
    let raw = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&file).arg("-").output().unwrap();
    Some(String::from_utf8_lossy(&raw.stdout).into_owned())
}

#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
fn skipped<T>(tool: &str) -> Option<T> {
    eprintln!("skipped: {tool} is not installed; `cargo xtask test` installs it");
    None
}

fn rows(file: &str) -> Vec<HashMap<String, String>> {
    let bytes = std::fs::read(demo_folder().join(file)).unwrap();
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

/// What the source says, in the words in which the report has to say it.
fn facts(world: &World) -> Vec<String> {
    let formats = world.app.words.formats(Lang::Es);
    let day = |text: &str| formats.day(text.parse().unwrap());
    let mut facts: Vec<String> = rows("progress.csv").into_iter().map(|row| row["text"].clone()).collect();
    assert_eq!(facts.len(), 41);
    for row in rows("milestones.csv") {
        let mut line = vec![format!("{}.{}", row["commitment"], row["number"]), row["title"].clone()];
        line.extend([&row["start"], &row["end"]].into_iter().filter(|it| !it.is_empty()).map(|it| day(it)));
        line.push(
            match row["state"].as_str() {
                "completed" => "Cumplido",
                "not_started" => "Sin empezar",
                "in_progress" => "En curso",
                "delayed" => "Con retraso, según la fuente",
                other => panic!("{other}"),
            }
            .to_owned(),
        );
        if !row["progress"].is_empty() {
            line.push(formats.percent(row["progress"].parse().unwrap()));
        }
        line.extend(Some(row["note"].clone()).filter(|it| !it.is_empty()));
        facts.extend(line);
    }
    for row in rows("commitments.csv") {
        facts.extend([row["title"].clone(), row["summary"].clone(), row["note"].clone()]);
        for goal in row["sdg"].split(';').filter(|goal| !goal.is_empty()) {
            let mut args = minga_i18n::FluentArgs::new();
            args.set("goal", goal.parse::<u32>().unwrap());
            facts.push(format!("{goal}. {}", world.app.words.say(Lang::Es, "shell-sdg", &args)));
        }
    }
    facts
}

#[track_caller]
fn says_all(document: &str, facts: &[String]) {
    let said = plain(document);
    let missing: Vec<_> = facts.iter().filter(|fact| !said.contains(&plain(fact))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

on_both_databases! {
    the_report_carries_every_fact_of_the_source, async |store| {
        let world = World::demo(store).await;
        let facts = facts(&world);
        let page = get(&world, REPORT).await;
        assert_eq!(page.status, StatusCode::OK);
        says_all(&unescaped(&page.text()), &facts);

        let text = get(&world, &format!("{REPORT}.odt")).await;
        assert_eq!(text.header(header::CONTENT_TYPE), "application/vnd.oasis.opendocument.text");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(text.body)).unwrap();
        let content = std::io::read_to_string(archive.by_name("content.xml").unwrap()).unwrap();
        says_all(&unescaped(&content), &facts);

        let begun = Instant::now();
        let pdf = get(&world, &format!("{REPORT}.pdf")).await;
        let took = begun.elapsed();
        assert!(took.as_secs() < 20, "{took:?}");
        assert_eq!(pdf.header(header::CONTENT_TYPE), "application/pdf");
        assert!(pdf.header(header::CONTENT_DISPOSITION).contains("EC-PAGA-1-report-2021-06-01.pdf"));
        if let Some(words) = words_of(&pdf.body) {
            says_all(&words, &facts);
            // Of each commitment, all parts that the report of May 2021 has.
            for part in [
                "¿Cuál es el compromiso?", "Hitos", "¿Cuál es el estado actual?", "Cómo se adaptó", "Retos",
                "Aprendizajes", "Buenas prácticas", "Logros", "Cómo participar", "Próximos pasos",
            ] {
                let many = plain(&words).matches(&plain(part)).count();
                assert!(many >= 10, "{part}: {many}");
            }
        }
        // The same facts on the same day are the same bytes, by whatever program.
        let other = World::demo(minga_testkit::sqlite().await).await;
        assert_eq!(get(&other, &format!("{REPORT}.pdf")).await.body, pdf.body);
    };

    every_document_is_a_page_a_pdf_and_a_text, async |store| {
        let world = World::demo(store).await;
        for path in PAPERS.into_iter().chain(["/en/plans/EC-PAGA-1/report"]) {
            assert_eq!(get(&world, path).await.status, StatusCode::OK, "{path}");
            assert!(get(&world, &format!("{path}.pdf")).await.body.starts_with(b"%PDF-"), "{path}");
            assert!(get(&world, &format!("{path}.odt")).await.body.starts_with(b"PK"), "{path}");
            for ending in ["csv", "xlsx", "json", "atom", "ics"] {
                let status = get(&world, &format!("{path}.{ending}")).await.status;
                assert_eq!(status, StatusCode::NOT_FOUND, "{path}.{ending}");
            }
        }
        for path in [
            "/es/planes/NO/informe", "/es/planes/EC-PAGA-1/compromisos/99/ficha",
            "/es/planes/EC-PAGA-1/organizaciones/NADIE", "/es/planes/EC-PAGA-1/ediciones/1",
            "/es/planes/EC-PAGA-1/ediciones/x", "/es/planes/EC-PAGA-1/ediciones/1/texto",
            "/es/planes/EC-PAGA-1.pdf", "/es/planes/EC-PAGA-1/compromisos/3.odt",
        ] {
            assert_eq!(get(&world, path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    };

    what_was_kept_is_the_same_when_everything_has_changed, async |store| {
        let world = World::demo(store).await;
        let list = "/es/planes/EC-PAGA-1/ediciones";
        let keep = async || {
            let form = Request::post(list)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::ORIGIN, "http://127.0.0.1:8080");
            send(&world, form.body(Body::from("paper=report")).unwrap()).await
        };
        let live = get(&world, &format!("{REPORT}.pdf")).await.body;
        let asked = keep().await;
        assert_eq!((asked.status, asked.header(header::LOCATION)), (StatusCode::SEE_OTHER, &*format!("{list}/1")));
        // Whoever asks again on the same day, with the same facts, gets the same.
        assert_eq!(keep().await.header(header::LOCATION), format!("{list}/1"));
        assert!(get(&world, &format!("{list}/1")).await.text().contains("En preparación"));
        assert_eq!(get(&world, &format!("{list}/1.pdf")).await.status, StatusCode::NOT_FOUND);
        run_jobs(&world).await;
        run_jobs(&world).await;
        let told = get(&world, &format!("{list}/1")).await.text();
        assert!(told.contains("Guardado"), "{told}");

        let changed = edited_demo("milestones", |text| text.replace("Validar la política", "Otra cosa"));
        world.import(changed.path()).await.unwrap();
        world.clock.set("2021-07-01T12:00:00Z");
        assert_ne!(get(&world, &format!("{REPORT}.pdf")).await.body, live);
        let kept = get(&world, &format!("{list}/1.pdf")).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        let kept = get(&world, kept.header(header::LOCATION)).await;
        assert_eq!(kept.body, live);
        let page = get(&world, &format!("{list}/1/texto")).await.text();
        assert!(page.contains("Validar la política de datos abiertos"));
        assert_eq!(get(&world, "/en/plans/EC-PAGA-1/editions/1/text").await.status, StatusCode::PERMANENT_REDIRECT);

        // Its hashes are in the record, and a file that was changed or lost is found.
        let files = world.app.files.clone();
        let mut seen = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        verify::kept(&world.app.store, &files, &mut seen).await.unwrap();
        assert_eq!(seen.findings.len(), 0, "{:?}", seen.findings);
        for name in ["pdf", "text"] {
            let facts = last_state(&world).await;
            let hash = facts[name].as_str().unwrap_or_else(|| panic!("{name} in {facts}")).to_owned();
            files.delete(hash.parse().unwrap()).await.unwrap();
            verify::kept(&world.app.store, &files, &mut seen).await.unwrap();
            assert!(format!("{:?}", seen.findings).contains(&hash), "{name}");
        }
    };

    a_long_report_is_made_in_the_background_and_a_day_has_room_for_so_many, async |store| {
        let settings = Settings { document_rows: 50, editions_a_day: 2, ..Settings::default() };
        let world = World::with(store, settings).await;
        world.import(&demo_folder()).await.unwrap();
        let list = "/es/planes/EC-PAGA-1/ediciones";
        let told = get(&world, &format!("{REPORT}.pdf")).await;
        assert_eq!((told.status, told.header(header::LOCATION)), (StatusCode::SEE_OTHER, list));
        assert_eq!(get(&world, REPORT).await.status, StatusCode::OK);
        let keep = async |paper: &str, origin: &str| {
            let form = Request::post(list)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::ORIGIN, origin);
            send(&world, form.body(Body::from(format!("paper={paper}"))).unwrap()).await.status
        };
        let own = "http://127.0.0.1:8080";
        assert_eq!(keep("report", "https://evil.example").await, StatusCode::FORBIDDEN);
        assert_eq!(keep("nothing", own).await, StatusCode::BAD_REQUEST);
        assert_eq!(keep("report", own).await, StatusCode::SEE_OTHER);
        assert_eq!(keep("slides", own).await, StatusCode::SEE_OTHER);
        assert_eq!(keep("self_assessment", own).await, StatusCode::CONFLICT);
        // What is there already can still be asked for.
        assert_eq!(keep("report", own).await, StatusCode::SEE_OTHER);
        run_jobs(&world).await;
        assert!(get(&world, &format!("{list}/2")).await.text().contains("Guardado"));
    };
}

/// The official facts of the edition that was kept last.
async fn last_state(world: &World) -> serde_json::Value {
    let events = get(world, "/api/v1/events?limit=200").await.json();
    let made = events["items"].as_array().unwrap().iter().find(|it| it["action"] == "edition.made");
    made.unwrap()["facts"].clone()
}

async fn run_jobs(world: &World) {
    let app = &world.app;
    let handlers: Vec<_> = app.modules.iter().flat_map(|module| (module.jobs)(app)).collect();
    let worker = Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), handlers);
    worker.run_once().await.unwrap();
}

fn unescaped(html: &str) -> String {
    let names =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#x27;", "'"), ("&#x2f;", "/")];
    names.into_iter().fold(html.to_owned(), |text, (name, c)| text.replace(name, c)).replace("&amp;", "&")
}

/// A plan with 100 commitments and 1,000 milestones, with long texts.
fn large() -> tempfile::TempDir {
    let words = "Se acuerda con la ciudadanía y se publica en formatos abiertos, con sus fuentes. ".repeat(6);
    let plan = "code,title,country,cycle_start,cycle_end\nBIG-1,Plan grande,EC,2019-12-01,2022-08-31\n";
    let mut commitments = "number,title,summary,problem,solution\n".to_owned();
    let mut milestones = "commitment,number,title,start,end,state,progress,note\n".to_owned();
    let mut learned = "commitment,kind,text\n".to_owned();
    for number in 1..=100 {
        commitments.push_str(&format!("{number},Compromiso {number},{words:?},{words:?},{words:?}\n"));
        for own in 1..=10 {
            milestones.push_str(&format!(
                "{number},{own},Hito {own} del compromiso {number},2020-01-01,2021-12-31,in_progress,50,{words:?}\n"
            ));
        }
        for kind in ["adaptation", "challenge", "lesson", "good_practice", "achievement", "next_step"] {
            learned.push_str(&format!("{number},{kind},{words:?}\n"));
        }
    }
    folder(&[
        ("plan", plan),
        ("commitments", &commitments),
        ("milestones", &milestones),
        ("progress", &learned),
    ])
}

/// In the release build this takes a few seconds; here the bound is only that it ends.
#[tokio::test]
async fn a_plan_with_a_thousand_milestones_is_set() {
    let world = World::new(minga_testkit::sqlite().await).await;
    world.import(large().path()).await.unwrap();
    let list = "/es/planes/BIG-1/ediciones";
    let told = get(&world, "/es/planes/BIG-1/informe.pdf").await;
    assert_eq!((told.status, told.header(header::LOCATION)), (StatusCode::SEE_OTHER, list));
    let form = Request::post(list)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "http://127.0.0.1:8080");
    let asked = send(&world, form.body(Body::from("paper=report")).unwrap()).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let begun = Instant::now();
    run_jobs(&world).await;
    let took = begun.elapsed();
    assert!(took.as_secs() < 120, "{took:?}");
    let kept = get(&world, &format!("{list}/1.pdf")).await;
    let pdf = get(&world, kept.header(header::LOCATION)).await.body;
    if let Some(words) = words_of(&pdf) {
        assert!(plain(&words).contains("Hito10delcompromiso100"));
    }
}

#[tokio::test]
async fn texts_that_look_like_markup_are_words() {
    let words = "#panic(1) = x <b>y</b> $z$ #read(\"/etc/passwd\") *w*";
    let world = World::new(minga_testkit::sqlite().await).await;
    let plan = "code,title,country,cycle_start,cycle_end\nX-1,#panic(2),EC,2019-12-01,2022-08-31\n";
    let quoted = words.replace('"', "\"\"");
    let commitments = format!("number,title,summary\n1,\"{quoted}\",\"{quoted}\"\n");
    let milestones = format!("commitment,number,title\n1,1,\"{quoted}\"\n");
    let sheets = [("plan", plan), ("commitments", &commitments), ("milestones", &milestones)];
    world.import(folder(&sheets).path()).await.unwrap();
    for paper in ["informe", "autoevaluacion", "diapositivas", "compromisos/1/ficha", "compromisos/1/acta"] {
        let path = format!("/es/planes/X-1/{paper}");
        let pdf = get(&world, &format!("{path}.pdf")).await;
        assert_eq!(pdf.status, StatusCode::OK, "{paper}");
        if let Some(said) = words_of(&pdf.body) {
            assert!(plain(&said).contains(&plain(words)), "{paper}: {said}");
        }
        assert!(!get(&world, &path).await.text().contains("<b>y"), "{paper}");
    }
}

#[tokio::test]
async fn a_sheet_of_each_commitment_is_one_page() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    for number in 1..=10 {
        let pdf = get(&world, &format!("/es/planes/EC-PAGA-1/compromisos/{number}/ficha.pdf")).await.body;
        let Some(place) = written(&pdf) else { return };
        let told = Command::new("pdfinfo").arg(place.path().join("a.pdf")).output();
        let Ok(told) = told else { return skipped::<()>("pdfinfo").unwrap_or_default() };
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.contains("Pages:           1\n"), "{number}: {told}");
        assert!(told.contains("Tagged:          yes"), "{told}");
    }
}

fn written(pdf: &[u8]) -> Option<tempfile::TempDir> {
    let place = tempfile::tempdir().ok()?;
    std::fs::write(place.path().join("a.pdf"), pdf).ok()?;
    Some(place)
}

/// A validator by others finds no fault with the accessibility of any document.
#[tokio::test]
async fn an_independent_validator_finds_every_document_accessible() {
    let Some(program) = judge("pdfua") else { return };
    let world = World::demo(minga_testkit::sqlite().await).await;
    for path in PAPERS.into_iter().chain(["/en/plans/EC-PAGA-1/report"]) {
        let pdf = get(&world, &format!("{path}.pdf")).await.body;
        let place = written(&pdf).unwrap();
        judged(&program, &place.path().join("a.pdf"), path);
    }
}

fn judged(program: &Path, file: &Path, path: &str) {
    let told = Command::new(program).arg("check").arg(file).output().unwrap();
    let words = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(matches!(told.status.code(), Some(0 | 1)), "{path}: {words}");
}
