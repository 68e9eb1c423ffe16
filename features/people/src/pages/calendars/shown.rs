//! Laws and entries of calendars as pages show them.

use minga_i18n::FluentArgs;
use minga_kernel::{CalendarEntry, CalendarLaw, Day, Lang, Occurs};
use minga_web::{App, Said};
use serde::Serialize;

/// A law of the calendar.
#[derive(Serialize)]
pub(super) struct LawShown {
    place: String,
    valid_from: Day,
    rest: Vec<u32>,
    /// From which weekday to how many days away; only those that move.
    shifts: Vec<Shift>,
    /// The hour, as `UTC−05:00`.
    zone: String,
    source: String,
    source_url: Option<String>,
}

#[derive(Serialize)]
struct Shift {
    from: u32,
    to: u32,
}

/// An entry of the calendar.
#[derive(Serialize)]
pub(super) struct EntryShown {
    pub(super) id: String,
    pub(super) effect: &'static str,
    pub(super) name: Said,
    pub(super) when: String,
    pub(super) valid_from: Day,
    pub(super) valid_until: Option<Day>,
    pub(super) source: String,
    pub(super) source_url: Option<String>,
    pub(super) end_source: Option<String>,
    /// Whether it never held.
    pub(super) void: bool,
}

impl LawShown {
    pub(super) fn of(it: &CalendarLaw) -> LawShown {
        let moves: Vec<i64> = it.shifts.to_string().split(',').filter_map(|by| by.parse().ok()).collect();
        let shifts = (1..).zip(moves).filter(|(_, by)| *by != 0).map(|(from, by)| Shift {
            from,
            to: u32::try_from((i64::from(from) - 1 + by).rem_euclid(7) + 1).unwrap_or(1),
        });
        let sign = if it.offset < 0 { '−' } else { '+' };
        let minutes = it.offset.abs();
        LawShown {
            place: it.place.clone(),
            valid_from: it.valid_from,
            rest: it.rest.to_string().split(',').filter_map(|day| day.parse().ok()).collect(),
            shifts: shifts.collect(),
            zone: format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60),
            source: it.source.clone(),
            source_url: it.source_url.clone(),
        }
    }

    pub(super) fn samples() -> Vec<LawShown> {
        let one = |full: bool| LawShown {
            place: "EC".to_owned(),
            valid_from: Day::default(),
            rest: vec![6, 7],
            shifts: if full { vec![Shift { from: 7, to: 1 }] } else { Vec::new() },
            zone: "UTC−05:00".to_owned(),
            source: "<Ley>".to_owned(),
            source_url: full.then(|| "https://example.org".to_owned()),
        };
        vec![one(false), one(true)]
    }
}

impl EntryShown {
    pub(super) fn of(app: &App, lang: Lang, it: &CalendarEntry) -> EntryShown {
        EntryShown {
            id: it.id.to_string(),
            effect: it.effect.code(),
            name: Said::title(lang, &it.name),
            when: when(app, lang, it.occurs),
            valid_from: it.valid_from,
            valid_until: it.valid_until,
            source: it.source.clone(),
            source_url: it.source_url.clone(),
            end_source: it.end_source.clone(),
            void: it.valid_until.is_some_and(|until| until < it.valid_from),
        }
    }

    pub(super) fn samples() -> Vec<EntryShown> {
        let one = |effect, full: bool| EntryShown {
            id: uuid::Uuid::nil().to_string(),
            effect,
            name: Said { words: "<Día>".to_owned(), lang: "es".to_owned(), foreign: full },
            when: "…".to_owned(),
            valid_from: Day::default(),
            valid_until: full.then(Day::default),
            source: "<Ley>".to_owned(),
            source_url: full.then(|| "https://example.org".to_owned()),
            end_source: full.then(|| "<Ley>".to_owned()),
            void: full,
        };
        vec![one("holiday", false), one("suspension", true), one("worked", false)]
    }
}

/// When an entry is, in words.
pub(super) fn when(app: &App, lang: Lang, occurs: Occurs) -> String {
    let formats = app.words.formats(lang);
    let mut args = FluentArgs::new();
    let key = match occurs {
        Occurs::Yearly { month, day } => {
            args.set("day", day);
            args.set("month", month);
            "calendar-when-yearly"
        }
        Occurs::Easter(after) => {
            args.set("days", after.abs());
            args.set("side", if after < 0 { "before" } else { "after" });
            "calendar-when-easter"
        }
        Occurs::Days(first, last) => {
            args.set("first", formats.day(first));
            args.set("last", last.map_or(String::new(), |last| formats.day(last)));
            match last {
                Some(last) if last == first => "calendar-when-day",
                Some(_) => "calendar-when-days",
                None => "calendar-when-open",
            }
        }
    };
    app.words.say(lang, key, &args)
}
