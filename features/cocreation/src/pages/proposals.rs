//! What was proposed in a process, filtered and in order.

use super::edit::places;
use super::shown::{Known, Line};
use super::similar::search;
use super::{PROCESS, PROPOSALS, PROPOSE, done_of, public, way};
use crate::api::proposals::{resources, table};
use crate::model::proposal::{Proposal, State as Stands};
use crate::model::{JURISDICTION, Process};
use crate::queries::{self, After, Filter, Order};
use minga_kernel::Lang;
use minga_store::{Conn, events_about};
use minga_web::http::{Path, State};
use minga_web::pages::{Pages, feed_of};
use minga_web::{App, Choice, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ProposalsPage {
    proposals: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    path: String,
    propose: String,
    done: Option<String>,
    query: String,
    themes: Vec<Choice>,
    places: Vec<Choice>,
    states: Vec<Choice>,
    orders: Vec<Choice>,
    filtered: bool,
    total: u64,
    /// Whether there are more than that.
    more: bool,
    rows: Vec<Line>,
    /// Where the next ones are, in their order.
    next: Option<String>,
    /// Where the first ones are, from further down.
    first: Option<String>,
    /// The way through what a search finds.
    pages: Pages,
}

impl View for ProposalsPage {
    const TEMPLATE: &'static str = "cocreation/proposals.html";

    fn samples() -> Vec<ProposalsPage> {
        let said = || Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let choice = |selected| Choice { value: "1".to_owned(), label: "<Agua>".to_owned(), selected };
        let sample = |full: bool| Shown {
            process: said(),
            process_path: "/es".to_owned(),
            path: "/es".to_owned(),
            propose: "/es".to_owned(),
            done: full.then(|| "merged".to_owned()),
            query: if full { "\"x\"".to_owned() } else { String::new() },
            themes: if full { vec![choice(true)] } else { Vec::new() },
            places: if full { vec![choice(false)] } else { Vec::new() },
            states: vec![choice(full)],
            orders: vec![choice(full)],
            filtered: full,
            total: if full { 1_000 } else { 0 },
            more: full,
            rows: if full { Line::samples() } else { Vec::new() },
            next: full.then(|| "/es?after=1-2".to_owned()),
            first: full.then(|| "/es".to_owned()),
            pages: Pages::of(if full { 120 } else { 0 }, 25, 1, 40, |page| format!("?page={page}")),
        };
        [false, true].map(|full| ProposalsPage { proposals: sample(full) }).into_iter().collect()
    }
}

/// Rows to a page.
const SIZE: u64 = 25;
/// So many are counted; of a longer list it is told that there are more.
const COUNTED: u64 = 1_000;
/// The last page of a search that can be reached.
const DEEPEST: u64 = 40;
/// The most letters that are looked for.
const LONGEST: usize = 200;
/// So many times as many rows as a page of the API a file holds at most.
const FILE: u64 = 100;
/// Entries of the feed.
const FEED: u64 = 50;

/// What was asked for, as it stands in the address.
struct Asked<'a> {
    filter: Filter,
    query: String,
    /// Name and value of everything that was chosen.
    given: Vec<(&'static str, &'a str)>,
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let process = public(&db, &code).await?;
    let asked = asked(&app, &db, &visit, &process).await?;
    let parts = [("process", process.code.as_str())];
    let path = PROPOSALS.path(lang, &parts);
    let title = app.words.plain(lang, "cocreation-proposals");
    match visit.format {
        Format::Html => {}
        Format::Json | Format::Csv | Format::Xlsx => {
            let most = app.settings.page_rows.saturating_mul(FILE);
            let all = queries::proposals(&db, &asked.filter, None, most).await?;
            let items = resources(&app, &db, &all).await?;
            if visit.format == Format::Json {
                return answer::json(&serde_json::json!({ "items": items, "next": null }));
            }
            let stem = format!("{}-proposals", process.code);
            return answer::tables(&app, &visit, &stem, &[table(&items)]);
        }
        Format::Atom => {
            let events = events_about(&db, &process.reference(), FEED).await?;
            return feed_of(&app, &db, lang, &title, &path, &events).await;
        }
        Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found(code)),
    }
    let found = if asked.query.is_empty() {
        listed(&db, &visit, &asked, &path).await?
    } else {
        searched(&app, &db, &visit, &process, &asked, &path).await?
    };
    let known = Known::of(&app, &db, &found.rows).await?;
    let query = asked.address(&path, None);
    let shown = Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &parts),
        propose: PROPOSE.path(lang, &parts),
        done: done_of(&visit),
        query: asked.query.clone(),
        themes: themes(lang, &process, asked.filter.theme),
        places: if process.places.is_empty() {
            Vec::new()
        } else {
            places(&app, &db, lang, &process, asked.filter.place).await?
        },
        states: states(&app, &visit),
        orders: orders(&app, &visit),
        filtered: !asked.given.is_empty(),
        total: found.total.min(COUNTED),
        more: found.total > COUNTED,
        rows: found.rows.iter().map(|it| known.line(lang, &process, it)).collect(),
        next: found.next,
        first: visit.asked("after").map(|_| query.clone()),
        pages: found.pages,
        path: path.clone(),
    };
    let meta = PageMeta {
        description: app.words.plain(lang, "cocreation-proposals-lead"),
        paths: PROPOSALS.paths(&parts).map(|path| asked.address(&path, None)),
        crumbs: way(&app, lang, Some(&process), &[], &title),
        formats: vec![Format::Json, Format::Csv, Format::Xlsx, Format::Atom],
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &ProposalsPage { proposals: shown })
}

