//! One organisation that asks to be listed: what it says, what it resembles, and the decision.

use super::{REGISTRATION, REGISTRATIONS};
use crate::commands::decide_registration::{Decision, decide_registration};
use crate::model::{Organisation, Registration};
use crate::pages::ORGANISATION;
use crate::policy;
use crate::queries::{self, Filter};
use crate::resolver::resolved;
use minga_auth::standing;
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Problem, fold};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::WORK;
use minga_web::{
    App, Body, Crumb, Field, FieldError, Fields, Form, Letter, PageError, PageMeta, PageResult, Said, Signed,
    View, Visit, mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct RegistrationPage {
    registration: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    acronym: Option<String>,
    sector: String,
    territory: Option<String>,
    city: Option<String>,
    themes: Vec<String>,
    contacts: Vec<(String, String)>,
    why: String,
    day: Day,
    /// Organisations of the directory that could be the same.
    alike: Vec<Body>,
    code: Field,
    reason: Field,
    errors: Vec<FieldError>,
}

impl View for RegistrationPage {
    const TEMPLATE: &'static str = "people/registration.html";

    fn samples() -> Vec<RegistrationPage> {
        let some = |full: bool| full.then(|| "Loja <b>".to_owned());
        let body = || Body {
            name: Said { words: "Red <X>".to_owned(), lang: "es".to_owned(), foreign: true },
            short: Some("RX".to_owned()),
            path: Some("/es".to_owned()),
        };
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            acronym: some(full),
            sector: "community".to_owned(),
            territory: some(full),
            city: some(full),
            themes: some(full).into_iter().collect(),
            contacts: vec![("email".to_owned(), "<a@example.org>".to_owned())],
            why: "Porque <b>".to_owned(),
            day: Day::default(),
            alike: if full { vec![body()] } else { Vec::new() },
            code: Field::sample(),
            reason: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| RegistrationPage { registration: sample(full) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
) -> PageResult {
    let db = app.store.read().await?;
    page(&app, &db, &visit, &signed, id, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
    form: Form,
) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let accepts = match &*form.text("deed") {
        "accept" => true,
        "refuse" => false,
        _ => return Err(PageError::Bad("request")),
    };
    let decision = if accepts {
        Decision::Accepted { code: form.text("code") }
    } else {
        Decision::Refused { reason: form.text("reason") }
    };
    let tx = app.store.write().await?;
    match decide_registration(&cx, &tx, id, &decision).await {
        Ok(asked) => {
            if let Some(to) = &asked.contacts.email {
                app.send_mail(&cx, &tx, to, letter(&app, &asked, &decision)).await?;
            }
            tx.commit().await?;
            let done = if accepts { "accepted" } else { "refused" };
            Ok(Redirect::to(&format!("{}?done={done}", REGISTRATIONS.path(visit.lang, &[]))).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            drop(tx);
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, id, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// What the organisation is told.
fn letter(app: &App, asked: &Registration, decision: &Decision) -> Letter {
    let lang = asked.lang;
    let mut args = FluentArgs::new();
    args.set("name", asked.name.clone());
    let words = match decision {
        Decision::Accepted { code } => {
            args.set("address", app.absolute(&ORGANISATION.path(lang, &[("organisation", code)])));
            ["people-accepted-subject", "people-accepted-mail"]
        }
        Decision::Refused { reason } => {
            args.set("reason", reason.clone());
            ["people-refused-subject", "people-refused-mail"]
        }
    };
    app.letter(lang, words, args)
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    id: Uuid,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    policy::may_review(&standing(&signed.cx(app, lang), db).await?).map_err(CommandError::from)?;
    let it = queries::registration(db, id).await?.ok_or_else(|| PageError::not_found(""))?;
    let place = match it.jurisdiction {
        Some(id) => queries::jurisdictions_by_id(db, &[id]).await?.pop(),
        None => None,
    };
    let fields = Fields::new(app, lang, "registration", problems);
    let typed = |name| form.map(|form| form.text(name));
    let contacts = it.contacts.known().into_iter();
    let parts = [("registration", &*id.to_string())];
    let shown = Shown {
        action: REGISTRATION.path(lang, &parts),
        acronym: it.acronym.clone(),
        sector: it.sector.clone(),
        territory: place.map(|place| place.name.for_reader(lang).to_owned()),
        city: it.city.clone(),
        themes: it.themes.clone(),
        contacts: contacts.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        why: it.why.clone(),
        day: it.confirmed.unwrap_or(it.made).date_naive(),
        alike: alike(db, lang, &it).await?,
        code: fields.field("code", typed("code").unwrap_or_else(|| code_of(&it)), true),
        reason: fields.field("reason", typed("reason").unwrap_or_default(), true),
        errors: fields.errors(),
    };
    let title = it.name.clone();
    let meta = PageMeta {
        paths: REGISTRATION.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "people-registrations"), REGISTRATIONS.path(lang, &[])),
            Crumb::here(&title),
        ],
        section: "organisations",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &RegistrationPage { registration: shown })
}

/// How many that have its words in their names are looked at, and how many are named.
const LOOKED_AT: u64 = 100;
const ALIKE: usize = 10;

/// Organisations with the same acronym, or with the name in theirs.
async fn alike(db: &Conn, lang: Lang, it: &Registration) -> Result<Vec<Body>, PageError> {
    let mut found: Vec<Organisation> = Vec::new();
    let acronym = it.acronym.as_deref().map(fold);
    for words in [Some(it.name.clone()), it.acronym.clone()].into_iter().flatten() {
        let by_name = words == it.name;
        let filter = Filter { words: Some(words), ..Filter::default() };
        for other in queries::organisations(db, &filter, None, 0, LOOKED_AT).await? {
            // An acronym is a part of many words.
            let same = || {
                [other.acronym.as_deref(), Some(&*other.code)]
                    .into_iter()
                    .flatten()
                    .any(|own| Some(fold(own)) == acronym)
            };
            if (by_name || same()) && !found.iter().any(|known| known.id == other.id) {
                found.push(other);
            }
        }
    }
    Ok(found.iter().take(ALIKE).map(|it| Body::of(lang, &resolved(it))).collect())
}

/// A code that could be its own: the acronym, or the first letters of the words of its name.
fn code_of(it: &Registration) -> String {
    let letters = |text: &str| -> String {
        let folded = fold(text).to_uppercase();
        folded.chars().filter(char::is_ascii_alphanumeric).take(20).collect()
    };
    let own = it.acronym.as_deref().map(letters).filter(|code| !code.is_empty());
    let initials = || it.name.split_whitespace().filter(|word| word.chars().count() > 3);
    own.unwrap_or_else(|| initials().filter_map(|word| letters(word).chars().next()).collect())
}
