//! An organisation asks to be listed, without an account.

use super::ORGANISATIONS;
use super::contact_keep::contacts_of;
use super::organisations::every_territory;
use crate::commands::register::{Asked, LINK, register};
use crate::model::{Registration, SECTORS, registers_itself};
use crate::queries;
use minga_i18n::FluentArgs;
use minga_kernel::{Actor, Lang, Problem};
use minga_store::{CommandError, Conn};
use minga_web::http::State;
use minga_web::{
    Address, App, Asker, Crumb, Field, FieldError, Fields, Form, Letter, PageError, PageMeta, PageResult,
    View, Visit, mended,
};
use serde::Serialize;

/// Where an organisation asks to be listed.
pub(crate) const REGISTER: Address = Address::new("registrar-organizacion", "register-organisation");

#[derive(Serialize)]
pub(crate) struct RegisterPage {
    register: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    directory: String,
    sent: bool,
    name: Field,
    acronym: Field,
    sector: Field,
    territory: Field,
    city: Field,
    themes: Field,
    website: Field,
    email: Field,
    phone: Field,
    postal: Field,
    why: Field,
    errors: Vec<FieldError>,
}

impl View for RegisterPage {
    const TEMPLATE: &'static str = "people/register.html";

    fn samples() -> Vec<RegisterPage> {
        let sample = |sent: bool| Shown {
            action: "/es".to_owned(),
            directory: "/es".to_owned(),
            sent,
            name: Field::sample(),
            acronym: Field::sample(),
            sector: Field::sample(),
            territory: Field::sample(),
            city: Field::sample(),
            themes: Field::sample(),
            website: Field::sample(),
            email: Field::sample(),
            phone: Field::sample(),
            postal: Field::sample(),
            why: Field::sample(),
            errors: if sent { Vec::new() } else { vec![FieldError::sample()] },
        };
        [false, true].into_iter().map(|sent| RegisterPage { register: sample(sent) }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    let db = app.store.read().await?;
    page(&app, &db, &visit, None, &[], false).await
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, source: Asker, form: Form) -> PageResult {
    // A field that nobody sees is filled in by programs only; they read that it went well.
    if form.text("fax").is_empty() {
        let cx = app.cx(Actor::Anonymous, visit.lang);
        let tx = app.store.write().await?;
        let territory = form.text("territory");
        let place = queries::jurisdiction_by_code(&tx, &territory).await?;
        let unknown = place.is_none() && !territory.is_empty();
        let text = |name| Some(form.text(name)).filter(|text| !text.is_empty());
        let themes = form.text("themes");
        let themes = themes.split([';', '\n']).map(str::trim).filter(|it| !it.is_empty());
        let asked = Registration {
            id: cx.new_id(),
            name: form.text("name"),
            acronym: text("acronym"),
            sector: form.text("sector"),
            city: text("city"),
            jurisdiction: place.map(|it| it.id),
            themes: themes.map(str::to_owned).collect(),
            contacts: contacts_of(&form),
            why: form.text("why"),
            lang: visit.lang,
            made: cx.now(),
            confirmed: None,
        };
        match register(&cx, &tx, &source, asked, unknown).await {
            Ok(Asked::Told(address, token)) => {
                let path = super::registered::CONFIRM.path(visit.lang, &[("token", &token.reveal())]);
                app.send_mail(&cx, &tx, &address, letter(&app, visit.lang, &app.absolute(&path))).await?;
                tx.commit().await?;
            }
            Ok(Asked::Enough) => tx.commit().await?,
            Ok(Asked::TooOften) => {
                tx.commit().await?;
                return Err(PageError::TooMany);
            }
            Err(CommandError::Problems(problems)) => {
                drop(tx);
                let db = app.store.read().await?;
                let response = page(&app, &db, &visit, Some(&form), &problems, false).await?;
                return Ok(mended(response, &problems));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let db = app.store.read().await?;
    page(&app, &db, &visit, None, &[], true).await
}

/// The mail with the link. It says nothing that whoever asked could choose: it may be for somebody
/// who never asked.
fn letter(app: &App, lang: Lang, address: &str) -> Letter {
    let mut args = FluentArgs::new();
    args.set("address", address.to_owned());
    args.set("hours", LINK.num_hours() as f64);
    app.letter(lang, ["people-register-subject", "people-register-mail"], args)
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    form: Option<&Form>,
    problems: &[Problem],
    sent: bool,
) -> PageResult {
    let lang = visit.lang;
    let fields = Fields::new(app, lang, "register", problems);
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let field = |name: &'static str, needed| fields.field(name, typed(name), needed);
    let sectors = SECTORS.iter().filter(|it| registers_itself(it)).map(|sector| {
        let mut args = FluentArgs::new();
        args.set("sector", *sector);
        ((*sector).to_owned(), app.words.say(lang, "people-sector", &args))
    });
    let sector = Some(typed("sector")).filter(|it| !it.is_empty());
    let none = (String::new(), app.words.plain(lang, "people-register-nowhere"));
    let territories = [none].into_iter().chain(every_territory(db, lang).await?);
    let directory = ORGANISATIONS.path(lang, &[]);
    let title = app.words.plain(lang, "people-register-title");
    let shown = Shown {
        action: REGISTER.path(lang, &[]),
        directory: directory.clone(),
        sent,
        name: field("name", true),
        acronym: field("acronym", false),
        sector: fields.choice("sector", sector.as_deref().unwrap_or("civil_society"), true, sectors),
        territory: fields.choice("territory", &typed("territory"), false, territories),
        city: field("city", false),
        themes: field("themes", true),
        website: field("website", false),
        email: field("email", true),
        phone: field("phone", false),
        postal: field("postal", false),
        why: field("why", true),
        errors: fields.errors(),
    };
    let meta = PageMeta {
        description: app.words.plain(lang, "people-register-lead"),
        paths: REGISTER.paths(&[]),
        crumbs: vec![Crumb::to(app.words.plain(lang, "people-directory"), directory), Crumb::here(&title)],
        section: "organisations",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &RegisterPage { register: shown })
}
