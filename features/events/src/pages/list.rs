//! Those that come, and those that are over.

use super::EVENTS;
use super::shown::{Row, beginning_of, named, place, row};
use crate::model::{ATTACHED, Gathering, JURISDICTION, Sort};
use crate::queries::{self, Among};
use crate::rows;
use minga_i18n::FluentArgs;
use minga_kernel::{Lang, Ref, Resolved};
use minga_store::Conn;
use minga_web::answer::{Appointment, Entry};
use minga_web::http::State;
use minga_web::pages::{HOME, Pages};
use minga_web::{
    App, Choice, Crumb, Format, PageError, PageMeta, PageResult, View, Visit, answer, escape_query,
};
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub(crate) struct ListPage {
    events: Shown,
}

#[derive(Serialize)]
struct Shown {
    /// What they belong to, where that was asked for: title and path.
    about: Option<(String, String)>,
    about_ref: String,
    past: bool,
    tabs: Vec<Tab>,
    action: String,
    filtered: bool,
    reset: String,
    sorts: Vec<Choice>,
    territories: Vec<Choice>,
    rows: Vec<Row>,
    pages: Pages,
}

#[derive(Serialize)]
struct Tab {
    label: String,
    href: String,
    current: bool,
    count: Option<u64>,
}

impl View for ListPage {
    const TEMPLATE: &'static str = "events/list.html";

    fn samples() -> Vec<ListPage> {
        let choice = || Choice { value: "a".to_owned(), label: "<A>".to_owned(), selected: true };
        let tab = |current| Tab { label: "…".to_owned(), href: "/es".to_owned(), current, count: Some(3) };
        let sample = |full: bool| Shown {
            about: full.then(|| ("<Plan>".to_owned(), "/es".to_owned())),
            about_ref: if full { "plan:1".to_owned() } else { String::new() },
            past: full,
            tabs: vec![tab(!full), tab(full)],
            action: "/es".to_owned(),
            filtered: full,
            reset: "/es".to_owned(),
            sorts: vec![choice()],
            territories: if full { vec![choice()] } else { Vec::new() },
            rows: if full { Row::samples() } else { Vec::new() },
            pages: if full {
                Pages::of(61, 20, 2, 50, |number| format!("?p={number}"))
            } else {
                Pages::default()
            },
        };
        [false, true].into_iter().map(|full| ListPage { events: sample(full) }).collect()
    }
}

/// Rows to a page, and the last page that can be reached.
const SIZE: u64 = 20;
const DEEPEST: u64 = 500;
/// Entries of a feed.
const IN_FEED: usize = 100;

/// What was asked for.
struct Asked {
    past: bool,
    sort: Option<Sort>,
    territory: Option<Resolved>,
    about: Option<Resolved>,
}

impl Asked {
    async fn of(app: &App, db: &Conn, visit: &Visit) -> Result<Asked, PageError> {
        let about = match visit.asked("about") {
            None => None,
            Some(text) => {
                let thing: Ref = text.parse().map_err(|_| PageError::not_found(""))?;
                let thing = Some(thing).filter(|it| ATTACHED.contains(&it.kind));
                let known = match thing {
                    Some(thing) => app.references.one(db, &thing).await?,
                    None => None,
                };
                Some(known.ok_or_else(|| PageError::not_found(""))?)
            }
        };
        let territory = match visit.asked("territory") {
            None => None,
            Some(code) => match app.references.find(db, &JURISDICTION, code).await? {
                Some(found) => app.references.one(db, &found).await?,
                None => return Err(PageError::not_found(code)),
            },
        };
        let sort = visit.asked("sort").and_then(Sort::from_code);
        Ok(Asked { past: visit.asked("when") == Some("past"), sort, territory, about })
    }

    /// Both halves, or the one that was asked for.
    fn among(&self, visit: &Visit, past: Option<bool>) -> Among {
        let today = beginning_of(visit.today);
        Among {
            from: (past == Some(false)).then_some(today),
            before: (past == Some(true)).then_some(today),
            sort: self.sort,
            jurisdiction: self.territory.as_ref().map(|it| it.reference.id),
            about: self.about.as_ref().map(|it| it.reference.clone()),
        }
    }

