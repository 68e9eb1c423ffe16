//! What moderators decided, for everybody; without a name, and without what was hidden.

use super::shown::{DecisionShown, said};
use super::{COMMENT, LOG, path_of};
use crate::model::COMMENT as COMMENT_KIND;
use crate::queries;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang, Ref};
use minga_store::{Conn, StoreError};
use minga_web::http::State;
use minga_web::pages::{HOME, Pages};
use minga_web::{App, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct LogPage {
    log: Shown,
}

#[derive(Serialize)]
struct Shown {
    rows: Vec<Row>,
    total: u64,
    pages: Pages,
}

#[derive(Serialize)]
struct Row {
    decision: DecisionShown,
    flags: i64,
    about: Option<Said>,
    path: String,
}

impl View for LogPage {
    const TEMPLATE: &'static str = "conversation/log.html";

    fn samples() -> Vec<LogPage> {
        let row = |on_appeal, about: Option<&str>| Row {
            decision: DecisionShown::sample(on_appeal),
            flags: 3,
            about: about.map(|about| said(Lang::Es, "en", about)),
            path: "/es".to_owned(),
        };
        let full = vec![row(false, Some("<Compromiso>")), row(true, None)];
        let shown = |rows: Vec<Row>, total| Shown {
            rows,
            total,
            pages: Pages::of(total, 20, 1, 100, |number| format!("?page={number}")),
        };
        vec![LogPage { log: shown(Vec::new(), 0) }, LogPage { log: shown(full, 50) }]
    }
}

/// Decisions on a page.
const PAGE: u64 = 50;
/// The last page that can be reached.
const DEEPEST: u64 = 100;

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    match visit.format {
        Format::Html => {}
        Format::Json | Format::Csv | Format::Xlsx => {
            let rows = rows(&app, &db, lang, 0, app.settings.page_rows).await?;
            let decided: Vec<Decided> = rows.iter().map(|it| Decided::of(&app, it)).collect();
            return match visit.format {
                Format::Json => answer::json(&decided),
                _ => answer::tables(&app, &visit, "moderation", &[table(&decided)]),
            };
        }
        Format::Atom | Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    let number = visit.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, DEEPEST);
    let total = queries::count_of_decisions(&db).await?;
    let own = LOG.path(lang, &[]);
    let view = Shown {
        rows: rows(&app, &db, lang, (number - 1) * PAGE, PAGE).await?,
        total,
        pages: Pages::of(total, PAGE, number, DEEPEST, |number| format!("{own}?page={number}")),
    };
    let title = app.words.plain(lang, "talk-log-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "talk-log-lead"),
        paths: LOG.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: vec![Format::Json, Format::Csv, Format::Xlsx],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &LogPage { log: view })
}

async fn rows(app: &App, db: &Conn, lang: Lang, offset: u64, limit: u64) -> Result<Vec<Row>, StoreError> {
    let decisions = queries::newest_decisions(db, offset, limit).await?;
    let things: Vec<Ref> = decisions.iter().map(|it| it.about.clone()).collect();
    let known = app.references.resolve(db, &things).await?;
    // What is hidden has a page too, without its title.
    let mut pages: HashMap<Ref, String> = HashMap::new();
    for kind in app.references.moderated_kinds() {
        let own = decisions.iter().filter(|it| it.thing.kind == kind).map(|it| it.thing.id);
        let own: Vec<Uuid> = own.collect();
        let Some(offered) = app.references.moderated(&kind).filter(|_| !own.is_empty()) else { continue };
        let judged = offered.judged(db, &own).await?.into_iter();
        pages.extend(judged.map(|it| (it.reference, it.paths[lang as usize].clone())));
    }
    let rows = decisions.iter().map(|it| Row {
        decision: DecisionShown::of(lang, it),
        flags: it.flags,
        about: known.get(&it.about).map(|about| Said::title(lang, &about.title)),
        path: if it.thing.kind == COMMENT_KIND {
            path_of(&COMMENT, lang, it.thing.id)
        } else {
            pages.get(&it.thing).cloned().unwrap_or_else(|| LOG.path(lang, &[]))
        },
    });
    Ok(rows.collect())
}

/// A decision as data.
#[derive(Serialize)]
struct Decided {
    date: Day,
    decision: &'static str,
    on_appeal: bool,
    reason: &'static str,
    words: String,
    reports: i64,
    about: Option<String>,
    url: String,
}

impl Decided {
    fn of(app: &App, row: &Row) -> Decided {
        Decided {
            date: row.decision.day,
            decision: match (row.decision.hides, row.decision.reason) {
                (_, "undone") => "undone",
                (true, _) => "hidden",
                (false, _) => "kept",
            },
            on_appeal: row.decision.on_appeal,
            reason: row.decision.reason,
            words: row.decision.text.words.clone(),
            reports: row.flags,
            about: row.about.as_ref().map(|about| about.words.clone()),
            url: app.absolute(&row.path),
        }
    }
}

const DECISIONS: Schema = Schema {
    name: "moderation",
    columns: &[
        Column::new("date", ColumnKind::Date),
        Column::new("decision", ColumnKind::Code),
        Column::new("on_appeal", ColumnKind::Code),
        Column::new("reason", ColumnKind::Code),
        Column::new("words", ColumnKind::LongText),
        Column::new("reports", ColumnKind::Integer),
        Column::new("about", ColumnKind::Text),
        Column::new("url", ColumnKind::Url),
    ],
};

fn table(all: &[Decided]) -> Table {
    let rows = all.iter().map(|it| {
        vec![
            Value::from(Some(it.date)),
            Value::from(it.decision),
            Value::from(if it.on_appeal { "true" } else { "false" }),
            Value::from(it.reason),
            Value::from(it.words.as_str()),
            Value::Integer(it.reports),
            Value::from(it.about.as_deref().unwrap_or_default()),
            Value::from(it.url.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&DECISIONS) }
}
