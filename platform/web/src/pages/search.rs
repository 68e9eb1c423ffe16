mod asked;

pub use asked::Asked;

use super::{HOME, Pages, SEARCH, feed_of};
use crate::cache::AsOf;
use crate::{
    App, Crumb, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
    escape_query,
};
use axum::extract::State;
use minga_i18n::FluentArgs;
use minga_kernel::Lang;
use minga_kernel::Ref;
use minga_kernel::search::{Answer, FacetCounts, Hit, Hits, Query};
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_store::{EventRow, events_before};
use serde::Serialize;
use std::collections::HashSet;

#[derive(Serialize)]
pub(crate) struct Search {
    search: Found,
    slots: Vec<Markup>,
}

#[derive(Default, Serialize)]
struct Found {
    query: String,
    /// How far the results answer it: `whole`, `part` or `respelled`.
    answer: &'static str,
    total: u64,
    overdue: bool,
    overdue_count: u64,
    filtered: bool,
    reset: String,
    suggestion: Option<Suggestion>,
    facets: Vec<Facet>,
    hits: Vec<FoundThing>,
    pages: Pages,
}

#[derive(Serialize)]
struct Suggestion {
    words: String,
    href: String,
}

#[derive(Serialize)]
struct Facet {
    name: String,
    label: String,
    values: Vec<FacetValue>,
}

#[derive(Serialize)]
struct FacetValue {
    value: String,
    label: String,
    count: u64,
    selected: bool,
}

#[derive(Serialize)]
struct FoundThing {
    kind: String,
    code: String,
    title: Said,
    path: String,
    excerpt: Vec<Piece>,
    /// The excerpt's language, where it is not the page's.
    excerpt_lang: Option<String>,
}

#[derive(Serialize)]
struct Piece {
    text: String,
    hit: bool,
}

impl View for Search {
    const TEMPLATE: &'static str = "search.html";

    fn samples() -> Vec<Search> {
        let suggestion =
            || Some(Suggestion { words: "<agua>".to_owned(), href: "/es/buscar?q=agua".to_owned() });
        let respelled = Found {
            query: "ahua".to_owned(),
            answer: "respelled",
            suggestion: suggestion(),
            ..Found::default()
        };
        let nothing = Found {
            query: "<script>".to_owned(),
            filtered: true,
            reset: "/es/buscar?q=".to_owned(),
            answer: "part",
            suggestion: suggestion(),
            ..Found::default()
        };
        let value =
            FacetValue { value: "16".to_owned(), label: "16".to_owned(), count: 12_345, selected: true };
        let hit = FoundThing {
            kind: "compromiso".to_owned(),
            code: "3".to_owned(),
            title: Said { words: "Agua".to_owned(), lang: "es".to_owned(), foreign: true },
            path: "/es".to_owned(),
            excerpt: vec![
                Piece { text: "agua".to_owned(), hit: true },
                Piece { text: " & más".to_owned(), hit: false },
            ],
            excerpt_lang: Some("qu".to_owned()),
        };
        let some = Found {
            query: "agua".to_owned(),
            answer: "whole",
            total: 61,
            overdue: true,
            overdue_count: 3,
            facets: vec![Facet { name: "sdg".to_owned(), label: "ODS".to_owned(), values: vec![value] }],
            hits: vec![hit],
            pages: Pages::of(61, 20, 2, 50, |number| format!("?p={number}")),
            ..Found::default()
        };
        [nothing, respelled, some].into_iter().map(|search| Search { search, slots: Vec::new() }).collect()
    }
}

/// The filters of the search, in the order in which they stand.
const FACETS: [&str; 8] = ["kind", "plan", "process", "theme", "state", "body", "sort", "sdg"];
/// Results to a page.
const SIZE: u64 = 20;
/// The last page that can be reached.
const DEEPEST: u64 = 50;
/// Values of a facet that are shown.
const SHOWN_VALUES: usize = 20;
/// The most characters of the words that are looked for.
const LONGEST: usize = 200;

