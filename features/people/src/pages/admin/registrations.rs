//! Organisations that ask to be listed, for whoever decides on them.

use super::{REGISTRATION, REGISTRATIONS};
use crate::model::Registration;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Day;
use minga_store::CommandError;
use minga_web::http::State;
use minga_web::pages::WORK;
use minga_web::{App, Crumb, PageMeta, PageResult, Signed, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct RegistrationsPage {
    registrations: Shown,
}

#[derive(Serialize)]
struct Shown {
    done: Option<String>,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    name: String,
    sector: String,
    path: String,
    day: Day,
}

impl View for RegistrationsPage {
    const TEMPLATE: &'static str = "people/registrations.html";

    fn samples() -> Vec<RegistrationsPage> {
        let line = || Line {
            name: "Red <b>".to_owned(),
            sector: "community".to_owned(),
            path: "/es".to_owned(),
            day: Day::default(),
        };
        let sample = |full: bool| Shown {
            done: full.then(|| "accepted".to_owned()),
            lines: if full { vec![line()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| RegistrationsPage { registrations: sample(full) }).collect()
    }
}

/// The most that are listed: more come up when these are decided.
pub(crate) const MOST: u64 = 200;

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    policy::may_review(&standing(&signed.cx(&app, lang), &db).await?).map_err(CommandError::from)?;
    let all = queries::registrations(&db, MOST).await?;
    let line = |it: &Registration| Line {
        name: it.name.clone(),
        sector: it.sector.clone(),
        path: REGISTRATION.path(lang, &[("registration", &it.id.to_string())]),
        day: it.confirmed.unwrap_or(it.made).date_naive(),
    };
    let done = visit.asked("done").filter(|done| ["accepted", "refused"].contains(done));
    let shown = Shown { done: done.map(str::to_owned), lines: all.iter().map(line).collect() };
    let title = app.words.plain(lang, "people-registrations");
    let meta = PageMeta {
        paths: REGISTRATIONS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        section: "organisations",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &RegistrationsPage { registrations: shown })
}
