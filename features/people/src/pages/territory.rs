//! A territory: a country, a province, a municipality, and who sits and what is done there.

use super::calendars::CALENDAR;
use super::{ORGANISATIONS, TERRITORY};
use crate::model::{JURISDICTION, Jurisdiction};
use crate::queries::{self, Filter};
use crate::resolver::resolved;
use minga_exchange::choice_label;
use minga_kernel::Lang;
use minga_web::http::{Path, State};
use minga_web::pages::{HOME, events_around, feed_of};
use minga_web::{
    App, Body, Crumb, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct TerritoryPage {
    territory: Shown,
    slots: Slots,
}

#[derive(Serialize)]
struct Shown {
    name: Said,
    level: String,
    code: String,
    around: Option<Near>,
    inside: Vec<Near>,
    organisations: Vec<Body>,
    /// How many organisations there are, and where all of them are listed.
    count: u64,
    all: String,
    /// Its calendar of holidays.
    calendar: String,
}

/// Another territory.
#[derive(Serialize)]
struct Near {
    name: Said,
    path: String,
}

#[derive(Default, Serialize)]
struct Slots {
    main: Vec<Markup>,
    aside: Vec<Markup>,
    below: Vec<Markup>,
}

impl View for TerritoryPage {
    const TEMPLATE: &'static str = "people/territory.html";

    fn samples() -> Vec<TerritoryPage> {
        let said = |foreign| Said { words: "Loja <cantón>".to_owned(), lang: "es".to_owned(), foreign };
        let near = || Near { name: said(true), path: "/es".to_owned() };
        let body = || Body { name: said(true), short: Some("FX".to_owned()), path: Some("/es".to_owned()) };
        let sample = |full: bool| Shown {
            name: said(full),
            level: "Cantón".to_owned(),
            code: "EC-L".to_owned(),
            around: full.then(near),
            inside: if full { vec![near(), near()] } else { Vec::new() },
            organisations: if full { vec![body()] } else { Vec::new() },
            count: if full { 120 } else { 0 },
            all: "/es".to_owned(),
            calendar: "/es".to_owned(),
        };
        let page = |full| TerritoryPage { territory: sample(full), slots: Slots::default() };
        vec![page(false), page(true)]
    }
}

/// How many organisations are shown, and entries in the feed.
const SHOWN: u64 = 50;
const IN_FEED: u64 = 100;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let it = queries::jurisdiction_by_code(&db, &code).await?.ok_or_else(|| PageError::not_found(&*code))?;
    let reference = JURISDICTION.with(it.id);
    let paths = TERRITORY.paths(&[("territory", &it.code)]);
    let title = it.name.for_reader(lang).to_owned();
    let around = match it.parent {
        Some(id) => queries::jurisdictions_by_id(&db, &[id]).await?.pop(),
        None => None,
    };
    let inside = queries::jurisdictions_under(&db, &[it.id]).await?;
    match visit.format {
        Format::Html => {}
        Format::Json => {
            return answer::json(&serde_json::json!({
                "id": it.id,
                "code": it.code,
                "name": it.name,
                "level": it.level,
                "part_of": around.map(|it| it.code),
                "parts": inside.iter().map(|it| &it.code).collect::<Vec<_>>(),
                "html_url": app.absolute(&paths[lang as usize]),
            }));
        }
        Format::Atom => {
            let events = events_around(&app, &db, &reference, IN_FEED).await?;
            return feed_of(&app, &db, lang, &title, &paths[lang as usize], &events).await;
        }
        Format::Csv | Format::Xlsx | Format::Ics | Format::Pdf | Format::Odt => {
            return Err(PageError::not_found(&title));
        }
    }
    let near = |it: &Jurisdiction| Near {
        name: Said::title(lang, &it.name),
        path: TERRITORY.path(lang, &[("territory", &it.code)]),
    };
    let filter = Filter { places: Some(vec![it.id]), ..Filter::default() };
    let organisations = queries::organisations(&db, &filter, None, 0, SHOWN).await?;
    let shown = Shown {
        name: Said::title(lang, &it.name),
        level: choice_label(&app.words, lang, "level", &it.level),
        around: around.as_ref().map(near),
        inside: inside.iter().map(near).collect(),
        organisations: organisations.iter().map(|it| Body::of(lang, &resolved(it))).collect(),
        count: queries::organisation_count(&db, &filter).await?,
        all: format!("{}?territory={}", ORGANISATIONS.path(lang, &[]), minga_web::escape_query(&it.code)),
        calendar: CALENDAR.path(lang, &[("jurisdiction", &it.code)]),
        code: it.code.clone(),
    };
    let slots = Slots {
        main: app.slot(&db, &visit, Place::Main, Some(&reference)).await?,
        aside: app.slot(&db, &visit, Place::Aside, Some(&reference)).await?,
        below: app.slot(&db, &visit, Place::Below, Some(&reference)).await?,
    };
    let meta = PageMeta {
        description: app.words.plain(lang, "people-territory-lead"),
        crumbs: crumbs(&app, lang, around.as_ref(), &title),
        formats: vec![Format::Json, Format::Atom],
        section: "organisations",
        paths,
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &TerritoryPage { territory: shown, slots })
}

fn crumbs(app: &App, lang: Lang, around: Option<&Jurisdiction>, title: &str) -> Vec<Crumb> {
    let mut way = vec![Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[]))];
    if let Some(it) = around {
        way.push(Crumb::to(it.name.for_reader(lang), TERRITORY.path(lang, &[("territory", &it.code)])));
    }
    way.push(Crumb::here(title));
    way
}
