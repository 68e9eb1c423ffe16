//! What a form says of a gathering, and everything that can be wrong with it.

use crate::model::{Gathering, JURISDICTION, ORGANISATION, Sort, State, agenda, moment_of};
use chrono::{Duration, NaiveDateTime, NaiveTime};
use minga_calendar::calendars_of;
use minga_kernel::{Cx, Day, Place, Problem, Ref, Text};
use minga_store::{CommandError, Conn, References};
use minga_web::Check;

/// What a form says.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// `None` where the form says nothing that is one; so for days, times and numbers.
    pub(crate) sort: Option<Sort>,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    pub(crate) agenda: Text,
    pub(crate) day: Option<Day>,
    pub(crate) from: Option<NaiveTime>,
    /// The last day, where it is another.
    pub(crate) last: Result<Option<Day>, String>,
    pub(crate) until: Option<NaiveTime>,
    pub(crate) venue: String,
    /// The code of a jurisdiction; empty for that of the thing.
    pub(crate) territory: String,
    pub(crate) call: String,
    /// The code of an organisation.
    pub(crate) organiser: String,
    pub(crate) registers: bool,
    pub(crate) places: Result<Option<i64>, String>,
}

/// The longest gathering, in days.
const LONGEST: i64 = 31;
/// The most places.
const MOST: i64 = 100_000;
/// The longest address of a call.
const ADDRESS: usize = 2_000;

/// The gathering that these words make of one that is known, or of nothing but what it is about.
pub(crate) async fn understood(
    cx: &Cx,
    db: &Conn,
    references: &References,
    about: &Ref,
    known: Option<&Gathering>,
    new: Words,
) -> Result<Gathering, CommandError> {
    let mut check = Check::default();
    check.text("title", &new.title, cx.limits.line, true);
    check.text("summary", &new.summary, cx.limits.text, false);
    check.text("agenda", &new.agenda, cx.limits.text, false);
    check.words("venue", &new.venue, cx.limits.line, false);
    if new.sort.is_none() {
        check.refuse("sort", "choice");
    }
    if new.day.is_none() {
        check.refuse("day", "missing-day");
    }
    for (field, time) in [("from", new.from), ("until", new.until)] {
        if time.is_none() {
            check.refuse(field, "events-time");
        }
    }
    if new.last.is_err() {
        check.refuse("last", "missing-day");
    }
    if new.venue.is_empty() && new.call.is_empty() {
        check.refuse("venue", "events-where");
    }
    if !new.call.is_empty() && !is_address(&new.call) {
        check.refuse("call", "events-call");
    }
    let places = match &new.places {
        Ok(places) if places.is_none_or(|it| (1..=MOST).contains(&it)) => *places,
        _ => {
            check.refuse("places", "events-places");
            None
        }
    };
    let organiser = references.find(db, &ORGANISATION, &new.organiser).await?;
    if organiser.is_none() {
        check.refuse("organiser", "events-organiser");
    }
    let jurisdiction = match new.territory.as_str() {
        "" => None,
        code => {
            let found = references.find(db, &JURISDICTION, code).await?;
            if found.is_none() {
                check.refuse("territory", "events-territory");
            }
            found
        }
    };
    let mut problems = Vec::new();
    for (_, words) in new.agenda.iter() {
        if let Err(line) = agenda::items(words) {
            problems
                .push(Problem::error(Place::default().column("agenda"), "events-agenda").with("line", line));
        }
    }
    let hours = hours(&mut check, &new);
    match check.done() {
        Ok(()) if problems.is_empty() => {}
        Ok(()) => return Err(CommandError::Problems(problems)),
        Err(CommandError::Problems(more)) => {
            return Err(CommandError::Problems([more, problems].concat()));
        }
        Err(error) => return Err(error),
    }
    let (Some(sort), Some((from, until)), Some(organiser)) = (new.sort, hours, organiser) else {
        return Err(CommandError::Problems(Vec::new()));
    };
    // The hour is that of where it is; without a place of its own, that of what it belongs to.
    let place = jurisdiction.clone().unwrap_or_else(|| about.clone());
    let calendar = calendars_of(db, references, &[vec![place]]).await?.pop().unwrap_or_default();
    let offset = calendar.offset(from.date());
    // What was said in other languages stays.
    let merged = |text: Text, before: Option<&Text>| {
        let mut all = before.cloned().unwrap_or_default();
        all.set(cx.lang.code(), text.get(cx.lang.code()).unwrap_or_default());
        all
    };
    Ok(Gathering {
        id: known.map_or_else(|| cx.new_id(), |it| it.id),
        about: about.clone(),
        sort,
        state: known.map_or(State::Draft, |it| it.state),
        title: merged(new.title, known.map(|it| &it.title)),
        summary: merged(new.summary, known.map(|it| &it.summary)),
        agenda: merged(new.agenda, known.map(|it| &it.agenda)),
        venue: new.venue,
        jurisdiction: jurisdiction.map(|it| it.id),
        call: new.call,
        starts: moment_of(from, offset),
        ends: moment_of(until, offset),
        offset,
        registers: new.registers,
        places,
        organiser: organiser.id,
        reason: known.map(|it| it.reason.clone()).unwrap_or_default(),
        made_at: known.map_or_else(|| cx.now(), |it| it.made_at),
    })
}

/// From when until when, on the clocks of the place; what is wrong with it is filed.
fn hours(check: &mut Check, new: &Words) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let day = new.day?;
    let last = new.last.clone().ok().flatten().unwrap_or(day);
    let (from, until) = (day.and_time(new.from?), last.and_time(new.until?));
    if until <= from {
        check.refuse("until", "events-end-first");
    } else if until - from > Duration::days(LONGEST) {
        check.refuse("last", "events-long");
    }
    Some((from, until))
}

/// Whether it is an address of the web that a page can link to.
fn is_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    host.is_some_and(|host| !host.is_empty()) && plain && url.len() <= ADDRESS
}
