//! Any deadline, day by day: which days count after one day, which do not and why, by which
//! source. Everything that the answer depends on stands in the address.

use super::{DEADLINE, HOME};
use crate::{
    App, Crumb, Field, FieldError, Fields, Format, PageError, PageMeta, PageResult, Said, View, Visit,
    answer, escape_query, mended,
};
use axum::extract::State;
use axum::response::IntoResponse;
use minga_calendar::Calendars;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Calendar, Count, Day, DayTold, Kind, Lang, Place, Problem, Resolved, Why};
use minga_store::Conn;
use serde::Serialize;
use std::collections::HashMap;

/// The kind of what carries a calendar.
const JURISDICTION: Kind = Kind::new("jurisdiction");
/// The most days that are counted.
const MOST: i64 = 366;
/// The most jurisdictions whose calendars count at once.
const PLACES: usize = 8;

/// The path that explains a deadline: so many days after this one, by this calendar.
pub fn deadline_path(lang: Lang, calendar: &Calendar, since: Day, days: i64, count: Count) -> String {
    let own = DEADLINE.path(lang, &[]);
    let codes: Vec<&str> = calendar.places().filter_map(|chain| chain.first()).map(String::as_str).collect();
    let codes = escape_query(&codes.join(" "));
    format!("{own}?since={since}&days={days}&count={}&in={codes}", code_of(count))
}

const fn code_of(count: Count) -> &'static str {
    match count {
        Count::Working => "working",
        Count::Every => "every",
    }
}

#[derive(Serialize)]
pub(crate) struct DeadlinePage {
    deadline: Shown,
}

#[derive(Default, Serialize)]
struct Shown {
    action: String,
    since: Field,
    days: Field,
    count: Field,
    places: Field,
    errors: Vec<FieldError>,
    told: Option<Told>,
}

/// The answer.
#[derive(Serialize)]
struct Told {
    since: Day,
    days: i64,
    count: &'static str,
    /// Nothing while the clock stands still.
    last: Option<Day>,
    places: Vec<PlaceNamed>,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct PlaceNamed {
    code: String,
    name: Said,
    path: String,
}

/// A day.
#[derive(Serialize)]
struct Line {
    day: Day,
    /// From 1 for Monday.
    weekday: u32,
    counts: bool,
    /// The how manyth it is of those that count.
    number: Option<i64>,
    /// Whether a calendar is known for it.
    known: bool,
    why: Vec<Reason>,
}

/// Why a day counts or does not.
#[derive(Serialize)]
struct Reason {
    /// `rest`, `holiday`, `suspension`, `worked`.
    kind: &'static str,
    name: Option<Said>,
    /// The day of the calendar of a holiday that moved.
    moved_from: Option<Day>,
    /// The jurisdiction.
    place: Option<String>,
    source: Option<String>,
    source_url: Option<String>,
}

impl View for DeadlinePage {
    const TEMPLATE: &'static str = "deadline.html";

