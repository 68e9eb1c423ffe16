//! One document with all its versions.

use super::sheet::{requirement_words, sort_words};
use super::{CHANGE, DOCUMENT, REPOSITORY};
use crate::model::Reading;
use crate::queries;
use minga_kernel::Day;
use minga_store::events_about;
use minga_web::http::{Path, State};
use minga_web::pages::{HistoryEntry, history};
use minga_web::{App, Crumb, PageError, PageMeta, PageResult, Said, View, Visit, file_path};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct DocumentPage {
    document: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    summary: Option<Said>,
    sort: String,
    dated: Day,
    proves: Vec<String>,
    versions: Vec<VersionShown>,
    change: String,
    history: Vec<HistoryEntry>,
}

#[derive(Serialize)]
struct VersionShown {
    number: i64,
    path: String,
    name: String,
    size: i64,
    made: Day,
    sha256: String,
    /// What became of its text: a part of a message's key.
    text: &'static str,
    /// Whether it was taken down.
    gone: bool,
}

impl View for DocumentPage {
    const TEMPLATE: &'static str = "repository/document.html";

    fn samples() -> Vec<DocumentPage> {
        let said = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let version = |text, gone| VersionShown {
            number: 1,
            path: "/files/x/a.pdf".to_owned(),
            name: "<a>.pdf".to_owned(),
            size: 1_500_000,
            made: Day::default(),
            sha256: "ab".repeat(32),
            text,
            gone,
        };
        let all = ["waits", "read", "kind", "broken", "locked", "empty", "too-large"];
        let sample = |full: bool| Shown {
            title: said("<b>Acta</b> & «más»"),
            summary: full.then(|| said("…")),
            sort: "…".to_owned(),
            dated: Day::default(),
            proves: if full { vec!["1.1 …".to_owned()] } else { Vec::new() },
            versions: if full {
                all.into_iter().map(|text| version(text, false)).chain([version("empty", true)]).collect()
            } else {
                vec![version("read", false)]
            },
            change: "/es".to_owned(),
            history: if full { vec![HistoryEntry::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| DocumentPage { document: sample(full) }).collect()
    }
}

/// How much of its history is shown.
const NEWEST: u64 = 20;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<Uuid>) -> PageResult {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let lang = visit.lang;
    let db = app.store.read().await?;
    let it = queries::document_by_id(&db, id).await?.ok_or_else(|| PageError::not_found(""))?;
    let plan = app.references.one(&db, &it.plan()).await?.ok_or_else(|| PageError::not_found(""))?;
    let versions = queries::versions_of(&db, &[id]).await?.remove(&id).unwrap_or_default();
    let mut shown = Vec::new();
    for version in versions {
        let gone = match version.file.parse() {
            Ok(file) => app.taken_down(&db, file).await?.is_some(),
            Err(_) => true,
        };
        shown.push(VersionShown {
            number: version.number,
            path: file_path(&version.file, &version.name),
            name: version.name,
            size: version.size,
            made: version.made_at.date_naive(),
            sha256: version.file,
            text: match version.text {
                Reading::Waits => "waits",
                Reading::Read => "read",
                Reading::Not(why) => why.code(),
            },
            gone,
        });
    }
    let reference = it.reference();
    let events = events_about(&db, &reference, NEWEST).await?;
    let history = history(&app, &db, lang, Some(&reference), &events).await?;
    let own = id.to_string();
    let parts = [("document", own.as_str())];
    let title = it.title.for_reader(lang).to_owned();
    let meta = PageMeta {
        description: it.summary.for_reader(lang).chars().take(200).collect(),
        paths: DOCUMENT.paths(&parts),
        crumbs: vec![
            Crumb::to(plan.title.for_reader(lang), plan.path(lang)),
            Crumb::to(
                app.words.plain(lang, "repository-title"),
                REPOSITORY.path(lang, &[("plan", &plan.code)]),
            ),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let view = Shown {
        title: Said::title(lang, &it.title),
        summary: Said::to(lang, &it.summary),
        sort: sort_words(&app, lang, it.sort),
        dated: it.dated,
        proves: it
            .proves
            .iter()
            .map(|it| format!("{} {}", it.code(), requirement_words(&app, lang, *it)))
            .collect(),
        versions: shown,
        change: CHANGE.path(lang, &parts),
        history,
    };
    app.page(&visit, &meta, &DocumentPage { document: view })
}
