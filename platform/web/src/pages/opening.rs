//! The link in the letter to somebody who opens an account: programs that look into mails open
//! every link, so only the button opens it.

use super::open_account::NAME;
use super::sign_in::own_path;
use super::{OPEN_ACCOUNT, OPENING, PERSONAL_DATA, WORK};
use crate::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, View, Visit, mended,
    session,
};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::{HeaderMap, HeaderValue, header};
use minga_auth::{Account, Opening, Token, open_account, opening};
use minga_kernel::{Actor, Lang, Place, Problem, clean};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct OpeningPage {
    opening: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    address: String,
    personal: String,
    /// Nothing where the address has an account, whose name stays.
    name: Option<Field>,
    errors: Vec<FieldError>,
}

impl View for OpeningPage {
    const TEMPLATE: &'static str = "opening.html";

    fn samples() -> Vec<OpeningPage> {
        let sample = |new: bool| Shown {
            action: "/es/abrir-cuenta/x".to_owned(),
            address: "\"<b>\"@example.org".to_owned(),
            personal: "/es/datos-personales".to_owned(),
            name: new.then(Field::sample),
            errors: if new { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].map(|new| OpeningPage { opening: sample(new) }).into_iter().collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(token): Path<String>) -> PageResult {
    let (token, it, known) = held(&app, &token).await?;
    page(&app, &visit, &token, &it, known.is_none().then_some(&*it.name), &[])
}

/// Opens the account, signs its owner in, and leads them back to where they came from.
pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Path(token): Path<String>,
    form: Form,
) -> PageResult {
    let (token, it, known) = held(&app, &token).await?;
    let name = clean::name(&form.text("name"));
    if known.is_none() && (name.is_empty() || name.chars().count() > NAME) {
        let problems = [Problem::error(Place::default().column("name"), "person-name")];
        return Ok(mended(page(&app, &visit, &token, &it, Some(&name), &problems)?, &problems));
    }
    let cx = app.cx(Actor::Anonymous, visit.lang);
    let tx = app.store.write().await?;
    let Some((account, next)) = open_account(&cx, &tx, &token, &name).await? else { return Err(gone()) };
    let cookie = session::sign_in(&app, &tx, &cx, account.id, &headers).await?;
    tx.commit().await?;
    // Who came from nowhere is told at their own page what they can do.
    let there = match own_path(&next) {
        Some(next) => next.to_owned(),
        None if known.is_none() => format!("{}?done=opened", WORK.path(visit.lang, &[])),
        None => WORK.path(visit.lang, &[]),
    };
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&there)).into_response())
}

fn gone() -> PageError {
    PageError::Forbidden("opening-link")
}

/// What the token confirms. Where nobody opens accounts any more, nobody does by an older letter.
async fn held(app: &App, token: &str) -> Result<(Token, Opening, Option<Account>), PageError> {
    let token = Token::parse(token).ok_or_else(gone)?;
    let db = app.store.read().await?;
    let (it, known) = opening(&db, &token, app.clock.now()).await?.ok_or_else(gone)?;
    if known.is_none() && !app.settings.self_registration {
        return Err(PageError::Forbidden("opening-closed"));
    }
    Ok((token, it, known))
}

fn page(
    app: &App,
    visit: &Visit,
    token: &Token,
    it: &Opening,
    name: Option<&str>,
    problems: &[Problem],
) -> PageResult {
    let lang: Lang = visit.lang;
    let fields = Fields::new(app, lang, "opening", problems);
    let shown = Shown {
        action: OPENING.path(lang, &[("token", &token.reveal())]),
        address: it.address.clone(),
        personal: PERSONAL_DATA.path(lang, &[]),
        name: name.map(|name| fields.field("name", name, true)),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, if name.is_some() { "opening-confirm" } else { "opening-known" });
    let meta = PageMeta {
        // The frame offers this page in the other language; the secret is not repeated there.
        paths: OPEN_ACCOUNT.paths(&[]),
        crumbs: vec![Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    let mut response = app.page(visit, &meta, &OpeningPage { opening: shown })?;
    // The address is a secret, and what it says changes once it is used.
    let private = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, private);
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    Ok(response)
}
