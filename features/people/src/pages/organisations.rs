use super::ORGANISATIONS;
use super::register::REGISTER;
use crate::api::{self, organisation::OrganisationResource};
use crate::model::{Jurisdiction, Organisation, SECTORS};
use crate::queries::{self, Filter};
use crate::resolver::resolved;
use minga_kernel::table::Table;
use minga_kernel::{Day, Lang};
use minga_store::{Conn, StoreError};
use minga_web::http::State;
use minga_web::pages::{HOME, Pages};
use minga_web::{App, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct OrganisationsPage {
    organisations: Directory,
}

#[derive(Default, Serialize)]
struct Directory {
    path: String,
    /// Where an organisation asks to be listed.
    register: String,
    query: String,
    sectors: Vec<SectorChoice>,
    theme: String,
    territories: Vec<Choice>,
    filtered: bool,
    total: u64,
    rows: Vec<Row>,
    pages: Pages,
}

#[derive(Serialize)]
struct SectorChoice {
    value: String,
    selected: bool,
    count: u64,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    selected: bool,
}

#[derive(Serialize)]
struct Row {
    name: Said,
    confirmed: Option<Day>,
    stale: bool,
    short: Option<String>,
    path: String,
    sector: String,
    city: Option<String>,
}

impl View for OrganisationsPage {
    const TEMPLATE: &'static str = "people/organisations.html";

    fn samples() -> Vec<OrganisationsPage> {
        let row = |foreign: bool| Row {
            name: Said { words: "Ministerio <de> & todo".to_owned(), lang: "es".to_owned(), foreign },
            short: foreign.then(|| "MT".to_owned()),
            path: "/es".to_owned(),
            sector: "public".to_owned(),
            city: foreign.then(|| "Quito".to_owned()),
            confirmed: foreign.then(Day::default),
            stale: foreign,
        };
        let full = Directory {
            path: "/es/organizaciones".to_owned(),
            register: "/es".to_owned(),
            query: "\"x\"".to_owned(),
            sectors: vec![SectorChoice { value: "academia".to_owned(), selected: true, count: 3 }],
            theme: "agua <y> & suelo".to_owned(),
            territories: vec![Choice { value: "EC".to_owned(), label: "Ecuador".to_owned(), selected: true }],
            filtered: true,
            total: 120,
            rows: vec![row(true), row(false)],
            pages: Pages::of(120, 50, 1, 100, |page| format!("?page={page}")),
        };
        vec![
            OrganisationsPage { organisations: Directory::default() },
            OrganisationsPage { organisations: full },
        ]
    }
}

/// Rows to a page.
const SIZE: u64 = 100;
/// The last page that can be reached; the data forms and the API give everything.
const DEEPEST: u64 = 200;

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    let sector = visit.asked("sector").filter(|sector| SECTORS.contains(sector));
    let db = app.store.read().await?;
    let territory = visit.asked("territory").unwrap_or_default().to_owned();
    // A territory that nobody knows has nobody in it.
    let places = match &*territory {
        "" => None,
        code => Some(queries::places_within(&db, code).await?.unwrap_or_default()),
    };
    let filter = Filter {
        words: visit.asked("q").map(|words| words.chars().take(100).collect()),
        sector: sector.map(str::to_owned),
        theme: visit.asked("theme").map(|words| words.chars().take(100).collect()),
        places,
        // Data says of every one that was ever listed what it is now; a page shows those that are.
        merged: visit.format != Format::Html,
    };
    match visit.format {
        Format::Html => {}
        Format::Json => {
            let all = queries::organisations(&db, &filter, None, 0, u64::from(u32::MAX)).await?;
            let items = api::organisation::resources(&app, &db, &all).await?;
            return answer::json(&serde_json::json!({ "items": items, "next": null }));
        }
        Format::Csv | Format::Xlsx => {
            let all = queries::organisations(&db, &filter, None, 0, u64::from(u32::MAX)).await?;
            let items = api::organisation::resources(&app, &db, &all).await?;
            return answer::tables(&app, &visit, "organisations", &[table(visit.lang, &items)]);
        }
        Format::Atom | Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    let page = visit.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, DEEPEST);
    let rows = queries::organisations(&db, &filter, None, (page - 1) * SIZE, SIZE).await?;
    let counts = queries::sectors(&db, &filter).await?;
    let lang = visit.lang;
    let path = ORGANISATIONS.path(lang, &[]);
    let query = filter.words.clone().unwrap_or_default();
    let theme = filter.theme.clone().unwrap_or_default();
    let territories = territories(&db, lang, &territory).await?;
    let count = |sector: &str| {
        counts.iter().filter(|(name, _)| sector.is_empty() || name == sector).map(|(_, n)| n).sum()
    };
    let chosen = filter.sector.clone().unwrap_or_default();
    let choices = [""].iter().chain(SECTORS).map(|sector| SectorChoice {
        value: (*sector).to_owned(),
        selected: *sector == chosen,
        count: count(sector),
    });
    let total = count(&chosen);
    // Every filter that is set is in the address, of this page, of its other forms and languages.
    let asked = [("q", &query), ("sector", &chosen), ("theme", &theme), ("territory", &territory)];
    let asked: Vec<String> = asked
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", minga_web::escape_query(value)))
        .collect();
    let address = |page: u64| {
        let page = format!("page={page}");
        let asked: Vec<&str> = asked.iter().map(String::as_str).chain([&*page]).collect();
        format!("{path}?{}", asked.join("&"))
    };
    let directory = Directory {
        sectors: choices.collect(),
        filtered: !asked.is_empty(),
        theme: theme.clone(),
        territories,
        total,
        rows: rows.iter().map(|it| row(&visit, it)).collect(),
        pages: Pages::of(total, SIZE, page, DEEPEST, address),
        query: query.clone(),
        path: path.clone(),
        register: REGISTER.path(lang, &[]),
    };
    let title = app.words.plain(lang, "people-directory");
    let meta = PageMeta {
        description: app.words.plain(lang, "people-directory-lead"),
        paths: ORGANISATIONS.paths(&[]).map(|path| match &*asked.join("&") {
            "" => path,
            asked => format!("{path}?{asked}"),
        }),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: vec![Format::Csv, Format::Xlsx, Format::Json],
        section: "organisations",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &OrganisationsPage { organisations: directory })
}