/// The columns of the search's data forms.
pub(crate) const RESULTS: Schema = Schema {
    name: "results",
    columns: &[
        Column::new("kind", ColumnKind::Code),
        Column::new("code", ColumnKind::Text),
        Column::new("title", ColumnKind::Text),
        Column::new("url", ColumnKind::Url),
    ],
};

pub(crate) async fn get(State(app): State<App>, visit: Visit) -> PageResult {
    // Asked before the search, so that it is never newer than what is found.
    let seen = app.search.sequence();
    let mut response = results_of(app, visit).await?;
    response.extensions_mut().insert(AsOf(seen));
    Ok(response)
}

async fn results_of(app: App, visit: Visit) -> PageResult {
    let page = visit.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, DEEPEST);
    let (query, hits) = find(&app, &visit, page).await?;
    match visit.format {
        Format::Html => {}
        Format::Json => return answer::json(&results_json(&app, visit.lang, &hits)),
        Format::Csv | Format::Xlsx => {
            return answer::tables(&app, &visit, "results", &[results(&app, visit.lang, &hits)]);
        }
        Format::Atom => return feed(&app, &visit).await,
        Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    let lang = visit.lang;
    let title = app.words.plain(lang, "shell-search-title");
    let address = |lang: Lang, page: u64| address(lang, &query, page);
    let meta = PageMeta {
        description: title.clone(),
        paths: Lang::ALL.map(|lang| address(lang, page)),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: vec![Format::Json, Format::Csv, Format::Xlsx, Format::Atom],
        query: query.text.clone(),
        title,
        ..PageMeta::default()
    };
    let filtered = !query.filters.is_empty() || query.overdue;
    let plain = |text: &str| Query { text: text.to_owned(), lang, ..Query::default() };
    let found = Found {
        answer: match hits.answer {
            Answer::Whole => "whole",
            Answer::Part => "part",
            Answer::Respelled => "respelled",
        },
        total: hits.total,
        overdue: query.overdue,
        overdue_count: hits.overdue,
        filtered,
        reset: self::address(lang, &plain(&query.text), 1),
        suggestion: hits
            .suggestion
            .map(|words| Suggestion { href: self::address(lang, &plain(&words), 1), words }),
        facets: FACETS.iter().filter_map(|name| facet(&app, lang, name, &hits.facets, &query)).collect(),
        hits: hits.items.iter().map(|hit| thing(&app, lang, hit)).collect(),
        pages: Pages::of(hits.total, SIZE, page, DEEPEST, |number| address(lang, number)),
        query: query.text.clone(),
    };
    let db = app.store.read().await?;
    let slots = app.slot(&db, &visit, Place::Found, None).await?;
    app.page(&visit, &meta, &Search { search: found, slots })
}

/// The newest changes of what a search finds.
async fn feed(app: &App, visit: &Visit) -> PageResult {
    let asked = Asked::of(visit);
    let db = app.store.read().await?;
    let mut found: Vec<EventRow> = Vec::new();
    let mut before = None;
    for _ in 0..LOOKS {
        let events = events_before(&db, before, LOOK).await?;
        let Some(last) = events.last() else { break };
        before = Some(last.sequence);
        let mut things: Vec<Ref> = events.iter().map(|event| event.subject.clone()).collect();
        things.sort_unstable();
        things.dedup();
        let things: HashSet<Ref> = asked.among(app, &things, visit.today).await?.into_iter().collect();
        found.extend(events.into_iter().filter(|event| things.contains(&event.subject)));
        if found.len() >= IN_FEED {
            break;
        }
    }
    found.truncate(IN_FEED);
    let title = app.words.plain(visit.lang, "shell-search-title");
    let label = asked.label(app, visit.lang);
    let title = if label.is_empty() { title } else { format!("{title}: {label}") };
    feed_of(app, &db, visit.lang, &title, &asked.path(visit.lang), &found).await
}

/// The most entries of a feed, and how many events are looked through for them: so many at once,
/// so many times.
const IN_FEED: usize = 100;
const LOOK: u64 = 1_000;
const LOOKS: usize = 20;

