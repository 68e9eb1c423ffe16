use super::edit::EDIT;
use super::{ORGANISATION, ORGANISATIONS, TERRITORY};
use crate::api::organisation::resources;
use crate::model::{self, Organisation};
use crate::pages::organisations::table;
use crate::queries;
use crate::resolver::resolved;
use minga_kernel::Lang;
use minga_store::{Conn, current_of, events_about};
use minga_web::http::{Path, State};
use minga_web::pages::{HOME, HistoryEntry, events_around, feed_of, history};
use minga_web::{
    App, Body, Crumb, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct OrganisationPage {
    organisation: Shown,
    slots: Slots,
}

#[derive(Serialize)]
struct Shown {
    code: String,
    name: Said,
    short: Option<String>,
    sector: String,
    city: Option<String>,
    jurisdiction: Option<Body>,
    website: Option<String>,
    parent: Option<Body>,
    parts: Vec<Body>,
    history: Vec<HistoryEntry>,
    edit: String,
}

#[derive(Default, Serialize)]
struct Slots {
    main: Vec<Markup>,
    aside: Vec<Markup>,
    below: Vec<Markup>,
}

impl View for OrganisationPage {
    const TEMPLATE: &'static str = "people/organisation.html";

    fn samples() -> Vec<OrganisationPage> {
        let said = |foreign| Said { words: "Fundación <X>".to_owned(), lang: "es".to_owned(), foreign };
        let bare = Shown {
            code: "X".to_owned(),
            name: said(false),
            short: None,
            sector: "community".to_owned(),
            city: None,
            jurisdiction: None,
            website: None,
            parent: None,
            parts: Vec::new(),
            history: Vec::new(),
            edit: "/es".to_owned(),
        };
        let body = Body { name: said(true), short: Some("FX".to_owned()), path: Some("/es".to_owned()) };
        let full = Shown {
            code: "X".to_owned(),
            name: said(true),
            short: Some("FX".to_owned()),
            sector: "civil_society".to_owned(),
            city: Some("Loja".to_owned()),
            jurisdiction: Some(body.clone()),
            website: Some("https://example.org/?a=1&b=2".to_owned()),
            parent: Some(body.clone()),
            parts: vec![body],
            history: vec![HistoryEntry::sample()],
            edit: "/es".to_owned(),
        };
        [bare, full]
            .into_iter()
            .map(|organisation| OrganisationPage { organisation, slots: Slots::default() })
            .collect()
    }
}

/// How many of the newest changes the page shows, and the feed.
const NEWEST: u64 = 10;
const IN_FEED: u64 = 100;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let Some(it) = queries::organisation_by_code(&db, &code).await? else {
        return Err(moved(&app, &db, &visit, &code).await?);
    };
    let reference = model::ORGANISATION.with(it.id);
    let paths = ORGANISATION.paths(&[("organisation", &it.code)]);
    let title = it.name.for_reader(lang).to_owned();
    match visit.format {
        Format::Html => {}
        Format::Json => {
            return answer::json(&resources(&app, &db, std::slice::from_ref(&it)).await?.remove(0));
        }
        Format::Csv | Format::Xlsx => {
            let items = resources(&app, &db, std::slice::from_ref(&it)).await?;
            return answer::tables(&app, &visit, &it.code, &[table(lang, &items)]);
        }
        Format::Atom => {
            let events = events_around(&app, &db, &reference, IN_FEED).await?;
            return feed_of(&app, &db, lang, &title, &paths[lang as usize], &events).await;
        }
        Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found(&title)),
    }
    let slots = Slots {
        main: app.slot(&db, &visit, Place::Main, Some(&reference)).await?,
        aside: app.slot(&db, &visit, Place::Aside, Some(&reference)).await?,
        below: app.slot(&db, &visit, Place::Below, Some(&reference)).await?,
    };
    let directory = Crumb::to(app.words.plain(lang, "people-directory"), ORGANISATIONS.path(lang, &[]));
    let meta = PageMeta {
        description: title.clone(),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            directory,
            Crumb::here(it.short().unwrap_or(&title)),
        ],
        formats: vec![Format::Json, Format::Csv, Format::Xlsx, Format::Atom],
        schema_org: Some(schema_org(&app, lang, &it, &paths[lang as usize])),
        section: "organisations",
        paths,
        title,
        ..PageMeta::default()
    };
    let shown = shown(&app, &db, lang, &it, &reference).await?;
    app.page(&visit, &meta, &OrganisationPage { organisation: shown, slots })
}

async fn shown(
    app: &App,
    db: &Conn,
    lang: Lang,
    it: &Organisation,
    reference: &minga_kernel::Ref,
) -> Result<Shown, PageError> {
    let parent = match it.part_of {
        Some(id) => queries::organisations_by_id(db, &[id]).await?.pop(),
        None => None,
    };
    let jurisdiction = match it.jurisdiction {
        Some(id) => queries::jurisdictions_by_id(db, &[id]).await?.pop(),
        None => None,
    };
    let parts = queries::parts_of(db, it.id).await?;
    let events = events_about(db, reference, NEWEST).await?;
    Ok(Shown {
        code: it.code.clone(),
        name: Said::title(lang, &it.name),
        short: it.short().map(str::to_owned),
        sector: it.sector.clone(),
        city: it.city.clone(),
        jurisdiction: jurisdiction.map(|place| Body {
            name: Said::title(lang, &place.name),
            short: None,
            path: Some(TERRITORY.path(lang, &[("territory", &place.code)])),
        }),
        website: it.website.clone(),
        parent: parent.map(|whole| Body::of(lang, &resolved(&whole))),
        parts: parts.iter().map(|part| Body::of(lang, &resolved(part))).collect(),
        history: history(app, db, lang, Some(reference), &events).await?,
        edit: EDIT.path(lang, &[("organisation", &it.code)]),
    })
}

/// A former code leads to the present one; anything else is not here.
async fn moved(app: &App, db: &Conn, visit: &Visit, code: &str) -> Result<PageError, PageError> {
    let current = match current_of(db, &model::ORGANISATION, code).await? {
        Some(reference) => app.references.one(db, &reference).await?,
        None => None,
    };
    Ok(match current {
        Some(current) => PageError::Moved(visit.with_ending(current.path(visit.lang))),
        None => PageError::not_found(code),
    })
}

fn schema_org(app: &App, lang: Lang, it: &Organisation, path: &str) -> serde_json::Value {
    let kind = match it.sector.as_str() {
        "public" => "GovernmentOrganization",
        "academia" => "EducationalOrganization",
        "civil_society" => "NGO",
        _ => "Organization",
    };
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": kind,
        "@id": app.absolute(path),
        "name": it.name.for_reader(lang),
        "alternateName": it.acronym,
        "url": it.website,
        "identifier": it.code,
    })
}