/// The territories in which any organisation has its seat, or that are around those, by name.
async fn territories(db: &Conn, lang: Lang, chosen: &str) -> Result<Vec<Choice>, StoreError> {
    let all = by_name(lang, queries::territories_with_organisations(db).await?);
    let choice = |(value, label): (String, String)| Choice { selected: value == chosen, value, label };
    Ok(all.into_iter().map(choice).collect())
}

/// The code and the name of every territory, by name.
pub(super) async fn every_territory(db: &Conn, lang: Lang) -> Result<Vec<(String, String)>, StoreError> {
    Ok(by_name(lang, queries::all_jurisdictions(db).await?))
}

fn by_name(lang: Lang, mut all: Vec<Jurisdiction>) -> Vec<(String, String)> {
    all.sort_by_key(|it| minga_kernel::fold(it.name.for_reader(lang)));
    all.into_iter().map(|it| (it.code, it.name.for_reader(lang).to_owned())).collect()
}

fn row(visit: &Visit, it: &Organisation) -> Row {
    let lang = visit.lang;
    Row {
        confirmed: it.confirmed,
        stale: it.is_stale(visit.today),
        name: Said::title(lang, &it.name),
        short: it.short().map(str::to_owned),
        path: resolved(it).path(lang).to_owned(),
        sector: it.sector.clone(),
        city: it.city.clone(),
    }
}

/// The rows of the directory, with the columns of its sheet.
pub(crate) fn table(lang: Lang, items: &[OrganisationResource]) -> Table {
    let mut table = Table::of(&crate::rows::ORGANISATIONS);
    // A former code is something to tell when importing; a list has nothing to say of it.
    table.columns.retain(|column| column != "former_code");
    table.columns.push("merged_into".into());
    table.rows = items.iter().map(|item| item.cells(lang)).collect();
    table
}
