//! Gatherings as pages show them.

use super::GATHERING;
use crate::model::Gathering;
use chrono::NaiveTime;
use minga_kernel::{Day, Lang, Moment, Ref, Resolved};
use minga_store::{Conn, StoreError};
use minga_web::{App, Body, Said};
use serde::Serialize;
use std::collections::HashMap;

/// When it is, on the clocks of the place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct When {
    pub(crate) day: Day,
    /// The last day, where it is another.
    pub(crate) last: Option<Day>,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) zone: String,
}

impl When {
    pub(crate) fn of(it: &Gathering) -> When {
        let (start, end) = (it.local_start(), it.local_end());
        When {
            day: start.date(),
            last: (end.date() != start.date()).then(|| end.date()),
            from: hour(start.time()),
            until: hour(end.time()),
            zone: it.zone(),
        }
    }

    pub(crate) fn sample(full: bool) -> When {
        When {
            day: Day::default(),
            last: full.then(Day::default),
            from: "09:00".to_owned(),
            until: "12:00".to_owned(),
            zone: "UTC−5".to_owned(),
        }
    }

    /// In words, for a mail or a calendar.
    pub(crate) fn in_words(&self, app: &App, lang: Lang) -> String {
        let formats = app.words.formats(lang);
        let mut args = minga_i18n::FluentArgs::new();
        args.set("day", formats.day(self.day));
        args.set("last", formats.day(self.last.unwrap_or(self.day)));
        args.set("several", if self.last.is_some() { "yes" } else { "no" });
        args.set("from", self.from.clone());
        args.set("until", self.until.clone());
        args.set("zone", self.zone.clone());
        app.words.say(lang, "events-when", &args)
    }
}

/// An hour as both languages write it here.
pub(crate) fn hour(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// The first moment of a day in UTC, at which pages change.
pub(crate) fn beginning_of(day: Day) -> Moment {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// One in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) path: String,
    pub(crate) title: Said,
    pub(crate) sort: &'static str,
    pub(crate) state: &'static str,
    pub(crate) when: String,
    /// Where: the place and its territory; empty where there is only a call.
    pub(crate) place: String,
    pub(crate) online: bool,
    pub(crate) organiser: Option<Body>,
}

impl Row {
    pub(crate) fn samples() -> Vec<Row> {
        let row = |full: bool, state| Row {
            path: "/es".to_owned(),
            title: Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: full },
            sort: "workshop",
            state,
            when: "…".to_owned(),
            place: if full { "Casa \"&\"".to_owned() } else { String::new() },
            online: !full,
            organiser: full.then(sample_body),
        };
        vec![row(true, "published"), row(false, "cancelled"), row(true, "held")]
    }
}

/// A body for samples.
pub(crate) fn sample_body() -> Body {
    let name = Said { words: "<Ministerio>".to_owned(), lang: "es".to_owned(), foreign: false };
    Body { name, short: None, path: Some("/es".to_owned()) }
}

/// What these gatherings name, with one question for each kind.
pub(crate) async fn named(
    app: &App,
    db: &Conn,
    all: &[Gathering],
) -> Result<HashMap<Ref, Resolved>, StoreError> {
    let refs: Vec<Ref> = all
        .iter()
        .flat_map(|it| [Some(it.about.clone()), Some(it.organiser()), it.place()])
        .flatten()
        .collect();
    app.references.resolve(db, &refs).await
}

/// Rows of a list.
pub(crate) async fn rows(
    app: &App,
    db: &Conn,
    lang: Lang,
    all: &[Gathering],
) -> Result<Vec<Row>, StoreError> {
    let known = named(app, db, all).await?;
    Ok(all.iter().map(|it| row(app, lang, it, &known)).collect())
}

pub(crate) fn row(app: &App, lang: Lang, it: &Gathering, known: &HashMap<Ref, Resolved>) -> Row {
    Row {
        path: GATHERING.path(lang, &[("event", &it.id.to_string())]),
        title: Said::title(lang, &it.title),
        sort: it.sort.code(),
        state: it.state.code(),
        when: When::of(it).in_words(app, lang),
        place: place(lang, it, known),
        online: !it.call.is_empty(),
        organiser: known.get(&it.organiser()).map(|it| Body::of(lang, it)),
    }
}

/// Where it is, in one line.
pub(crate) fn place(lang: Lang, it: &Gathering, known: &HashMap<Ref, Resolved>) -> String {
    let territory = it.place().and_then(|place| Some(known.get(&place)?.title.for_reader(lang).to_owned()));
    let parts = [Some(it.venue.clone()).filter(|it| !it.is_empty()), territory];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
