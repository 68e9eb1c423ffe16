//! A table with its notes. Other features put below it what came of them.

use super::{EVENTS, GATHERING, TABLE, only_html, parsed};
use crate::queries;
use minga_web::http::{Path, State};
use minga_web::{App, Crumb, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct TablePage {
    table: Shown,
    slots: Vec<Markup>,
}

#[derive(Serialize)]
struct Shown {
    number: i64,
    title: Said,
    event: Said,
    path: String,
    notes: Vec<Said>,
}

impl View for TablePage {
    const TEMPLATE: &'static str = "events/table.html";

    fn samples() -> Vec<TablePage> {
        let said = || Said { words: "<b>Mesa</b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let table = |full: bool| Shown {
            number: 1,
            title: said(),
            event: said(),
            path: "/es".to_owned(),
            notes: if full { vec![said(), said()] } else { vec![said()] },
        };
        [false, true].into_iter().map(|full| TablePage { table: table(full), slots: Vec::new() }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> PageResult {
    only_html(&visit)?;
    let lang = visit.lang;
    let not_found = || PageError::not_found("");
    let db = app.store.read().await?;
    let known = queries::roundtables_by_id(&db, &[parsed(&id)?]).await?.pop().ok_or_else(not_found)?;
    let it = queries::gatherings_by_id(&db, &[known.gathering]).await?.pop().ok_or_else(not_found)?;
    let own = known.id.to_string();
    let parts = [("table", own.as_str())];
    let event = GATHERING.path(lang, &[("event", &it.id.to_string())]);
    let title = known.title.for_reader(lang).to_owned();
    let table = Shown {
        number: known.number,
        title: Said::title(lang, &known.title),
        event: Said::title(lang, &it.title),
        path: event.clone(),
        notes: paragraphs(Said::to(lang, &known.notes)),
    };
    let slots = app.slot(&db, &visit, Place::Below, Some(&known.reference())).await?;
    let meta = PageMeta {
        description: known.notes.for_reader(lang).chars().take(200).collect(),
        paths: TABLE.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "events-title"), EVENTS.path(lang, &[])),
            Crumb::to(it.title.for_reader(lang), event),
            Crumb::here(&title),
        ],
        title,
        section: "events",
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &TablePage { table, slots })
}

/// What somebody wrote, each of its lines as a paragraph.
pub(super) fn paragraphs(said: Option<Said>) -> Vec<Said> {
    let Some(said) = said else { return Vec::new() };
    let lines = said.words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Said { words: line.to_owned(), ..said.clone() }).collect()
}
