//! What somebody registered for, for whoever has the key in their mails: how they stand, and
//! leaving.

use super::shown::{When, named, place};
use super::{CERTIFICATE, CHECK_IN, GATHERING, TICKET, only_html, private};
use crate::commands::certify::may_have;
use crate::commands::leave::leave;
use crate::model::State as Called;
use crate::model::registration::Standing;
use crate::queries;
use minga_charts::qr;
use minga_kernel::Actor;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::HOME;
use minga_web::{App, Crumb, Markup, PageError, PageMeta, PageResult, Said, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct TicketPage {
    ticket: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    path: String,
    when: String,
    place: String,
    /// The address of the call, for whoever has a place.
    call: Option<String>,
    state: &'static str,
    standing: &'static str,
    /// How many wait before them.
    before: u64,
    number: i64,
    name: String,
    /// What they show when they arrive: a drawing of the address that staff opens, and a code.
    qr: Option<Markup>,
    code: String,
    /// Whether they can leave.
    open: bool,
    /// Where whoever came asks for a certificate.
    certificate: Option<String>,
    action: String,
}

impl View for TicketPage {
    const TEMPLATE: &'static str = "events/ticket.html";

    fn samples() -> Vec<TicketPage> {
        let sample = |standing, state, open| Shown {
            title: Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            path: "/es".to_owned(),
            when: "…".to_owned(),
            place: if open { "Casa".to_owned() } else { String::new() },
            call: open.then(|| "https://example.org/?a&\"".to_owned()),
            state,
            standing,
            before: 3,
            number: 7,
            name: "Ana <i>".to_owned(),
            qr: open.then(Markup::default),
            code: "A7K2M9".to_owned(),
            open,
            certificate: (state == "held").then(|| "/es".to_owned()),
            action: "/es".to_owned(),
        };
        [
            ("placed", "published", true),
            ("waiting", "published", true),
            ("placed", "cancelled", false),
            ("placed", "held", false),
        ]
        .into_iter()
        .map(|(standing, state, open)| TicketPage { ticket: sample(standing, state, open) })
        .collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    only_html(&visit)?;
    let lang = visit.lang;
    let gone = || PageError::Forbidden("event-left");
    let db = app.store.read().await?;
    let own = queries::registration_by_key(&db, &key).await?.ok_or_else(gone)?;
    let it = queries::gathering_by_id(&db, own.gathering).await?.ok_or_else(gone)?;
    let known = named(&app, &db, std::slice::from_ref(&it)).await?;
    let id = it.id.to_string();
    let placed = own.standing == Standing::Placed;
    let here = app.absolute(&CHECK_IN.path(lang, &[("event", &id), ("code", &own.code)]));
    let drawn = qr("qr", &app.words.plain(lang, "events-qr"), &here).map(Markup::from);
    let ticket = Shown {
        qr: drawn.filter(|_| placed && it.state == Called::Published),
        code: own.code.clone(),
        title: Said::title(lang, &it.title),
        path: GATHERING.path(lang, &[("event", &id)]),
        when: When::of(&it).in_words(&app, lang),
        place: place(lang, &it, &known),
        call: (placed && !it.call.is_empty()).then(|| it.call.clone()),
        state: it.state.code(),
        standing: own.standing.code(),
        before: if placed { 0 } else { queries::waiting_before(&db, &own).await? },
        number: own.number,
        certificate: may_have(&it, &own).then(|| CERTIFICATE.path(lang, &[("key", &key)])),
        name: own.name,
        open: it.is_open(app.clock.now()),
        action: TICKET.path(lang, &[("key", &key)]),
    };
    let heading = app.words.plain(lang, "events-own");
    let meta = PageMeta {
        // The frame offers the page in the other language; the secret is not repeated there.
        paths: HOME.paths(&[]),
        crumbs: vec![Crumb::here(&heading)],
        title: heading,
        ..PageMeta::default()
    };
    Ok(private(app.page(&visit, &meta, &TicketPage { ticket })?))
}

/// They leave. Once more, or with a key that nobody has, is the same.
pub(crate) async fn send(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    only_html(&visit)?;
    let cx = app.cx(Actor::Anonymous, visit.lang);
    leave(&cx, &app, &key).await?;
    Ok(private(Redirect::to(&TICKET.path(visit.lang, &[("key", &key)])).into_response()))
}
