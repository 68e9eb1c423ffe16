//! What is kept of a person: for everybody in general, for each their own; and going.

use super::{ACCOUNT, ACCOUNT_END, HOME, OWN_DATA, PERSONAL_DATA, SIGN_IN, WORK};
use crate::retention::{RULES, Rule};
use crate::{
    App, Crumb, FieldError, Fields, Form, PageError, PageMeta, PageResult, Signed, View, Visit, escape_query,
    mended, session,
};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::{HeaderValue, header};
use minga_auth::delete_account;
use minga_clients::{forget_answers, forget_hooks, hooks_of};
use minga_exchange::{forget_uploads, uploads_of};
use minga_i18n::FluentArgs;
use minga_kernel::{Cx, Lang, Place, Problem};
use minga_store::{CommandError, Conn, StoreError};
use serde::Serialize;
use serde_json::{Map, Value, json};

#[derive(Serialize)]
pub(crate) struct PersonalDataPage {
    data: Kept,
}

#[derive(Serialize)]
struct Kept {
    contact: Option<String>,
    own: String,
    account: String,
    rules: Vec<RuleShown>,
}

/// What is kept, for how long and why, in words.
#[derive(Serialize)]
pub(super) struct RuleShown {
    what: String,
    basis: String,
    time: String,
}

impl View for PersonalDataPage {
    const TEMPLATE: &'static str = "personal_data.html";

    fn samples() -> Vec<PersonalDataPage> {
        let sample = |full: bool| Kept {
            contact: full.then(|| "datos@example.org".to_owned()),
            own: "/es/cuenta/mis-datos".to_owned(),
            account: "/es/cuenta".to_owned(),
            rules: vec![RuleShown::sample(), RuleShown::sample()],
        };
        [false, true].into_iter().map(|full| PersonalDataPage { data: sample(full) }).collect()
    }
}

impl RuleShown {
    /// For the samples of views.
    pub(super) fn sample() -> RuleShown {
        RuleShown { what: "<…>".to_owned(), basis: "…".to_owned(), time: "…".to_owned() }
    }
}

/// For how long something is kept, in words.
pub(super) fn shown(app: &App, lang: Lang, rule: Rule) -> RuleShown {
    let settings = &app.settings;
    let (unit, count) = match rule.key {
        "sessions" => ("days", settings.session_days),
        "links" => ("days", settings.invitation_days),
        "drafts" | "files" => ("days", settings.draft_days),
        "parked" => ("days", settings.parked_days),
        "mails" => ("days", settings.mail_days),
        "attendees" => ("days", settings.attendee_days),
        "openings" => ("hours", settings.opening_hours),
        "answers" => ("hours", settings.answer_hours),
        "imports" => ("hours", settings.import_hours),
        "begun" => ("minutes", u32::try_from(minga_auth::CEREMONY_MINUTES).unwrap_or_default()),
        _ => ("hours", 24),
    };
    in_words(app, lang, rule.key, unit, count)
}

fn in_words(app: &App, lang: Lang, key: &str, unit: &str, count: u32) -> RuleShown {
    let mut args = FluentArgs::new();
    args.set("unit", unit);
    args.set("count", f64::from(count));
    RuleShown {
        what: app.words.plain(lang, &format!("retention-{key}")),
        basis: app.words.plain(lang, &format!("retention-{key}-basis")),
        time: app.words.say(lang, "retention-time", &args),
    }
}

pub(crate) async fn about(State(app): State<App>, visit: Visit) -> PageResult {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let lang = visit.lang;
    let title = app.words.plain(lang, "personal-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "personal-lead"),
        paths: PERSONAL_DATA.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let contact = app.face().contact.clone();
    let of_features = app.modules.iter().flat_map(|module| module.keeps);
    let of_features = of_features.map(|it| {
        in_words(&app, lang, it.key, "days", u32::try_from(it.time.num_days()).unwrap_or_default())
    });
    let data = Kept {
        contact: (!contact.is_empty()).then_some(contact),
        own: OWN_DATA.path(lang, &[]),
        account: ACCOUNT.path(lang, &[]),
        rules: RULES.into_iter().map(|rule| shown(&app, lang, rule)).chain(of_features).collect(),
    };
    app.page(&visit, &meta, &PersonalDataPage { data })
}

/// Everything that is kept of whoever asks, as a file.
pub(crate) async fn give(State(app): State<App>, signed: Signed) -> PageResult {
    // What is taken away whole is given to nobody who only found a browser open.
    if !signed.is_fresh(&app) {
        return Err(PageError::Forbidden("fresh"));
    }
    let db = app.store.read().await?;
    let all = everything(&app, &db, signed.account.id).await?;
    let text = serde_json::to_string_pretty(&all).map_err(|error| PageError::Internal(error.to_string()))?;
    let kind = HeaderValue::from_static("application/json");
    let saved = HeaderValue::from_static("attachment; filename=\"minga.json\"");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, saved)], text).into_response())
}

