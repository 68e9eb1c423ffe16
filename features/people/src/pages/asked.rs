//! The link in the yearly letter to an organisation for which nobody acts here: programs that look
//! into mails open every link, so only the button confirms.

use super::CONTACT;
use super::registered::private;
use crate::commands::confirm_by_mail::{asked, confirm_by_mail};
use crate::model::Contacts;
use minga_auth::Token;
use minga_kernel::Actor;
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::pages::HOME;
use minga_web::{Address, App, Crumb, PageError, PageMeta, PageResult, View, Visit};
use serde::Serialize;

/// Where it is confirmed.
pub(crate) const CONFIRM_CONTACT: Address =
    Address::new("confirmar-contacto/{token}", "confirm-contact/{token}");

#[derive(Default, Serialize)]
pub(crate) struct AskedPage {
    name: String,
    action: String,
    /// Where something of it is said to be dead.
    contact: String,
    lines: Vec<(&'static str, String)>,
    done: bool,
}

impl View for AskedPage {
    const TEMPLATE: &'static str = "people/asked.html";

    fn samples() -> Vec<AskedPage> {
        let full = AskedPage {
            name: "Red <b>".to_owned(),
            action: "/es".to_owned(),
            contact: "/es".to_owned(),
            lines: Contacts::NAMES.map(|name| (name, "<x>".to_owned())).into(),
            done: false,
        };
        vec![full, AskedPage { done: true, ..AskedPage::default() }]
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> PageResult {
    let gone = || PageError::Forbidden("contact-link");
    let token = Token::parse(&text).ok_or_else(gone)?;
    let lang = visit.lang;
    let db = app.store.read().await?;
    let it = asked(&app.cx(Actor::Anonymous, lang), &db, &token).await?.ok_or_else(gone)?;
    let lines = it.contacts.known().into_iter();
    let view = AskedPage {
        name: it.name.for_reader(lang).to_owned(),
        action: CONFIRM_CONTACT.path(lang, &[("token", &text)]),
        contact: CONTACT.path(lang, &[("organisation", &it.code)]),
        lines: lines.map(|(name, value)| (name, value.to_owned())).collect(),
        done: false,
    };
    page(&app, &visit, &view)
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> PageResult {
    let gone = || PageError::Forbidden("contact-link");
    let token = Token::parse(&text).ok_or_else(gone)?;
    match confirm_by_mail(&app.cx(Actor::Program, visit.lang), &app.store, &token).await {
        Ok(()) => page(&app, &visit, &AskedPage { done: true, ..AskedPage::default() }),
        Err(CommandError::NotFound) => Err(gone()),
        Err(error) => Err(error.into()),
    }
}

fn page(app: &App, visit: &Visit, view: &AskedPage) -> PageResult {
    let title = app.words.plain(visit.lang, "people-asked-title");
    let meta = PageMeta {
        // The frame offers the page in the other language; the secret is not repeated there.
        paths: HOME.paths(&[]),
        crumbs: vec![Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    Ok(private(app.page(visit, &meta, view)?))
}
