//! Work in the background that was given up, for whoever administers: with the reason, and to be
//! tried again or forgotten.

use super::{JOBS, WORK};
use crate::{App, Crumb, Form, PageError, PageMeta, PageResult, Signed, View, Visit};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use minga_auth::may_administer;
use minga_jobs::{Failed, discard, failed, retry, waiting};
use minga_kernel::Day;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct JobsPage {
    jobs: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    waiting: u64,
    rows: Vec<Row>,
    more: bool,
}

#[derive(Serialize)]
struct Row {
    id: String,
    kind: String,
    reason: String,
    day: Day,
    attempts: u32,
}

impl View for JobsPage {
    const TEMPLATE: &'static str = "jobs.html";

    fn samples() -> Vec<JobsPage> {
        let row = || Row {
            id: "0".to_owned(),
            kind: "mail".to_owned(),
            reason: "<mail-connection>".to_owned(),
            day: Day::default(),
            attempts: 10,
        };
        let shown =
            |rows: Vec<Row>| Shown { action: "/es".to_owned(), waiting: 3, more: rows.len() > 1, rows };
        vec![JobsPage { jobs: shown(Vec::new()) }, JobsPage { jobs: shown(vec![row(), row()]) }]
    }
}

/// How many are listed, the newest first.
const MOST: u64 = 100;

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    may_administer(&signed.cx(&app, lang), &db).await?;
    let all = failed(&db, MOST + 1).await?;
    let row = |it: &Failed| Row {
        id: it.id.to_string(),
        kind: it.kind.clone(),
        reason: it.reason.clone(),
        day: it.created.date_naive(),
        attempts: it.attempts,
    };
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let shown = Shown {
        action: JOBS.path(lang, &[]),
        waiting: waiting(&db).await?,
        more: all.len() > most,
        rows: all.iter().take(most).map(row).collect(),
    };
    let title = app.words.plain(lang, "jobs-title");
    let meta = PageMeta {
        paths: JOBS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &JobsPage { jobs: shown })
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let id = form.text("id").parse().map_err(|_| PageError::Bad("request"))?;
    let tx = app.store.write().await?;
    may_administer(&cx, &tx).await?;
    let done = match &*form.text("deed") {
        "retry" => retry(&cx, &tx, id).await?,
        "discard" => discard(&tx, id).await?,
        _ => return Err(PageError::Bad("request")),
    };
    tx.commit().await?;
    // Somebody else did it meanwhile: the list shows how it is.
    let _ = done;
    Ok(Redirect::to(&JOBS.path(visit.lang, &[])).into_response())
}
