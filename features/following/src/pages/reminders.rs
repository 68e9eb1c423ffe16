//! Whether somebody with an account is reminded by mail of what they answer for.

use super::REMINDERS;
use crate::queries::{self, Reminded};
use minga_web::http::{IntoResponse, Redirect, State};
use minga_web::pages::WORK;
use minga_web::{App, Crumb, Form, PageError, PageMeta, PageResult, Signed, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct RemindersPage {
    off: bool,
    action: String,
    days: Vec<i64>,
}

impl View for RemindersPage {
    const TEMPLATE: &'static str = "following/reminders.html";

    fn samples() -> Vec<RemindersPage> {
        let page = |off, days| RemindersPage { off, action: "/es".to_owned(), days };
        vec![page(false, vec![30, 7, 1]), page(true, Vec::new())]
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let off = queries::reminded(&db, signed.account.id).await?.off;
    let title = app.words.plain(lang, "following-reminders-title");
    let meta = PageMeta {
        paths: REMINDERS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let days = app.settings.reminder_days.clone();
    app.page(&visit, &meta, &RemindersPage { off, action: REMINDERS.path(lang, &[]), days })
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let off = match &*form.text("deed") {
        "off" => true,
        "on" => false,
        _ => return Err(PageError::Bad("request")),
    };
    let tx = app.store.write().await?;
    tx.lock("reminders").await?;
    let known = queries::reminded(&tx, signed.account.id).await?;
    queries::set_reminded(&tx, signed.account.id, Reminded { off, ..known }).await?;
    tx.commit().await?;
    Ok(Redirect::to(&REMINDERS.path(visit.lang, &[])).into_response())
}
