//! Taking a whole process away.

use super::{EXPORT, list_crumb, public, way};
use crate::rows::tables;
use minga_web::http::{Path, State};
use minga_web::{App, Format, PageMeta, PageResult, View, Visit, answer};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ExportPage {
    export: Shown,
}

#[derive(Serialize)]
struct Shown {
    path: String,
    /// The names of the tables.
    tables: Vec<&'static str>,
}

impl View for ExportPage {
    const TEMPLATE: &'static str = "cocreation/export.html";

    fn samples() -> Vec<ExportPage> {
        let path = "/es".to_owned();
        vec![ExportPage { export: Shown { path, tables: vec!["proposals", "comments"] } }]
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let process = public(&db, &code).await?;
    drop(db);
    let tables = tables(&app, &process);
    if visit.format != Format::Html {
        return answer::bulk(&app, &visit, &process.code, tables).await;
    }
    let parts = [("process", process.code.as_str())];
    let title = app.words.plain(lang, "cocreation-export");
    let meta = PageMeta {
        paths: EXPORT.paths(&parts),
        crumbs: way(&app, lang, Some(&process), &[list_crumb(&app, lang, &process)], &title),
        formats: vec![Format::Json, Format::Csv, Format::Xlsx],
        section: "processes",
        title,
        ..PageMeta::default()
    };
    let names = tables.iter().map(|it| it.schema().name).collect();
    app.page(&visit, &meta, &ExportPage { export: Shown { path: EXPORT.path(lang, &parts), tables: names } })
}
