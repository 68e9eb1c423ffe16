//! The work in the background: what was tried too often, and what was deleted in its time.

use super::super::own_data::{RuleShown, shown};
use super::{SYSTEM, meta, pass};
use crate::retention::RULES;
use crate::{App, Form, PageError, PageResult, Signed, View, Visit};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use minga_auth::may_set_up;
use minga_jobs::{count_failed, discard, failed, retry, upkeep, waiting};
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub(crate) struct SystemPage {
    system: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    version: &'static str,
    waiting: u64,
    parked: u64,
    jobs: Vec<Job>,
    rules: Vec<Done>,
}

#[derive(Serialize)]
struct Job {
    id: String,
    kind: String,
    reason: String,
    attempts: u32,
    when: String,
}

#[derive(Serialize)]
struct Done {
    rule: RuleShown,
    when: Option<String>,
    last: u64,
    total: u64,
}

impl View for SystemPage {
    const TEMPLATE: &'static str = "admin_system.html";

    fn samples() -> Vec<SystemPage> {
        let job = || Job {
            id: uuid::Uuid::nil().to_string(),
            kind: "mail".to_owned(),
            reason: "<…>".to_owned(),
            attempts: 10,
            when: "2021-06-01 12:00".to_owned(),
        };
        let done = |ran: bool| Done {
            rule: RuleShown::sample(),
            when: ran.then(|| "2021-06-01 12:00".to_owned()),
            last: 1,
            total: 2,
        };
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            version: "1.2.3",
            waiting: 3,
            parked: u64::from(full),
            jobs: if full { vec![job()] } else { Vec::new() },
            rules: vec![done(true), done(false)],
        };
        [false, true].into_iter().map(|full| SystemPage { system: sample(full) }).collect()
    }
}

/// Failed jobs that are shown.
const ROWS: u64 = 50;

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    let moment = |at: minga_kernel::Moment| at.format("%Y-%m-%d %H:%M").to_string();
    let ran: HashMap<String, _> = upkeep(&db).await?.into_iter().map(|it| (it.name.clone(), it)).collect();
    let jobs = failed(&db, ROWS).await?.into_iter().map(|job| Job {
        id: job.id.to_string(),
        kind: job.kind,
        reason: job.reason,
        attempts: job.attempts,
        when: moment(job.created),
    });
    let rules = RULES.into_iter().map(|rule| {
        let ran = ran.get(rule.key);
        Done {
            rule: shown(&app, lang, rule),
            when: ran.map(|it| moment(it.ran_at)),
            last: ran.map_or(0, |it| it.last),
            total: ran.map_or(0, |it| it.total),
        }
    });
    let page = Shown {
        action: SYSTEM.path(lang, &[]),
        version: env!("CARGO_PKG_VERSION"),
        waiting: waiting(&db).await?,
        parked: count_failed(&db).await?,
        jobs: jobs.collect(),
        rules: rules.collect(),
    };
    app.page(&visit, &meta(&app, lang, SYSTEM, "admin-system"), &SystemPage { system: page })
}

/// Tries a failed job again, or lets go of it.
pub(crate) async fn send(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let tx = app.store.write().await?;
    may_set_up(&cx, &tx).await?;
    let job = form.text("job").parse().map_err(|_| PageError::Bad("form"))?;
    let done = match form.text("deed").as_str() {
        "retry" => retry(&cx, &tx, job).await?,
        "discard" => discard(&tx, job).await?,
        _ => return Err(PageError::Bad("form")),
    };
    tx.commit().await?;
    if !done {
        return Err(PageError::not_found(""));
    }
    Ok(Redirect::to(&SYSTEM.path(visit.lang, &[])).into_response())
}
