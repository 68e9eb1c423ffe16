//! The calendar of a jurisdiction in a year: what is not worked, and by which source.

use super::shown::{EntryShown, LawShown};
use super::{CALENDAR, KEEP};
use crate::model::JURISDICTION;
use chrono::Datelike;
use minga_calendar::Calendars;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Calendar, CalendarEntry, Day, Effect, Lang, Occurs, Text, Why};
use minga_store::events_of;
use minga_web::http::{Path, State};
use minga_web::pages::{DEADLINE, HOME, HistoryEntry, history};
use minga_web::{
    App, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer, escape_query,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct CalendarPage {
    calendar: Shown,
}

#[derive(Serialize)]
struct Shown {
    year: i32,
    /// Other years, with their paths.
    years: Vec<Year>,
    laws: Vec<LawShown>,
    days: Vec<DayShown>,
    suspensions: Vec<EntryShown>,
    /// Whether for some day of the year no calendar is known.
    gaps: bool,
    count: String,
    keep: String,
    history: Vec<HistoryEntry>,
}

#[derive(Serialize)]
struct Year {
    year: i32,
    path: String,
}

#[derive(Serialize)]
struct DayShown {
    day: Day,
    weekday: u32,
    worked: bool,
    name: Said,
    moved_from: Option<Day>,
    place: String,
    source: String,
    source_url: Option<String>,
}

impl View for CalendarPage {
    const TEMPLATE: &'static str = "people/calendar.html";

    fn samples() -> Vec<CalendarPage> {
        let day = |full: bool| DayShown {
            day: Day::default(),
            weekday: 5,
            worked: full,
            name: Said { words: "<Día>".to_owned(), lang: "es".to_owned(), foreign: full },
            moved_from: full.then(Day::default),
            place: "EC".to_owned(),
            source: "<Ley>".to_owned(),
            source_url: full.then(|| "https://example.org".to_owned()),
        };
        let sample = |full: bool| Shown {
            year: 2026,
            years: vec![Year { year: 2025, path: "/es".to_owned() }],
            laws: if full { LawShown::samples() } else { Vec::new() },
            days: if full { vec![day(true), day(false)] } else { Vec::new() },
            suspensions: if full { EntryShown::samples() } else { Vec::new() },
            gaps: !full,
            count: "/es/plazos".to_owned(),
            keep: "/es".to_owned(),
            history: if full { vec![HistoryEntry::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| CalendarPage { calendar: sample(full) }).collect()
    }
}

/// A day of the calendar as data.
#[derive(Serialize)]
struct Line {
    day: Day,
    /// `holiday` or `worked`.
    effect: &'static str,
    name: Text,
    /// The day of the calendar of a holiday that moved.
    moved_from: Option<Day>,
    /// The code of the jurisdiction.
    jurisdiction: String,
    source: String,
    source_url: Option<String>,
}

/// The years that can be asked for.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
/// Changes that are shown.
const NEWEST: u64 = 10;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let gone = || PageError::not_found(&code);
    let place = app.references.find(&db, &JURISDICTION, &code).await?.ok_or_else(gone)?;
    let known = app.references.one(&db, &place).await?.ok_or_else(gone)?;
    let year = match visit.asked("year") {
        None => visit.today.year(),
        Some(year) => year.parse().ok().filter(|year| YEARS.contains(year)).ok_or_else(gone)?,
    };
    let chains = app.references.places(&db, std::slice::from_ref(&place)).await?;
    let chains = chains.into_values().next().unwrap_or_default();
    let calendars = Calendars::load(&db).await?;
    let calendar = calendars.of(&chains);
    let lines = lines(&calendar, year);
    let stem = format!("calendar-{}-{year}", known.code);
    let title = known.title.for_reader(lang).to_owned();
    match visit.format {
        Format::Html => {}
        Format::Json => {
            return answer::json(&serde_json::json!({
                "jurisdiction": known.code, "year": year, "days": lines
            }));
        }
        Format::Csv | Format::Xlsx => {
            return answer::tables(&app, &visit, &stem, &[table(lang, &lines)]);
        }
        Format::Ics => {
            let path = format!("{}?year={year}", known.path(lang));
            let days: Vec<answer::Deadline> = lines
                .iter()
                .filter(|line| line.effect == "holiday")
                .map(|line| answer::Deadline {
                    id: format!(
                        "calendar-{}-{}-{}",
                        line.jurisdiction,
                        line.day,
                        escape_query(line.name.for_reader(Lang::Es))
                    ),
                    title: line.name.for_reader(lang).to_owned(),
                    description: line.source.clone(),
                    day: line.day,
                    path: path.clone(),
                })
                .collect();
            return answer::calendar(&app, &title, &stem, app.clock.now(), &days);
        }
        Format::Atom | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    let here = chains.first().cloned().unwrap_or_default();
    let own = |place: &String| here.contains(place);
    let events = events_of(&db, &place, NEWEST).await?;
    let year_path = |year: i32| Year {
        year,
        path: format!("{}?year={year}", CALENDAR.path(lang, &[("jurisdiction", &known.code)])),
    };
    let shown = Shown {
        year,
        years: [year - 1, year + 1].into_iter().filter(|it| YEARS.contains(it)).map(year_path).collect(),
        laws: calendars.laws.iter().filter(|it| own(&it.place)).map(LawShown::of).collect(),
        days: lines.iter().map(|it| day_shown(lang, it)).collect(),
        suspensions: calendars
            .entries
            .iter()
            .filter(|it| it.effect == Effect::Suspension && own(&it.place) && touches(it, year))
            .map(|it| EntryShown::of(&app, lang, it))
            .collect(),
        gaps: days_of(year).any(|day| !calendar.tell(day).known),
        count: format!("{}?in={}", DEADLINE.path(lang, &[]), escape_query(&known.code)),
        keep: KEEP.path(lang, &[("jurisdiction", &known.code)]),
        history: history(&app, &db, lang, Some(&place), &events).await?,
    };
    let mut args = minga_i18n::FluentArgs::new();
    args.set("place", title);
    args.set("year", year.to_string());
    let title = app.words.say(lang, "calendar-title", &args);
    let meta = PageMeta {
        description: app.words.plain(lang, "calendar-lead"),
        paths: CALENDAR
            .paths(&[("jurisdiction", &known.code)])
            .map(|path| if visit.asked("year").is_some() { format!("{path}?year={year}") } else { path }),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: vec![Format::Csv, Format::Xlsx, Format::Json, Format::Ics],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &CalendarPage { calendar: shown })
}

fn days_of(year: i32) -> impl Iterator<Item = Day> {
    let first = Day::from_ymd_opt(year, 1, 1);
    first.into_iter().flat_map(move |day| day.iter_days().take_while(move |day| day.year() == year))
}

fn touches(entry: &CalendarEntry, year: i32) -> bool {
    match entry.occurs {
        Occurs::Days(first, last) => {
            first.year() <= year
                && last.is_none_or(|last| year <= last.year())
                && entry.valid_until != first.pred_opt()
        }
        _ => false,
    }
}

/// What the calendar says of the days of a year: holidays, and days that are worked.
fn lines(calendar: &Calendar, year: i32) -> Vec<Line> {
    let line = |day, effect, entry: &CalendarEntry, own: Day| Line {
        day,
        effect,
        name: entry.name.clone(),
        moved_from: (own != day).then_some(own),
        jurisdiction: entry.place.clone(),
        source: entry.source.clone(),
        source_url: entry.source_url.clone(),
    };
    let mut lines = Vec::new();
    for day in days_of(year) {
        let told = calendar.tell(day);
        for why in &told.why {
            if let Why::Holiday(entry, own) = why {
                lines.push(line(day, "holiday", entry, *own));
            }
        }
        lines.extend(told.worked.iter().map(|entry| line(day, "worked", entry, day)));
    }
    lines
}

fn day_shown(lang: Lang, it: &Line) -> DayShown {
    DayShown {
        day: it.day,
        weekday: it.day.weekday().number_from_monday(),
        worked: it.effect == "worked",
        name: Said::title(lang, &it.name),
        moved_from: it.moved_from,
        place: it.jurisdiction.clone(),
        source: it.source.clone(),
        source_url: it.source_url.clone(),
    }
}

const DAYS: Schema = Schema {
    name: "calendar",
    columns: &[
        Column::new("day", ColumnKind::Date),
        Column::new("effect", ColumnKind::Code),
        Column::new("name", ColumnKind::Text),
        Column::new("moved_from", ColumnKind::Date),
        Column::new("jurisdiction", ColumnKind::Code),
        Column::new("source", ColumnKind::LongText),
        Column::new("source_url", ColumnKind::Url),
    ],
};

fn table(lang: Lang, lines: &[Line]) -> Table {
    let rows = lines.iter().map(|line| {
        vec![
            Value::from(Some(line.day)),
            Value::from(line.effect),
            Value::from(line.name.for_reader(lang)),
            Value::from(line.moved_from),
            Value::from(line.jurisdiction.as_str()),
            Value::from(line.source.as_str()),
            Value::from(line.source_url.as_deref().unwrap_or_default()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&DAYS) }
}