/// A page of proposals.
struct Found {
    rows: Vec<Proposal>,
    total: u64,
    next: Option<String>,
    pages: Pages,
}

async fn listed(db: &Conn, visit: &Visit, asked: &Asked<'_>, path: &str) -> Result<Found, PageError> {
    let after: Option<After> = visit.asked("after").and_then(|after| {
        let (supports, number) = after.split_once('-')?;
        Some((supports.parse().ok()?, number.parse().ok()?))
    });
    // The extra row only tells that there are more.
    let mut rows = queries::proposals(db, &asked.filter, after, SIZE + 1).await?;
    let more = rows.len() as u64 > SIZE;
    rows.truncate(usize::try_from(SIZE).unwrap_or(usize::MAX));
    let last = rows.last().filter(|_| more).map(|it| format!("{}-{}", it.supports, it.number));
    Ok(Found {
        total: queries::count(db, &asked.filter, COUNTED + 1).await?,
        next: last.map(|last| asked.address(path, Some(("after", &last)))),
        rows,
        pages: Pages::default(),
    })
}

async fn searched(
    app: &App,
    db: &Conn,
    visit: &Visit,
    process: &Process,
    asked: &Asked<'_>,
    path: &str,
) -> Result<Found, PageError> {
    let page = visit.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, DEEPEST);
    let offset = usize::try_from((page - 1) * SIZE).unwrap_or(0);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let (rows, total) = search(app, db, visit.lang, process, asked.query.clone(), offset, size).await?;
    let address = |page: u64| asked.address(path, Some(("page", &page.to_string())));
    Ok(Found { rows, total, next: None, pages: Pages::of(total, SIZE, page, DEEPEST, address) })
}

async fn asked<'a>(
    app: &App,
    db: &Conn,
    visit: &'a Visit,
    process: &Process,
) -> Result<Asked<'a>, PageError> {
    let theme = visit.asked("theme").and_then(|theme| theme.parse().ok());
    let place = match visit.asked("territory") {
        Some(code) => app.references.find(db, &JURISDICTION, code).await?,
        None => None,
    };
    let states = match visit.asked("state") {
        Some("unanswered") => Stands::OPEN.to_vec(),
        Some(code) => Stands::from_code(code).filter(|it| it.is_readable()).into_iter().collect(),
        None => Vec::new(),
    };
    let order = if visit.asked("order") == Some("supported") { Order::Supported } else { Order::Newest };
    let query: String = visit.asked("q").unwrap_or_default().chars().take(LONGEST).collect();
    // Words are looked for in all of them: what else was chosen is not asked for then.
    let names: &[&'static str] =
        if query.is_empty() { &["theme", "territory", "state", "order"] } else { &["q"] };
    let given = names.iter().filter_map(|name| Some((*name, visit.asked(name)?))).collect();
    let place = place.map(|place| place.id);
    Ok(Asked { filter: Filter { process: process.id, theme, place, states, order }, query, given })
}

impl Asked<'_> {
    /// The address of this list, with what else is asked.
    fn address(&self, path: &str, more: Option<(&str, &str)>) -> String {
        let all = self.given.iter().copied().chain(more);
        let all = all.map(|(name, value)| format!("{name}={}", minga_web::escape_query(value)));
        match all.collect::<Vec<_>>().join("&") {
            asked if asked.is_empty() => path.to_owned(),
            asked => format!("{path}?{asked}"),
        }
    }
}

/// The themes of a process as a choice.
pub(super) fn themes(lang: Lang, it: &Process, chosen: Option<i64>) -> Vec<Choice> {
    let numbered = (1_i64..).zip(&it.themes);
    let choice = |(number, theme): (i64, &minga_kernel::Text)| Choice {
        value: number.to_string(),
        label: theme.for_reader(lang).to_owned(),
        selected: chosen == Some(number),
    };
    numbered.map(choice).collect()
}

fn states(app: &App, visit: &Visit) -> Vec<Choice> {
    let chosen = visit.asked("state").unwrap_or_default();
    let codes = ["unanswered", "submitted", "in_evaluation", "answered", "merged"];
    choices(app, visit.lang, "cocreation-state-of", &codes, chosen)
}

fn orders(app: &App, visit: &Visit) -> Vec<Choice> {
    let chosen = visit.asked("order").unwrap_or("newest");
    choices(app, visit.lang, "cocreation-order-of", &["newest", "supported"], chosen)
}

fn choices(app: &App, lang: Lang, key: &str, codes: &[&'static str], chosen: &str) -> Vec<Choice> {
    let choice = |code: &&'static str| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("code", *code);
        Choice {
            value: (*code).to_owned(),
            label: app.words.say(lang, key, &args),
            selected: *code == chosen,
        }
    };
    codes.iter().map(choice).collect()
}
