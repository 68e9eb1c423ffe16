//! The link in the mail to an organisation that asks to be listed: programs that look into mails
//! open every link, so only the button confirms.

use crate::commands::confirm_registration::confirm_registration;
use crate::commands::register::LINK;
use crate::queries;
use minga_auth::Token;
use minga_kernel::Actor;
use minga_store::CommandError;
use minga_web::http::{HeaderValue, Path, Response, State, header};
use minga_web::pages::HOME;
use minga_web::{Address, App, Crumb, PageError, PageMeta, PageResult, View, Visit};
use serde::Serialize;

/// Where it is confirmed.
pub(crate) const CONFIRM: Address =
    Address::new("confirmar-registro/{token}", "confirm-registration/{token}");

#[derive(Serialize)]
pub(crate) struct RegisteredPage {
    name: String,
    action: String,
    done: bool,
}

impl View for RegisteredPage {
    const TEMPLATE: &'static str = "people/registered.html";

    fn samples() -> Vec<RegisteredPage> {
        let sample = |done| RegisteredPage { name: "Red <b>".to_owned(), action: "/es".to_owned(), done };
        vec![sample(false), sample(true)]
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> PageResult {
    let gone = || PageError::Forbidden("registration-link");
    let token = Token::parse(&text).ok_or_else(gone)?;
    let db = app.store.read().await?;
    let since = app.clock.now() - LINK;
    let it = queries::registration_by_hash(&db, &token.hash(), since).await?.ok_or_else(gone)?;
    page(&app, &visit, it.name, CONFIRM.path(visit.lang, &[("token", &text)]), false)
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> PageResult {
    let gone = || PageError::Forbidden("registration-link");
    let token = Token::parse(&text).ok_or_else(gone)?;
    match confirm_registration(&app.cx(Actor::Anonymous, visit.lang), &app.store, &token).await {
        Ok(()) => page(&app, &visit, String::new(), String::new(), true),
        Err(CommandError::NotFound) => Err(gone()),
        Err(error) => Err(error.into()),
    }
}

fn page(app: &App, visit: &Visit, name: String, action: String, done: bool) -> PageResult {
    let title = app.words.plain(visit.lang, "people-registered-title");
    let meta = PageMeta {
        // The frame offers the page in the other language; the secret is not repeated there.
        paths: HOME.paths(&[]),
        crumbs: vec![Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    Ok(private(app.page(visit, &meta, &RegisteredPage { name, action, done })?))
}

/// An answer whose address is a secret.
pub(super) fn private(mut response: Response) -> Response {
    let value = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    let value = HeaderValue::from_static("noindex");
    response.headers_mut().insert("x-robots-tag", value);
    response
}
