//! How to reach an organisation, for everybody: when it was confirmed, and that something of it is
//! dead, which anybody may say.

use super::contact_keep::KEEP_CONTACT;
use super::{CONTACT, below};
use crate::commands::report_contact::report_contact;
use crate::model::{Contacts, Organisation};
use crate::queries;
use crate::resolver::resolved;
use minga_kernel::{Actor, Day, Problem};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Asker, Form, PageError, PageResult, TOO_OFTEN, View, Visit, mended};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ContactPage {
    contact: Shown,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    path: String,
    action: String,
    /// Where those confirm it who act for the organisation or keep the directory.
    keep: String,
    lines: Vec<Line>,
    confirmed: Option<Day>,
    stale: bool,
    done: bool,
    error: Option<String>,
}

/// One contact.
#[derive(Serialize)]
struct Line {
    which: &'static str,
    value: String,
}

impl View for ContactPage {
    const TEMPLATE: &'static str = "people/contact.html";

    fn samples() -> Vec<ContactPage> {
        let line = |which| Line { which, value: "<a@example.org>".to_owned() };
        let sample = |full: bool| Shown {
            name: "Fundación <X>".to_owned(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            keep: "/es".to_owned(),
            lines: if full { Contacts::NAMES.map(line).into() } else { Vec::new() },
            confirmed: full.then(Day::default),
            stale: full,
            done: full,
            error: full.then(|| "…".to_owned()),
        };
        [false, true].into_iter().map(|full| ContactPage { contact: sample(full) }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let db = app.store.read().await?;
    let it = found(&db, &code).await?;
    page(&app, &visit, &it, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    source: Asker,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let it = found(&db, &code).await?;
    drop(db);
    let done = format!("{}?done=reported", CONTACT.path(visit.lang, &[("organisation", &it.code)]));
    // A field that nobody sees is filled in by programs only.
    if form.has("fax") && !form.text("fax").is_empty() {
        return Ok(Redirect::to(&done).into_response());
    }
    let cx = app.cx(Actor::Anonymous, visit.lang);
    match report_contact(&cx, &app.store, &source, it.id, &form.text("contact")).await {
        Ok(()) => Ok(Redirect::to(&done).into_response()),
        Err(CommandError::Problems(problems)) if problems.iter().any(|it| it.code == TOO_OFTEN) => {
            Err(PageError::TooMany)
        }
        Err(CommandError::Problems(problems)) => Ok(mended(page(&app, &visit, &it, &problems)?, &problems)),
        Err(error) => Err(error.into()),
    }
}

/// The organisation with this code, if it is one of its own.
pub(super) async fn found(db: &Conn, code: &str) -> Result<Organisation, PageError> {
    let found = queries::organisation_by_code(db, code).await?.filter(|it| !it.is_merged());
    found.ok_or_else(|| PageError::not_found(code))
}

fn page(app: &App, visit: &Visit, it: &Organisation, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let parts = [("organisation", it.code.as_str())];
    let path = resolved(it).path(lang).to_owned();
    let name = it.short().unwrap_or_else(|| it.name.for_reader(lang)).to_owned();
    let lines = it.contacts.known().into_iter();
    let shown = Shown {
        path: path.clone(),
        action: CONTACT.path(lang, &parts),
        keep: KEEP_CONTACT.path(lang, &parts),
        lines: lines.map(|(which, value)| Line { which, value: value.to_owned() }).collect(),
        confirmed: it.confirmed,
        stale: it.is_stale(visit.today),
        done: visit.asked("done") == Some("reported"),
        error: problems.first().map(|it| app.problem_in_words(lang, it)),
        name: name.clone(),
    };
    let meta = below(app, lang, it, &CONTACT, "people-contact-title");
    app.page(visit, &meta, &ContactPage { contact: shown })
}
