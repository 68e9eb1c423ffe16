//! The mails of a demo, which nobody gets: for whoever administers it, to see what people would.

use super::{MAIL, MAIL_HTML, MAILS, WORK};
use crate::{App, Crumb, PageError, PageMeta, PageResult, Signed, View, Visit};
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use http::{HeaderName, HeaderValue, header};
use minga_auth::may_administer;
use minga_kernel::Day;
use minga_mail::{Kept, Outbox};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct MailsPage {
    mails: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    day: Day,
    to: String,
    subject: String,
    path: String,
}

#[derive(Serialize)]
pub(crate) struct MailPage {
    mail: Shown,
}

#[derive(Serialize)]
struct Shown {
    day: Day,
    to: String,
    subject: String,
    text: String,
    html: Option<String>,
    unsubscribe: Option<String>,
    back: String,
}

impl View for MailsPage {
    const TEMPLATE: &'static str = "mails.html";

    fn samples() -> Vec<MailsPage> {
        let row = || Row {
            day: Day::default(),
            to: "ana@example.org".to_owned(),
            subject: "<b>Hola</b>".to_owned(),
            path: "/es".to_owned(),
        };
        vec![MailsPage { mails: Vec::new() }, MailsPage { mails: vec![row(), row()] }]
    }
}

impl View for MailPage {
    const TEMPLATE: &'static str = "mail.html";

    fn samples() -> Vec<MailPage> {
        let shown = |full: bool| Shown {
            day: Day::default(),
            to: "ana@example.org".to_owned(),
            subject: "<b>Hola</b>".to_owned(),
            text: "uno\n<dos>".to_owned(),
            html: full.then(|| "/es".to_owned()),
            unsubscribe: full.then(|| "https://minga.example/es".to_owned()),
            back: "/es".to_owned(),
        };
        [false, true].into_iter().map(|full| MailPage { mail: shown(full) }).collect()
    }
}

/// How many are listed.
const MOST: usize = 200;

pub(crate) async fn list(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let outbox = outbox(&app, &visit, &signed).await?;
    let kept = tokio::task::spawn_blocking(move || outbox.newest(MOST));
    let kept = kept.await.map_err(|error| PageError::Internal(error.to_string()))?;
    let kept = kept.map_err(|error| PageError::Internal(error.to_string()))?;
    let row = |it: Kept| Row {
        day: it.at.date_naive(),
        path: MAIL.path(visit.lang, &[("id", &it.mail.id.to_string())]),
        to: it.mail.to,
        subject: it.mail.subject,
    };
    let title = app.words.plain(visit.lang, "mails-title");
    let meta = PageMeta {
        paths: MAILS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(visit.lang, "work-title"), WORK.path(visit.lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &MailsPage { mails: kept.into_iter().map(row).collect() })
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let Kept { at, mail } = one(&app, &visit, &signed, &id).await?;
    let parts = [("id", id.as_str())];
    let shown = Shown {
        day: at.date_naive(),
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html.map(|_| MAIL_HTML.path(visit.lang, &parts)),
        unsubscribe: mail.unsubscribe,
        back: MAILS.path(visit.lang, &[]),
    };
    let title = app.words.plain(visit.lang, "mail-title");
    let meta = PageMeta {
        paths: MAIL.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(visit.lang, "mails-title"), shown.back.clone()),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &MailPage { mail: shown })
}

/// Its HTML as a program for mail would show it: without scripts, forms or anything fetched.
pub(crate) async fn html(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let html = one(&app, &visit, &signed, &id).await?.mail.html;
    let html = html.ok_or_else(|| PageError::not_found(""))?;
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; sandbox allow-popups allow-top-navigation-by-user-activation",
            ),
        ),
    ];
    Ok((headers, html).into_response())
}

async fn one(app: &App, visit: &Visit, signed: &Signed, id: &str) -> Result<Kept, PageError> {
    let outbox = outbox(app, visit, signed).await?;
    let id: Uuid = id.parse().map_err(|_| PageError::not_found(""))?;
    let kept = tokio::task::spawn_blocking(move || outbox.one(id));
    let kept = kept.await.map_err(|error| PageError::Internal(error.to_string()))?;
    kept.map_err(|error| PageError::Internal(error.to_string()))?.ok_or_else(|| PageError::not_found(""))
}

/// The mails, for administrators of a demo: elsewhere they would open other people's accounts.
async fn outbox(app: &App, visit: &Visit, signed: &Signed) -> Result<Outbox, PageError> {
    let folder = app.settings.mail_shown.as_ref().ok_or_else(|| PageError::not_found(""))?;
    let db = app.store.read().await?;
    may_administer(&signed.cx(app, visit.lang), &db).await?;
    Ok(Outbox::new(folder))
}
