//! The list of processes.

use super::shown::PhaseShown;
use super::{CREATE, PROCESS, PROCESSES};
use crate::api::processes::{ProcessResource, resources, table};
use crate::commands::matter::day_there;
use crate::model::Process;
use crate::queries;
use minga_kernel::{Day, Lang};
use minga_store::{Conn, events_of};
use minga_web::http::State;
use minga_web::pages::{HOME, feed_of};
use minga_web::{App, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ProcessesPage {
    processes: Shown,
}

#[derive(Serialize)]
struct Shown {
    rows: Vec<Row>,
    create: String,
}

#[derive(Serialize)]
struct Row {
    title: Said,
    summary: Option<Said>,
    path: String,
    /// The phase of today.
    phase: Option<PhaseShown>,
    begins: Option<Day>,
    ends: Option<Day>,
}

impl View for ProcessesPage {
    const TEMPLATE: &'static str = "cocreation/processes.html";

    fn samples() -> Vec<ProcessesPage> {
        let said = || Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let row = |phase: Option<PhaseShown>| Row {
            title: said(),
            summary: phase.is_some().then(said),
            path: "/es".to_owned(),
            begins: Some(Day::default()),
            ends: Some(Day::default()),
            phase,
        };
        let rows = PhaseShown::samples().into_iter().map(|it| row(Some(it))).chain([row(None)]).collect();
        let sample = |rows| ProcessesPage { processes: Shown { rows, create: "/es".to_owned() } };
        vec![sample(Vec::new()), sample(rows)]
    }
}

/// Entries of the feed.
const NEWEST: u64 = 50;

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let all = queries::public_processes(&db).await?;
    let title = app.words.plain(lang, "nav-processes");
    match visit.format {
        Format::Html => {}
        Format::Json | Format::Csv | Format::Xlsx => {
            let items: Vec<ProcessResource> = resources(&app, &db, &all).await?;
            return match visit.format {
                Format::Json => answer::json(&serde_json::json!({ "items": items, "next": null })),
                _ => answer::tables(&app, &visit, "processes", &[table(lang, &items)]),
            };
        }
        Format::Atom => {
            let mut events = Vec::new();
            for it in all.iter().take(20) {
                events.extend(events_of(&db, &it.reference(), NEWEST).await?);
            }
            events.sort_by_key(|event| std::cmp::Reverse(event.sequence));
            events.truncate(50);
            return feed_of(&app, &db, lang, &title, &PROCESSES.path(lang, &[]), &events).await;
        }
        Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    let mut rows = Vec::with_capacity(all.len());
    for it in &all {
        rows.push(row(&app, &db, lang, it).await?);
    }
    let meta = PageMeta {
        description: app.words.plain(lang, "cocreation-lead"),
        paths: PROCESSES.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: vec![Format::Json, Format::Csv, Format::Xlsx, Format::Atom],
        section: "processes",
        title,
        ..PageMeta::default()
    };
    let shown = Shown { rows, create: CREATE.path(lang, &[]) };
    app.page(&visit, &meta, &ProcessesPage { processes: shown })
}

async fn row(app: &App, db: &Conn, lang: Lang, it: &Process) -> Result<Row, PageError> {
    let today = day_there(db, &app.references, it, app.clock.now()).await?;
    Ok(Row {
        title: Said::title(lang, &it.title),
        summary: Said::to(lang, &it.summary),
        path: PROCESS.path(lang, &[("process", &it.code)]),
        phase: it.phase(today).map(|phase| PhaseShown::of(phase, today)),
        begins: it.phases.first().map(|it| it.begins),
        ends: it.phases.last().map(|it| it.ends),
    })
}