    fn query(&self, past: bool) -> String {
        let pairs = [
            ("about", self.about.as_ref().map(|it| it.reference.to_string())),
            ("when", past.then(|| "past".to_owned())),
            ("sort", self.sort.map(|it| it.code().to_owned())),
            ("territory", self.territory.as_ref().map(|it| it.code.clone())),
        ];
        let pairs =
            pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", escape_query(&value?))));
        pairs.collect::<Vec<_>>().join("&")
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let asked = Asked::of(&app, &db, &visit).await?;
    let title = app.words.plain(lang, "events-title");
    if visit.format != Format::Html {
        // What is taken along is everything; who wants one half says so.
        let half = visit.asked("when").map(|it| it == "past");
        let among = asked.among(&visit, half);
        let all = queries::gatherings(&db, &among, None).await?;
        let known = named(&app, &db, &all).await?;
        return data(&app, &visit, &title, all, &known);
    }
    let among = asked.among(&visit, Some(asked.past));
    let number: u64 = visit.asked("p").and_then(|it| it.parse().ok()).unwrap_or(1).clamp(1, DEEPEST);
    let page = queries::gatherings(&db, &among, Some(((number - 1) * SIZE, SIZE))).await?;
    let mut counts = [0, 0];
    for (count, past) in counts.iter_mut().zip([false, true]) {
        *count = queries::gathering_count(&db, &asked.among(&visit, Some(past))).await?;
    }
    let known = named(&app, &db, &page).await?;
    let places: Vec<Ref> =
        queries::jurisdictions(&db).await?.into_iter().map(|id| JURISDICTION.with(id)).collect();
    let mut places: Vec<Resolved> = app.references.resolve(&db, &places).await?.into_values().collect();
    places.sort_by_cached_key(|it| minga_kernel::fold(it.title.for_reader(lang)));
    let base = EVENTS.path(lang, &[]);
    let address = |query: String| if query.is_empty() { base.clone() } else { format!("{base}?{query}") };
    let tab = |past: bool| Tab {
        label: app.words.plain(lang, if past { "events-past" } else { "events-coming" }),
        href: address(asked.query(past)),
        current: past == asked.past,
        count: Some(counts[usize::from(past)]),
    };
    let reset = Asked { sort: None, territory: None, about: asked.about.clone(), ..asked };
    let pages = Pages::of(counts[usize::from(asked.past)], SIZE, number, DEEPEST, |number| {
        address(format!("{}&p={number}", asked.query(asked.past)).trim_start_matches('&').to_owned())
    });
    let shown = Shown {
        about: asked
            .about
            .as_ref()
            .map(|it| (it.title.for_reader(lang).to_owned(), it.path(lang).to_owned())),
        about_ref: asked.about.as_ref().map(|it| it.reference.to_string()).unwrap_or_default(),
        past: asked.past,
        tabs: vec![tab(false), tab(true)],
        action: base.clone(),
        filtered: asked.sort.is_some() || asked.territory.is_some(),
        reset: address(reset.query(asked.past)),
        sorts: Sort::ALL.map(|it| sort_choice(&app, lang, it, asked.sort)).into(),
        territories: places
            .iter()
            .map(|it| Choice {
                value: it.code.clone(),
                label: it.title.for_reader(lang).to_owned(),
                selected: asked.territory.as_ref().is_some_and(|own| own.code == it.code),
            })
            .collect(),
        rows: page.iter().map(|it| row(&app, lang, it, &known)).collect(),
        pages,
    };
    let meta = PageMeta {
        description: app.words.plain(lang, "events-lead"),
        paths: EVENTS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: vec![Format::Json, Format::Csv, Format::Xlsx, Format::Atom, Format::Ics],
        section: "events",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &ListPage { events: shown })
}

fn sort_choice(app: &App, lang: Lang, it: Sort, chosen: Option<Sort>) -> Choice {
    let mut args = FluentArgs::new();
    args.set("sort", it.code());
    Choice {
        value: it.code().to_owned(),
        label: app.words.say(lang, "events-sort", &args),
        selected: chosen == Some(it),
    }
}

/// The same in the form that was asked for.
fn data(
    app: &App,
    visit: &Visit,
    title: &str,
    all: Vec<Gathering>,
    known: &HashMap<Ref, Resolved>,
) -> PageResult {
    let lang = visit.lang;
    match visit.format {
        Format::Json => {
            let all: Vec<_> = all.iter().map(|it| crate::api::resource(app, it, known)).collect();
            answer::json(&all)
        }
        Format::Csv | Format::Xlsx => {
            answer::tables(app, visit, "events", &[rows::table(app, lang, &all, known)])
        }
        Format::Atom => {
            let mut newest = all;
            newest.sort_by_key(|it| std::cmp::Reverse(it.made_at));
            let entries = newest.iter().take(IN_FEED).map(|it| {
                let row = row(app, lang, it, known);
                Entry {
                    id: it.reference().to_string(),
                    title: row.title.words,
                    summary: [row.when, row.place].join(". "),
                    path: row.path,
                    at: it.made_at,
                }
            });
            answer::feed(app, title, &EVENTS.path(lang, &[]), entries.collect())
        }
        Format::Ics => {
            let all: Vec<Appointment> = all.iter().map(|it| appointment(lang, it, known)).collect();
            answer::appointments(app, title, "events", app.clock.now(), &all)
        }
        _ => Err(PageError::not_found(title)),
    }
}

/// One of them in a calendar.
pub(super) fn appointment(lang: Lang, it: &Gathering, known: &HashMap<Ref, Resolved>) -> Appointment {
    Appointment {
        id: it.id.to_string(),
        title: it.title.for_reader(lang).to_owned(),
        description: it.summary.for_reader(lang).to_owned(),
        place: place(lang, it, known),
        starts: it.starts,
        ends: it.ends,
        path: super::GATHERING.path(lang, &[("event", &it.id.to_string())]),
        cancelled: it.state == crate::model::State::Cancelled,
    }
}
