use super::edit::EDIT;
use super::merge::MERGE;
use super::{CONTACT, ORGANISATION, ORGANISATIONS, TERRITORY};
use crate::api::organisation::resources;
use crate::model::{self, Organisation};
use crate::pages::organisations::table;
use crate::queries;
use crate::resolver::resolved;
use minga_kernel::{Day, Lang, Ref};
use minga_store::{Conn, Same, current_of, events_of_any};
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
    contacts: Vec<(&'static str, String)>,
    themes: Vec<String>,
    confirmed: Option<Day>,
    /// Whether nobody confirmed the contacts for a year.
    stale: bool,
    contact: String,
    /// Other entries of the directory that were found to be this organisation.
    merged: Vec<Merged>,
    parent: Option<Body>,
    parts: Vec<Body>,
    history: Vec<HistoryEntry>,
    edit: String,
    merge: String,
}

/// Another entry that is this organisation now, and why.
#[derive(Serialize)]
struct Merged {
    name: Said,
    code: String,
    reason: String,
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
            contacts: Vec::new(),
            themes: Vec::new(),
            confirmed: None,
            stale: true,
            merged: Vec::new(),
            contact: "/es".to_owned(),
            parent: None,
            parts: Vec::new(),
            history: Vec::new(),
            edit: "/es".to_owned(),
            merge: "/es".to_owned(),
        };
        let body = Body { name: said(true), short: Some("FX".to_owned()), path: Some("/es".to_owned()) };
        let full = Shown {
            code: "X".to_owned(),
            name: said(true),
            short: Some("FX".to_owned()),
            sector: "civil_society".to_owned(),
            city: Some("Loja".to_owned()),
            jurisdiction: Some(body.clone()),
            contacts: vec![
                ("website", "https://example.org/?a=1&b=2".to_owned()),
                ("email", "a&b@example.org".to_owned()),
                ("phone", "+593 2 <1>".to_owned()),
                ("postal", "Quito <b>".to_owned()),
            ],
            stale: false,
            merged: vec![Merged {
                name: said(true),
                code: "Y".to_owned(),
                reason: "La misma <b>".to_owned(),
            }],
            themes: vec!["Agua & <suelo>".to_owned()],
            confirmed: Some(Day::default()),
            contact: "/es".to_owned(),
            parent: Some(body.clone()),
            parts: vec![body],
            history: vec![HistoryEntry::sample()],
            edit: "/es".to_owned(),
            merge: "/es".to_owned(),
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
    if it.is_merged() {
        return Err(moved_to(&app, &db, &visit, &reference, &code).await?);
    }
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
    let shown = shown(&app, &db, &visit, &it, &reference).await?;
    app.page(&visit, &meta, &OrganisationPage { organisation: shown, slots })
}

async fn shown(
    app: &App,
    db: &Conn,
    visit: &Visit,
    it: &Organisation,
    reference: &Ref,
) -> Result<Shown, PageError> {
    let lang = visit.lang;
    let whole = it.part_of.map(|id| model::ORGANISATION.with(id));
    let same =
        Same::of(db, &[Some(reference.clone()), whole.clone()].into_iter().flatten().collect::<Vec<_>>())
            .await?;
    let parent = match &whole {
        Some(whole) => queries::organisations_by_id(db, &[same.now(whole).id]).await?.pop(),
        None => None,
    };
    let all = same.all(reference);
    let ids: Vec<_> = all.iter().map(|it| it.id).collect();
    let merged = queries::organisations_by_id(db, &ids[1..]).await?;
    let jurisdiction = match it.jurisdiction {
        Some(id) => queries::jurisdictions_by_id(db, &[id]).await?.pop(),
        None => None,
    };
    let parts = queries::parts_of(db, &ids).await?;
    let events = events_of_any(db, &all, &all, NEWEST).await?;
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
        contacts: it.contacts.known().into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
        stale: it.is_stale(visit.today),
        merged: merged.iter().map(merged_shown(lang)).collect(),
        themes: it.themes.clone(),
        confirmed: it.confirmed,
        contact: CONTACT.path(lang, &[("organisation", &it.code)]),
        parent: parent.map(|whole| Body::of(lang, &resolved(&whole))),
        parts: parts.iter().map(|part| Body::of(lang, &resolved(part))).collect(),
        history: history(app, db, lang, Some(reference), &events).await?,
        edit: EDIT.path(lang, &[("organisation", &it.code)]),
        merge: MERGE.path(lang, &[("organisation", &it.code)]),
    })
}

fn merged_shown(lang: Lang) -> impl Fn(&Organisation) -> Merged {
    move |it| Merged {
        name: Said::title(lang, &it.name),
        code: it.code.clone(),
        reason: it.merged_because.clone().unwrap_or_default(),
    }
}

/// A former code leads to the present one; anything else is not here.
async fn moved(app: &App, db: &Conn, visit: &Visit, code: &str) -> Result<PageError, PageError> {
    match current_of(db, &model::ORGANISATION, code).await? {
        Some(reference) => moved_to(app, db, visit, &reference, code).await,
        None => Ok(PageError::not_found(code)),
    }
}

/// Leads to what this organisation is now.
async fn moved_to(
    app: &App,
    db: &Conn,
    visit: &Visit,
    reference: &Ref,
    code: &str,
) -> Result<PageError, PageError> {
    let same = Same::of(db, std::slice::from_ref(reference)).await?;
    let current = app.references.one(db, same.now(reference)).await?;
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
        "url": it.contacts.website,
        "email": it.contacts.email,
        "telephone": it.contacts.phone,
        "identifier": it.code,
    })
}
