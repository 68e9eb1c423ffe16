//! The certificate of whoever came, and where anybody checks one. Whoever checks has the paper: it
//! has the code, and the name that they ask about.

use super::shown::{When, named};
use super::{CERTIFICATE, CHECK, GATHERING, TICKET, only_html, private};
use crate::commands::certify::{certify, may_have};
use crate::model::certificate::{code, code_hash, digest, grouped, tidy};
use crate::papers::certificate::certificate as paper;
use crate::queries;
use minga_kernel::Actor;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Crumb, Form, PageError, PageMeta, PageResult, Said, View, Visit, answer};
use serde::Serialize;

/// They ask for it. Programs open links too, so only the button gives it.
pub(crate) async fn send(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    only_html(&visit)?;
    certify(&app.cx(Actor::Anonymous, visit.lang), &app, &key).await?;
    let path = CERTIFICATE.path(visit.lang, &[("key", &key)]);
    Ok(private(Redirect::to(&path).into_response()))
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    let lang = visit.lang;
    let gone = || PageError::not_found("");
    let db = app.store.read().await?;
    let own = queries::registration_by_key(&db, &key).await?.ok_or_else(gone)?;
    let it = queries::gathering_by_id(&db, own.gathering).await?.ok_or_else(gone)?;
    let code = code(&own).filter(|_| may_have(&it, &own)).ok_or_else(gone)?;
    let known = queries::certificate(&db, &code_hash(&code)).await?;
    let known = known.filter(|it| !it.revoked).ok_or_else(gone)?;
    let bodies = named(&app, &db, std::slice::from_ref(&it)).await?;
    drop(db);
    let title = app.words.plain(lang, "events-certificate");
    let parts = [("key", key.as_str())];
    let meta = PageMeta {
        paths: CERTIFICATE.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "events-own"), TICKET.path(lang, &parts)),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let day = known.made_at.date_naive();
    let document = paper(&app, lang, day, &it, &bodies, (&known, &code, &own.name));
    Ok(private(answer::document(&app, &visit, meta, "event-certificate", document).await?))
}

#[derive(Serialize)]
pub(crate) struct CheckPage {
    check: Shown,
}

#[derive(Serialize)]
struct Shown {
    valid: bool,
    title: Said,
    path: String,
    when: String,
    number: i64,
    code: String,
    /// What was asked about the name, if something was.
    same: Option<bool>,
    action: String,
}

impl View for CheckPage {
    const TEMPLATE: &'static str = "events/check.html";

    fn samples() -> Vec<CheckPage> {
        let sample = |valid, same| Shown {
            valid,
            title: Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            path: "/es".to_owned(),
            when: "…".to_owned(),
            number: 7,
            code: "A7K2M-9QX1Z".to_owned(),
            same,
            action: "/es".to_owned(),
        };
        [(true, None), (true, Some(true)), (true, Some(false)), (false, None)]
            .into_iter()
            .map(|(valid, same)| CheckPage { check: sample(valid, same) })
            .collect()
    }
}

pub(crate) async fn check(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    check_page(&app, &visit, &code, None).await
}

/// The name goes in the body of a request: it is in no address, and so in no log of one.
pub(crate) async fn check_name(
    State(app): State<App>,
    visit: Visit,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let name = form.text("name");
    check_page(&app, &visit, &code, Some(&name)).await
}

async fn check_page(app: &App, visit: &Visit, code: &str, name: Option<&str>) -> PageResult {
    only_html(visit)?;
    let lang = visit.lang;
    let gone = || PageError::not_found("");
    let code = tidy(code);
    let db = app.store.read().await?;
    let known = queries::certificate(&db, &code_hash(&code)).await?.ok_or_else(gone)?;
    let it = queries::gathering_by_id(&db, known.gathering).await?.ok_or_else(gone)?;
    let shown = Shown {
        valid: !known.revoked,
        title: Said::title(lang, &it.title),
        path: GATHERING.path(lang, &[("event", &it.id.to_string())]),
        when: When::of(&it).in_words(app, lang),
        number: known.number,
        same: name.map(|name| digest(&code, it.id, name) == known.digest),
        action: CHECK.path(lang, &[("code", &grouped(&code))]),
        code: grouped(&code),
    };
    let title = app.words.plain(lang, "events-check-title");
    let meta = PageMeta {
        paths: CHECK.paths(&[("code", &shown.code)]),
        crumbs: vec![Crumb::here(&title)],
        title,
        section: "events",
        ..PageMeta::default()
    };
    Ok(private(app.page(visit, &meta, &CheckPage { check: shown })?))
}
