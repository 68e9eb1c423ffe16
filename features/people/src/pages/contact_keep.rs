//! Whoever acts for an organisation or keeps the directory says how it is reached, and that it is
//! still right.

use super::below;
use super::contact::found;
use crate::commands::confirm::{Confirmation, confirm};
use crate::model::{Contacts, ORGANISATION, Organisation};
use crate::resolver::resolved;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Day, Problem};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::WORK;
use minga_web::{
    Address, App, Field, FieldError, Fields, Form, PageError, PageResult, Signed, View, Visit, mended,
};
use serde::Serialize;

/// Where the contacts of an organisation are confirmed.
pub(crate) const KEEP_CONTACT: Address = Address::new(
    "organizaciones/{organisation}/contacto/confirmar",
    "organisations/{organisation}/contact/confirm",
);

#[derive(Serialize)]
pub(crate) struct KeepContactPage {
    contact: Shown,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    path: String,
    action: String,
    confirmed: Option<Day>,
    stale: bool,
    /// What somebody said is dead, and since when.
    dead: Vec<Dead>,
    website: Field,
    email: Field,
    phone: Field,
    postal: Field,
    errors: Vec<FieldError>,
    /// When it had last changed as this page shows it.
    seen: i64,
}

#[derive(Serialize)]
struct Dead {
    which: String,
    since: Day,
}

impl View for KeepContactPage {
    const TEMPLATE: &'static str = "people/contact_keep.html";

    fn samples() -> Vec<KeepContactPage> {
        let sample = |full: bool| Shown {
            name: "Fundación <X>".to_owned(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            confirmed: full.then(Day::default),
            stale: full,
            dead: if full {
                vec![Dead { which: "email".to_owned(), since: Day::default() }]
            } else {
                Vec::new()
            },
            website: Field::sample(),
            email: Field::sample(),
            phone: Field::sample(),
            postal: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            seen: 1,
        };
        [false, true].into_iter().map(|full| KeepContactPage { contact: sample(full) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    page(&app, &db, &visit, &signed, &code, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let it = found(&db, &code).await?;
    drop(db);
    if form.text("seen") != it.updated.timestamp_micros().to_string() {
        return Err(CommandError::Changed.into());
    }
    let said = Confirmation {
        contacts: contacts_of(&form),
        confirms: form.text("deed") != "keep",
        seen: it.updated,
    };
    match confirm(&signed.cx(&app, visit.lang), &app.store, it.id, said).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=saved", WORK.path(visit.lang, &[]))).into_response()),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, &code, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The contacts that somebody wrote into a form.
pub(super) fn contacts_of(form: &Form) -> Contacts {
    let text = |name| Some(form.text(name)).filter(|text| !text.is_empty());
    Contacts { website: text("website"), email: text("email"), phone: text("phone"), postal: text("postal") }
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    code: &str,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let it = found(db, code).await?;
    let standing = standing(&signed.cx(app, lang), db).await?;
    policy::may_confirm(&standing, &ORGANISATION.with(it.id)).map_err(CommandError::from)?;
    let fields = Fields::new(app, lang, "contact", problems);
    let known = form.map_or_else(|| it.contacts.clone(), contacts_of);
    let field = |name: &'static str| fields.field(name, known.get(name).unwrap_or_default(), false);
    let parts = [("organisation", it.code.as_str())];
    let path = resolved(&it).path(lang).to_owned();
    let name = it.short().unwrap_or_else(|| it.name.for_reader(lang)).to_owned();
    let shown = Shown {
        path: path.clone(),
        action: KEEP_CONTACT.path(lang, &parts),
        confirmed: it.confirmed,
        stale: it.is_stale(visit.today),
        dead: dead(db, &it).await?,
        website: field("website"),
        email: field("email"),
        phone: field("phone"),
        postal: field("postal"),
        errors: fields.errors(),
        seen: it.updated.timestamp_micros(),
        name: name.clone(),
    };
    let meta = below(app, lang, &it, &KEEP_CONTACT, "people-contact-keep");
    app.page(visit, &meta, &KeepContactPage { contact: shown })
}

/// What was said of contacts that are still there.
async fn dead(db: &Conn, it: &Organisation) -> Result<Vec<Dead>, PageError> {
    let reports = queries::contact_reports(db, Some(&[it.id]), SAID).await?;
    let there = reports.into_iter().filter(|report| it.contacts.get(&report.contact).is_some());
    Ok(there.map(|report| Dead { since: report.made.date_naive(), which: report.contact }).collect())
}

/// The most of what was said that is read: one for each contact, mostly.
const SAID: u64 = 20;