async fn find(app: &App, visit: &Visit, page: u64) -> Result<(Query, Hits), PageError> {
    let query = Query {
        offset: usize::try_from((page - 1) * SIZE).unwrap_or(0),
        limit: usize::try_from(SIZE).unwrap_or(0),
        ..Asked::of(visit).question(visit.lang, visit.today)
    };
    let search = app.search.clone();
    let asked = query.clone();
    let hits = tokio::task::spawn_blocking(move || search.find(&asked))
        .await
        .map_err(|error| PageError::Internal(error.to_string()))??;
    Ok((query, hits))
}

/// The address of a search; each filter is part of it.
fn address(lang: Lang, query: &Query, page: u64) -> String {
    let mut address = format!("{}?q={}", SEARCH.path(lang, &[]), escape_query(&query.text));
    for (facet, value) in &query.filters {
        address.push_str(&format!("&{facet}={}", escape_query(value)));
    }
    if query.overdue {
        address.push_str("&overdue=1");
    }
    if page > 1 {
        address.push_str(&format!("&page={page}"));
    }
    address
}

fn facet(app: &App, lang: Lang, name: &str, counts: &[FacetCounts], query: &Query) -> Option<Facet> {
    let counts = counts.iter().find(|counts| counts.facet == name)?;
    let selected = |value: &str| query.filters.iter().any(|(facet, chosen)| facet == name && chosen == value);
    let mut values: Vec<_> = counts
        .values
        .iter()
        .enumerate()
        .filter(|(rank, (value, _))| *rank < SHOWN_VALUES || selected(value))
        .map(|(_, (value, count))| FacetValue {
            label: value_label(app, lang, name, value),
            selected: selected(value),
            value: value.clone(),
            count: *count,
        })
        .collect();
    if name == "sdg" {
        // The goals have an order that everybody knows.
        values.sort_by_key(|it| it.value.parse::<u8>().ok());
    }
    let label = app.words.plain(lang, &format!("facet-{name}"));
    (!values.is_empty()).then_some(Facet { name: name.to_owned(), label, values })
}

/// A facet's value in words, where there is a message for it.
fn value_label(app: &App, lang: Lang, facet: &str, value: &str) -> String {
    if facet == "sdg" {
        let mut args = FluentArgs::new();
        args.set("goal", value.parse::<f64>().unwrap_or_default());
        return format!("{value} · {}", app.words.say(lang, "shell-sdg", &args));
    }
    let key = format!("facet-{facet}-{value}").replace('_', "-");
    app.words.try_say(lang, &key, &FluentArgs::new()).unwrap_or_else(|| value.to_owned())
}

fn thing(app: &App, lang: Lang, hit: &Hit) -> FoundThing {
    FoundThing {
        kind: value_label(app, lang, "kind", hit.reference.kind.as_str()),
        code: hit.code.clone(),
        title: Said::title(lang, &hit.title),
        path: hit.paths[lang as usize].clone(),
        excerpt: hit.excerpt.iter().map(|(hit, text)| Piece { text: text.clone(), hit: *hit }).collect(),
        excerpt_lang: Some(hit.excerpt_lang.clone()).filter(|it| !it.is_empty() && it != lang.code()),
    }
}

fn results(app: &App, lang: Lang, hits: &Hits) -> Table {
    let row = |hit: &Hit| {
        vec![
            Value::from(hit.reference.kind.as_str()),
            Value::from(hit.code.as_str()),
            Value::from(hit.title.for_reader(lang)),
            Value::from(app.absolute(&hit.paths[lang as usize])),
        ]
    };
    Table { rows: hits.items.iter().map(row).collect(), ..Table::of(&RESULTS) }
}

fn results_json(app: &App, lang: Lang, hits: &Hits) -> serde_json::Value {
    let item = |hit: &Hit| {
        serde_json::json!({
            "kind": hit.reference.kind.as_str(),
            "code": hit.code,
            "title": hit.title,
            "url": app.absolute(&hit.paths[lang as usize]),
        })
    };
    serde_json::json!({ "total": hits.total, "items": hits.items.iter().map(item).collect::<Vec<_>>() })
}
