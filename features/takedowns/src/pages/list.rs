//! What was taken down, for everybody; without the files, and without a name.

use super::{LIST, TAKE_DOWN};
use crate::model::Takedown;
use crate::queries;
use minga_files::Hash;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang};
use minga_store::{Conn, StoreError};
use minga_web::http::{IntoResponse, Redirect, State};
use minga_web::pages::{HOME, Pages};
use minga_web::{App, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ListPage {
    takedowns: Shown,
}

#[derive(Serialize)]
struct Shown {
    rows: Vec<Row>,
    total: u64,
    pages: Pages,
    /// Where the address of a file is sent to.
    own: String,
    /// Whether an address was sent that is of no file.
    unknown: bool,
}

#[derive(Serialize)]
struct Row {
    day: Day,
    reason: &'static str,
    words: Said,
    file: String,
}

impl Row {
    fn of(lang: Lang, it: &Takedown) -> Row {
        Row {
            day: it.taken_at.date_naive(),
            reason: it.reason.code(),
            words: Said::title(lang, &it.words),
            file: it.file.clone(),
        }
    }
}

impl View for ListPage {
    const TEMPLATE: &'static str = "takedowns/list.html";

    fn samples() -> Vec<ListPage> {
        let row = || Row {
            day: Day::default(),
            reason: "personal",
            words: Said {
                words: "<b>Cédulas</b> & «más»".to_owned(), lang: "es".to_owned(), foreign: true
            },
            file: "ab".repeat(32),
        };
        let shown = |rows: Vec<Row>, total| Shown {
            rows,
            total,
            pages: Pages::of(total, PAGE, 1, DEEPEST, |number| format!("?page={number}")),
            own: "/es".to_owned(),
            unknown: total > 0,
        };
        vec![
            ListPage { takedowns: shown(Vec::new(), 0) },
            ListPage { takedowns: shown(vec![row(), row()], 120) },
        ]
    }
}

/// Rows on a page.
const PAGE: u64 = 50;
/// The last page that can be reached.
const DEEPEST: u64 = 100;

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    match visit.format {
        Format::Html => {}
        Format::Json | Format::Csv | Format::Xlsx => {
            let rows = rows(&db, lang, 0, app.settings.page_rows).await?;
            let told: Vec<Told> = rows.into_iter().map(Told::of).collect();
            return match visit.format {
                Format::Json => answer::json(&told),
                _ => answer::tables(&app, &visit, "takedowns", &[table(&told)]),
            };
        }
        Format::Atom | Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    // Whoever moderates comes with the address of a file, which has its name in it.
    let asked = visit.asked("file").unwrap_or_default();
    if let Some(file) = asked.split('/').find(|part| part.parse::<Hash>().is_ok()) {
        return Ok(Redirect::to(&TAKE_DOWN.path(lang, &[("file", file)])).into_response());
    }
    let number = visit.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, DEEPEST);
    let total = queries::count(&db).await?;
    let own = LIST.path(lang, &[]);
    let view = Shown {
        rows: rows(&db, lang, (number - 1) * PAGE, PAGE).await?,
        total,
        pages: Pages::of(total, PAGE, number, DEEPEST, |number| format!("{own}?page={number}")),
        unknown: !asked.is_empty(),
        own: own.clone(),
    };
    let title = app.words.plain(lang, "takedowns-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "takedowns-lead"),
        paths: LIST.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: vec![Format::Json, Format::Csv, Format::Xlsx],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &ListPage { takedowns: view })
}

async fn rows(db: &Conn, lang: Lang, offset: u64, limit: u64) -> Result<Vec<Row>, StoreError> {
    Ok(queries::newest(db, offset, limit).await?.iter().map(|it| Row::of(lang, it)).collect())
}

/// A file that was taken down, as data.
#[derive(Serialize)]
struct Told {
    date: Day,
    reason: &'static str,
    words: String,
    sha256: String,
}

impl Told {
    fn of(row: Row) -> Told {
        Told { date: row.day, reason: row.reason, words: row.words.words, sha256: row.file }
    }
}

const TAKEDOWNS: Schema = Schema {
    name: "takedowns",
    columns: &[
        Column::new("date", ColumnKind::Date),
        Column::new("reason", ColumnKind::Code),
        Column::new("words", ColumnKind::LongText),
        Column::new("sha256", ColumnKind::Text),
    ],
};

fn table(all: &[Told]) -> Table {
    let rows = all.iter().map(|it| {
        vec![
            Value::from(Some(it.date)),
            Value::from(it.reason),
            Value::from(it.words.as_str()),
            Value::from(it.sha256.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&TAKEDOWNS) }
}
