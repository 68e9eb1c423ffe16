//! Opening an account by oneself: a name and an address, and a letter that shows whose the address
//! is.
//!
//! Whoever asks reads the same whether the address has an account or not; only its owner is told,
//! by the letter.

use super::sign_in::own_path;
use super::{ABOUT, HOME, OPEN_ACCOUNT, OPENING, PERSONAL_DATA, SIGN_IN};
use crate::{
    App, Asker, Crumb, Field, FieldError, Fields, Form, Letter, PageError, PageMeta, PageResult, View, Visit,
    check, escape_query, mended,
};
use axum::extract::State;
use chrono::Duration;
use minga_auth::{Account, Allowance, Opening, Token, account_by_address, address_of, allow, keep_opening};
use minga_i18n::FluentArgs;
use minga_kernel::{Actor, Lang, Place, Problem, clean};
use serde::Serialize;

/// The most letters of a name.
pub(super) const NAME: usize = 120;

#[derive(Serialize)]
pub(crate) struct OpenPage {
    opening: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    next: String,
    sign_in: String,
    personal: String,
    about: String,
    /// Whether people can open accounts here at all.
    closed: bool,
    /// Whom to ask where they cannot.
    contact: Option<String>,
    sent: bool,
    hours: u32,
    name: Field,
    address: Field,
    errors: Vec<FieldError>,
}

impl View for OpenPage {
    const TEMPLATE: &'static str = "open_account.html";

    fn samples() -> Vec<OpenPage> {
        let sample = |sent: bool, closed: bool| Shown {
            action: "/es/abrir-cuenta".to_owned(),
            next: if sent { String::new() } else { "/es/procesos/P1/proponer?a=\"<b>".to_owned() },
            sign_in: "/es/entrar".to_owned(),
            personal: "/es/datos-personales".to_owned(),
            about: "/es/acerca".to_owned(),
            closed,
            contact: sent.then(|| "<a>@example.org".to_owned()),
            sent,
            hours: 48,
            name: Field::sample(),
            address: Field::sample(),
            errors: if sent { Vec::new() } else { vec![FieldError::sample()] },
        };
        [(false, false), (true, false), (false, true), (true, true)]
            .map(|(sent, closed)| OpenPage { opening: sample(sent, closed) })
            .into_iter()
            .collect()
    }
}

impl App {
    /// Where people can sign in besides here: what it is called, and the provider as it writes
    /// itself.
    pub fn provider(&self) -> Option<(&str, &str)> {
        self.oidc.as_ref().map(|provider| (provider.name(), provider.issuer()))
    }

    /// Where somebody opens an account by themselves, and goes on to this path of ours afterwards;
    /// nothing where nobody can.
    pub(crate) fn opening_path(&self, lang: Lang, next: &str) -> Option<String> {
        if !self.settings.self_registration {
            return None;
        }
        let path = OPEN_ACCOUNT.path(lang, &[]);
        Some(
            own_path(next).map_or_else(|| path.clone(), |next| format!("{path}?next={}", escape_query(next))),
        )
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let next = visit.asked("next").unwrap_or_default().to_owned();
    page(&app, &visit, &next, None, &[], false)
}

/// Sends a letter to the address, whatever is known of it.
pub(crate) async fn send(State(app): State<App>, visit: Visit, source: Asker, form: Form) -> PageResult {
    if !app.settings.self_registration {
        return Err(PageError::Forbidden("opening-closed"));
    }
    let next = form.text("next");
    // A field that nobody sees is filled in by programs only; they read that it went well.
    if !form.text("fax").is_empty() {
        return page(&app, &visit, &next, None, &[], true);
    }
    let (name, address) = (clean::name(&form.text("name")), address_of(&form.text("address")));
    let wrong = |field: &str, code| Problem::error(Place::default().column(field), code);
    let mut problems = Vec::new();
    if name.is_empty() || name.chars().count() > NAME {
        problems.push(wrong("name", "person-name"));
    }
    let Some(address) = address.filter(|_| problems.is_empty()) else {
        if address_of(&form.text("address")).is_none() {
            problems.push(wrong("address", "address"));
        }
        return Ok(mended(page(&app, &visit, &next, Some(&form), &problems, false)?, &problems));
    };
    let cx = app.cx(Actor::Anonymous, visit.lang);
    let tx = app.store.write().await?;
    let from_one = Allowance::hourly(cx.limits.open_forms);
    if !allow(&cx, &tx, "open account from", source.as_str(), from_one).await? {
        tx.commit().await?;
        // What was typed stays: a workshop of many tries again in a while.
        let problems = [Problem::error(Place::default(), check::TOO_OFTEN)];
        return Ok(mended(page(&app, &visit, &next, Some(&form), &problems, false)?, &problems));
    }
    if allow(&cx, &tx, "open account to", &address, Allowance::daily(cx.limits.links)).await? {
        let lasts = Duration::hours(i64::from(app.settings.opening_hours));
        let known = account_by_address(&tx, &address).await?.map(|(account, _)| account);
        let back = own_path(&next).unwrap_or_default().to_owned();
        let asked = Opening { address: address.clone(), name, lang: visit.lang, next: back };
        let token = keep_opening(&cx, &tx, &asked, lasts).await?;
        let letter = letter(&app, visit.lang, known.as_ref(), &token, lasts);
        app.send_mail(&cx, &tx, &address, letter).await?;
    }
    tx.commit().await?;
    page(&app, &visit, &next, None, &[], true)
}

/// The letter with the link. It says nothing that whoever asked could choose: it may be for
/// somebody who never asked.
fn letter(app: &App, lang: Lang, known: Option<&Account>, token: &Token, lasts: Duration) -> Letter {
    let lang = known.map_or(lang, |account| account.lang);
    let keys = match known {
        None => ["mail-opening-subject", "mail-opening"],
        Some(account) if account.blocked => ["mail-opening-locked-subject", "mail-opening-locked"],
        Some(_) => ["mail-opening-known-subject", "mail-opening-known"],
    };
    let mut args = FluentArgs::new();
    args.set("address", app.absolute(&OPENING.path(lang, &[("token", &token.reveal())])));
    args.set("hours", lasts.num_hours() as f64);
    app.letter(lang, keys, args)
}

fn page(
    app: &App,
    visit: &Visit,
    next: &str,
    form: Option<&Form>,
    problems: &[Problem],
    sent: bool,
) -> PageResult {
    let lang = visit.lang;
    let next = own_path(next).unwrap_or_default();
    let fields = Fields::new(app, lang, "opening", problems);
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let sign_in = SIGN_IN.path(lang, &[]);
    let contact = app.face().contact.clone();
    let shown = Shown {
        action: OPEN_ACCOUNT.path(lang, &[]),
        next: next.to_owned(),
        sign_in: if next.is_empty() { sign_in } else { format!("{sign_in}?next={}", escape_query(next)) },
        personal: PERSONAL_DATA.path(lang, &[]),
        about: ABOUT.path(lang, &[]),
        closed: !app.settings.self_registration,
        contact: (!contact.is_empty()).then_some(contact),
        sent,
        hours: app.settings.opening_hours,
        name: fields.field("name", typed("name"), true),
        address: fields.field("address", typed("address"), true),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "opening-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "opening-lead"),
        paths: OPEN_ACCOUNT.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &OpenPage { opening: shown })
}