async fn everything(app: &App, db: &Conn, account: uuid::Uuid) -> Result<Value, StoreError> {
    let mut all = Map::new();
    let now = app.clock.now();
    let mut add = |found: Vec<(&'static str, Value)>| {
        all.extend(found.into_iter().map(|(name, value)| (name.to_owned(), value)));
    };
    add(minga_auth::personal(db, account, now).await?);
    let hooks = hooks_of(db, account).await?;
    add(vec![(
        "webhooks",
        hooks.iter().map(|it| json!({ "address": it.address, "made": it.made_at })).collect(),
    )]);
    let waiting = uploads_of(db, account, now).await?;
    add(vec![(
        "imports",
        waiting.iter().map(|it| json!({ "name": it.name, "made": it.made, "ends": it.ends })).collect(),
    )]);
    for personal in &app.personal {
        add(personal.of(db, account).await?);
    }
    Ok(Value::Object(all))
}

#[derive(Serialize)]
pub(crate) struct LeavePage {
    leave: Leaving,
}

#[derive(Serialize)]
struct Leaving {
    action: String,
    account: String,
    own: String,
    /// Where to sign in again first; nothing if that was a moment ago.
    again: Option<String>,
    errors: Vec<FieldError>,
}

impl View for LeavePage {
    const TEMPLATE: &'static str = "leave.html";

    fn samples() -> Vec<LeavePage> {
        let sample = |full: bool| Leaving {
            action: "/es/cuenta/borrar".to_owned(),
            account: "/es/cuenta".to_owned(),
            own: "/es/cuenta/mis-datos".to_owned(),
            again: (!full).then(|| "/es/entrar".to_owned()),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| LeavePage { leave: sample(full) }).collect()
    }
}

pub(crate) async fn ask(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    page(&app, &visit, &signed, &[])
}

/// Deletes the account of whoever asks.
pub(crate) async fn leave(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    if !signed.is_fresh(&app) {
        return Err(PageError::Forbidden("fresh"));
    }
    if !form.has("sure") {
        let problems = [Problem::error(Place::default().column("sure"), "leave-sure")];
        return Ok(mended(page(&app, &visit, &signed, &problems)?, &problems));
    }
    let cx = signed.cx(&app, visit.lang);
    match app.delete_person(&cx, signed.account.id, form.has("said")).await {
        Ok(()) => {}
        Err(CommandError::Problems(problems)) => {
            return Ok(mended(page(&app, &visit, &signed, &problems)?, &problems));
        }
        Err(error) => return Err(error.into()),
    }
    let gone = (header::SET_COOKIE, session::sign_out(&app));
    let words = (session::CLEAR_SITE_DATA, HeaderValue::from_static("\"storage\""));
    Ok(([gone, words], Redirect::to(&HOME.path(visit.lang, &[]))).into_response())
}

impl App {
    /// Deletes an account with everything that is kept of its person, in one change. With `said`,
    /// what they said in public is taken back too.
    pub async fn delete_person(&self, cx: &Cx, account: uuid::Uuid, said: bool) -> Result<(), CommandError> {
        let tx = self.store.write().await?;
        for personal in &self.personal {
            personal.forget(self, cx, &tx, account, said).await?;
        }
        forget_hooks(&tx, account).await?;
        forget_answers(&tx, account).await?;
        forget_uploads(&tx, account).await?;
        delete_account(cx, &tx, account).await?;
        Ok(tx.commit().await?)
    }
}

fn page(app: &App, visit: &Visit, signed: &Signed, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let own = ACCOUNT_END.path(lang, &[]);
    let again = || format!("{}?next={}", SIGN_IN.path(lang, &[]), escape_query(&own));
    let view = LeavePage {
        leave: Leaving {
            again: (!signed.is_fresh(app)).then(again),
            action: own.clone(),
            account: ACCOUNT.path(lang, &[]),
            own: OWN_DATA.path(lang, &[]),
            errors: Fields::new(app, lang, "leave", problems).errors(),
        },
    };
    let title = app.words.plain(lang, "leave-title");
    let meta = PageMeta {
        paths: ACCOUNT_END.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "account-title"), ACCOUNT.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &view)
}
