//! The link in the first mail: programs that look into mails open every link, so only the button
//! confirms.

use super::shown::When;
use super::{CONFIRM, TICKET, only_html, private};
use crate::commands::confirm::confirm;
use crate::queries;
use minga_auth::Token;
use minga_kernel::{Actor, Refusal};
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::HOME;
use minga_web::{App, Crumb, PageError, PageMeta, PageResult, Said, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ConfirmPage {
    title: Said,
    when: String,
    name: String,
    open: bool,
    action: String,
}

impl View for ConfirmPage {
    const TEMPLATE: &'static str = "events/confirm.html";

    fn samples() -> Vec<ConfirmPage> {
        let page = |open| ConfirmPage {
            title: Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            when: "…".to_owned(),
            name: "Ana <i>".to_owned(),
            open,
            action: "/es".to_owned(),
        };
        vec![page(true), page(false)]
    }
}

/// What is said of a link that does not serve any more.
const GONE: PageError = PageError::Forbidden("event-link");

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> PageResult {
    only_html(&visit)?;
    let lang = visit.lang;
    let token = Token::parse(&text).ok_or(GONE)?;
    let db = app.store.read().await?;
    let now = app.clock.now();
    let (gathering, who) = queries::wish(&db, &token.hash(), now).await?.ok_or(GONE)?;
    let it = queries::gathering_by_id(&db, gathering).await?.ok_or(GONE)?;
    let view = ConfirmPage {
        title: Said::title(lang, &it.title),
        when: When::of(&it).in_words(&app, lang),
        name: who.name,
        open: it.is_open(now),
        action: CONFIRM.path(lang, &[("token", &text)]),
    };
    let heading = app.words.plain(lang, "events-confirm");
    let meta = PageMeta {
        // The frame offers the page in the other language; the secret is not repeated there.
        paths: HOME.paths(&[]),
        crumbs: vec![Crumb::here(&heading)],
        title: heading,
        ..PageMeta::default()
    };
    Ok(private(app.page(&visit, &meta, &view)?))
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> PageResult {
    only_html(&visit)?;
    let token = Token::parse(&text).ok_or(GONE)?;
    let cx = app.cx(Actor::Anonymous, visit.lang);
    match confirm(&cx, &app, &token).await {
        Ok(it) => {
            let key = it.key.ok_or(GONE)?;
            let path = TICKET.path(it.lang, &[("key", &key)]);
            Ok(private(Redirect::to(&path).into_response()))
        }
        Err(CommandError::NotFound) => Err(GONE),
        Err(CommandError::Refused(Refusal::State)) => Err(PageError::Conflict("event-closed")),
        Err(error) => Err(error.into()),
    }
}