    fn samples() -> Vec<DeadlinePage> {
        let said = |foreign| Said { words: "<Día>".to_owned(), lang: "es".to_owned(), foreign };
        let reason = |kind, full: bool| Reason {
            kind,
            name: full.then(|| said(true)),
            moved_from: full.then(Day::default),
            place: full.then(|| "EC".to_owned()),
            source: full.then(|| "<Ley>".to_owned()),
            source_url: (full && kind == "holiday").then(|| "https://example.org".to_owned()),
        };
        let line = |why: Vec<Reason>, counts: bool| Line {
            day: Day::default(),
            weekday: 4,
            counts,
            number: counts.then_some(1),
            known: counts,
            why,
        };
        let lines = || {
            vec![
                line(Vec::new(), true),
                line(vec![reason("rest", false)], false),
                line(vec![reason("holiday", true), reason("suspension", true)], false),
                line(vec![reason("worked", true)], true),
            ]
        };
        let place = || PlaceNamed { code: "EC".to_owned(), name: said(false), path: "/es".to_owned() };
        let told = |count, last, places| Told {
            since: Day::default(),
            days: 10,
            count,
            last,
            places,
            lines: lines(),
        };
        let field = || Field { options: Field::sample().options, ..Field::sample() };
        let page = |told| DeadlinePage {
            deadline: Shown {
                action: "/es/plazos".to_owned(),
                since: field(),
                days: field(),
                count: field(),
                places: field(),
                errors: vec![FieldError::sample()],
                told,
            },
        };
        vec![
            DeadlinePage { deadline: Shown::default() },
            page(Some(told("working", Some(Day::default()), vec![place(), place()]))),
            page(Some(told("every", None, Vec::new()))),
        ]
    }
}

/// What somebody asks.
struct Asked {
    since: Day,
    days: i64,
    count: Count,
    places: Vec<Resolved>,
    calendar: Calendar,
}

pub(crate) async fn get(State(app): State<App>, visit: Visit) -> PageResult {
    if matches!(visit.format, Format::Atom | Format::Ics | Format::Xlsx) {
        return Err(PageError::not_found(""));
    }
    let lang = visit.lang;
    let db = app.store.read().await?;
    let empty = visit.query.is_empty();
    let asked = if empty { Err(Vec::new()) } else { understand(&app, &db, &visit).await? };
    let (told, problems) = match asked {
        Ok(asked) => (Some(tell(&app, &db, lang, &asked).await?), Vec::new()),
        Err(problems) => (None, problems),
    };
    match (visit.format, &told) {
        (Format::Html, _) => {}
        (_, None) => return Err(PageError::Bad("form")),
        (Format::Json, Some(told)) => return answer::json(told),
        (_, Some(told)) => return answer::tables(&app, &visit, "deadline", &[table(&app, lang, told)]),
    }
    let fields = Fields::new(&app, lang, "deadline", &problems);
    let text = |name: &str| visit.asked(name).unwrap_or_default().chars().take(100).collect::<String>();
    let counts = ["working", "every"]
        .map(|it| (it.to_owned(), app.words.plain(lang, &format!("deadline-count-{it}"))));
    let query =
        visit.query.iter().map(|(key, value)| format!("{}={}", escape_query(key), escape_query(value)));
    let query = query.collect::<Vec<_>>().join("&");
    let title = app.words.plain(lang, "deadline-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "deadline-lead"),
        paths: DEADLINE.paths(&[]).map(|path| if empty { path } else { format!("{path}?{query}") }),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: if told.is_some() { vec![Format::Csv, Format::Json] } else { Vec::new() },
        title,
        ..PageMeta::default()
    };
    let shown = Shown {
        action: DEADLINE.path(lang, &[]),
        since: fields.field("since", text("since"), true),
        days: fields.field("days", text("days"), true),
        count: fields.choice("count", &text("count"), true, counts),
        places: fields.field("in", text("in"), false),
        errors: fields.errors(),
        told,
    };
    let page = app.page(&visit, &meta, &DeadlinePage { deadline: shown })?;
    Ok(if problems.is_empty() { page } else { mended(page.into_response(), &problems) })
}

/// What the address asks, or everything that is wrong with it.
async fn understand(app: &App, db: &Conn, visit: &Visit) -> Result<Result<Asked, Vec<Problem>>, PageError> {
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| problems.push(Problem::error(Place::default().column(field), code));
    let since: Option<Day> = visit.asked("since").and_then(|day| day.parse().ok());
    // So that no count leaves the years that there are.
    let since = since.filter(|day| (1900..=2200).contains(&chrono::Datelike::year(day)));
    if since.is_none() {
        wrong("since", "deadline-since");
    }
    let days =
        visit.asked("days").and_then(|days| days.parse().ok()).filter(|days| (1..=MOST).contains(days));
    if days.is_none() {
        wrong("days", "deadline-days");
    }
    let count = match visit.asked("count") {
        None | Some("working") => Count::Working,
        Some("every") => Count::Every,
        Some(_) => {
            wrong("count", "choice");
            Count::Working
        }
    };
    let mut places = Vec::new();
    let codes = visit.asked("in").unwrap_or_default();
    for code in codes.split([' ', ',']).filter(|code| !code.is_empty()).take(PLACES) {
        match app.references.find(db, &JURISDICTION, code).await? {
            Some(place) => places.push(place),
            None => wrong("in", "deadline-in"),
        }
    }
    let (Some(since), Some(days), true) = (since, days, problems.is_empty()) else {
        return Ok(Err(problems));
    };
    let chains = app.references.places(db, &places).await?;
    let known = app.references.resolve(db, &places).await?;
    let chains: Vec<Vec<String>> = places.iter().filter_map(|it| chains.get(it)).flatten().cloned().collect();
    let calendar = Calendars::load(db).await?.of(&chains);
    let places = places.iter().filter_map(|it| known.get(it).cloned()).collect();
    Ok(Ok(Asked { since, days, count, places, calendar }))
}

async fn tell(app: &App, db: &Conn, lang: Lang, asked: &Asked) -> Result<Told, PageError> {
    let Asked { since, days, count, places, calendar } = asked;
    let last = calendar.last(*since, *days, *count);
    // Where the clock stands still, up to the day on which it stopped.
    let until = last.or_else(|| calendar.stands_still_from()).unwrap_or(*since);
    let told = calendar.explain(*since, until);
    let codes = told.iter().flat_map(entries_of).map(|it| it.place.clone());
    let names = names(app, db, lang, codes).await?;
    let mut number = 0;
    let lines = told.iter().map(|it| {
        let counts = it.counts(*count);
        number += i64::from(counts);
        Line {
            day: it.day,
            weekday: chrono::Datelike::weekday(&it.day).number_from_monday(),
            counts,
            number: counts.then_some(number),
            known: it.known,
            why: reasons(lang, it, *count, &names),
        }
    });
    Ok(Told {
        since: *since,
        days: *days,
        count: code_of(*count),
        last,
        places: places
            .iter()
            .map(|it| PlaceNamed {
                code: it.code.clone(),
                name: Said::title(lang, &it.title),
                path: it.path(lang).to_owned(),
            })
            .collect(),
        lines: lines.collect(),
    })
}

fn entries_of<'a>(told: &'a DayTold<'_>) -> impl Iterator<Item = &'a minga_kernel::CalendarEntry> {
    let why = told.why.iter().filter_map(|why| match why {
        Why::Rest(_) => None,
        Why::Holiday(entry, _) | Why::Suspended(entry) => Some(*entry),
    });
    why.chain(told.worked.iter().copied())
}

fn reasons(lang: Lang, told: &DayTold<'_>, count: Count, names: &HashMap<String, String>) -> Vec<Reason> {
    let of = |kind, entry: &minga_kernel::CalendarEntry, own: Option<Day>| Reason {
        kind,
        name: Some(Said::title(lang, &entry.name)),
        moved_from: own.filter(|own| *own != told.day),
        place: Some(names.get(&entry.place).unwrap_or(&entry.place).clone()),
        source: Some(entry.source.clone()),
        source_url: entry.source_url.clone(),
    };
    let mut reasons = Vec::new();
    for why in &told.why {
        match why {
            Why::Suspended(entry) => reasons.push(of("suspension", entry, None)),
            // Where every day counts, holidays say nothing.
            _ if count == Count::Every => {}
            Why::Rest(_) => reasons.push(rest()),
            Why::Holiday(entry, own) => reasons.push(of("holiday", entry, Some(*own))),
        }
    }
    if count == Count::Working {
        reasons.extend(told.worked.iter().map(|entry| of("worked", entry, None)));
    }
    reasons
}

/// A day of the week on which nobody works.
fn rest() -> Reason {
    Reason { kind: "rest", name: None, moved_from: None, place: None, source: None, source_url: None }
}

/// What these jurisdictions are called.
async fn names(
    app: &App,
    db: &Conn,
    lang: Lang,
    codes: impl Iterator<Item = String>,
) -> Result<HashMap<String, String>, PageError> {
    let mut found: HashMap<String, String> = HashMap::new();
    let mut all: Vec<String> = codes.collect();
    all.sort_unstable();
    all.dedup();
    // A deadline knows the jurisdictions of a few chains, not more.
    for code in all {
        if let Some(place) = app.references.find(db, &JURISDICTION, &code).await? {
            let known: Option<Resolved> = app.references.one(db, &place).await?;
            found.extend(known.map(|it| (code, it.title.for_reader(lang).to_owned())));
        }
    }
    Ok(found)
}

const LINES: Schema = Schema {
    name: "deadline",
    columns: &[
        Column::new("day", ColumnKind::Date),
        Column::new("counts", ColumnKind::Code),
        Column::new("number", ColumnKind::Number),
        Column::new("why", ColumnKind::LongText),
        Column::new("source", ColumnKind::LongText),
    ],
};

fn table(app: &App, lang: Lang, told: &Told) -> Table {
    let rows = told.lines.iter().map(|line| {
        let why = line.why.iter().map(|it| {
            if let Some(name) = &it.name {
                return name.words.clone();
            }
            let mut args = minga_i18n::FluentArgs::new();
            args.set("day", line.weekday);
            app.words.say(lang, "calendar-weekday", &args)
        });
        let sources: Vec<&str> = line.why.iter().filter_map(|it| it.source.as_deref()).collect();
        vec![
            Value::from(Some(line.day)),
            Value::from(if line.counts { "true" } else { "false" }),
            Value::from(line.number.map_or(String::new(), |number| number.to_string()).as_str()),
            Value::from(why.collect::<Vec<_>>().join("; ").as_str()),
            Value::from(sources.join("; ").as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&LINES) }
}
