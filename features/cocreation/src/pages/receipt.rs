//! What somebody without an account has in their hand: where their proposal is on its way, and how
//! to take it back. Whoever has the address has it.

use super::shown::said;
use super::{PROPOSAL, RECEIPT, only_html, path_of};
use crate::commands::enter::take_back;
use crate::model::entry::Entry;
use crate::model::proposal::{Outcome, State as Stands};
use crate::queries;
use minga_auth::Token;
use minga_charts::qr;
use minga_kernel::{Actor, Day};
use minga_web::http::{HeaderValue, IntoResponse, Path, Redirect, Response, State, header};
use minga_web::pages::HOME;
use minga_web::{App, Crumb, Markup, PageError, PageMeta, PageResult, Said, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ReceiptPage {
    receipt: Shown,
}

#[derive(Serialize)]
struct Shown {
    place: String,
    number: i64,
    process: Said,
    title: Option<Said>,
    state: &'static str,
    outcome: Option<&'static str>,
    path: String,
    consent: &'static str,
    name: String,
    day: Day,
    qr: Option<Markup>,
    address: String,
    /// Whether it can be taken back.
    open: bool,
    action: String,
}

impl View for ReceiptPage {
    const TEMPLATE: &'static str = "cocreation/receipt.html";

    fn samples() -> Vec<ReceiptPage> {
        let text = || Said { words: "<b>Agua</b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let sample = |full: bool, state| Shown {
            place: "Ecuador".to_owned(),
            number: 7,
            process: text(),
            title: full.then(text),
            state,
            outcome: (state == "answered").then_some("accepted"),
            path: "/es".to_owned(),
            consent: if full { "words_and_name" } else { "words" },
            name: if full { "Ana <i>".to_owned() } else { String::new() },
            day: Day::default(),
            qr: full.then(Markup::default),
            address: "https://example.org/?a&\"".to_owned(),
            open: full,
            action: "/es".to_owned(),
        };
        [(true, "submitted"), (false, "withdrawn"), (true, "answered")]
            .into_iter()
            .map(|(full, state)| ReceiptPage { receipt: sample(full, state) })
            .collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    only_html(&visit)?;
    let lang = visit.lang;
    let gone = || PageError::not_found("");
    let token = Token::parse(&key).ok_or_else(gone)?;
    let db = app.store.read().await?;
    let entry: Entry = queries::entry_by_key(&db, &token.hash()).await?.ok_or_else(gone)?;
    let it = queries::proposal_by_id(&db, entry.proposal).await?.ok_or_else(gone)?;
    let process = queries::processes_by_id(&db, &[it.process]).await?.pop().ok_or_else(gone)?;
    let address = app.absolute(&RECEIPT.path(lang, &[("key", &key)]));
    let open = matches!(it.state, Stands::Submitted | Stands::Merged | Stands::InEvaluation);
    let readable = it.state.is_readable();
    let receipt = Shown {
        place: app.face().place.clone(),
        number: it.number,
        process: Said::title(lang, &process.title),
        title: readable.then(|| said(lang, &it.written.lang, &it.written.title)),
        state: it.state.code(),
        outcome: it.outcome.map(Outcome::code),
        path: path_of(&PROPOSAL, lang, &process, it.number),
        consent: entry.consent.code(),
        name: entry.name,
        day: entry.consented_on,
        qr: qr("qr", &app.words.plain(lang, "cocreation-receipt-qr"), &address).map(Markup::from),
        address,
        open,
        action: RECEIPT.path(lang, &[("key", &key)]),
    };
    let title = app.words.plain(lang, "cocreation-receipt-title");
    let meta = PageMeta {
        // The frame offers the page in the other language; the secret is not repeated there.
        paths: HOME.paths(&[]),
        crumbs: vec![Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    Ok(private(app.page(&visit, &meta, &ReceiptPage { receipt })?))
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    only_html(&visit)?;
    let token = Token::parse(&key).ok_or_else(|| PageError::not_found(""))?;
    take_back(&app.cx(Actor::Anonymous, visit.lang), &app.store, &token).await?;
    Ok(private(Redirect::to(&RECEIPT.path(visit.lang, &[("key", &key)])).into_response()))
}

/// An answer whose address is a secret.
fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}
