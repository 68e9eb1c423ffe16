//! Whoever keeps calendars adds to one or ends something of it. Every open deadline that moves
//! by it is told of in its own history, in the same change.

use crate::model::JURISDICTION;
use crate::policy;
use minga_auth::standing;
use minga_calendar::{CALENDAR_ENTRY, CALENDAR_LAW, Calendars, Change, Deadlines, Moved, moved, write};
use minga_kernel::{CalendarEntry, CalendarLaw, Cx, Day, Effect, Occurs, Ref, Refusal, Rest, Shifts, Text};
use minga_store::{CommandError, Conn, Event, References, Store};
use minga_web::Check;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// The longest name and the longest source.
const NAME: usize = 200;
const SOURCE: usize = 1_000;

/// What somebody wants to change, as they wrote it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// The entry that ends; `None` for something new.
    pub(crate) entry: Option<Uuid>,
    /// Whether it is a law rather than an entry.
    pub(crate) law: bool,
    pub(crate) effect: String,
    pub(crate) occurs: String,
    pub(crate) name: Text,
    pub(crate) shifts: String,
    pub(crate) rest: String,
    pub(crate) offset: String,
    pub(crate) valid_from: String,
    pub(crate) until: String,
    pub(crate) source: String,
    pub(crate) source_url: String,
}

/// What there is, and what deadlines are open.
pub(crate) struct Surroundings<'a> {
    pub(crate) references: &'a References,
    pub(crate) deadlines: &'a [Arc<dyn Deadlines>],
}

/// What a change would be, and which open deadlines it would move.
pub(crate) async fn preview(
    cx: &Cx,
    db: &Conn,
    around: &Surroundings<'_>,
    place: &str,
    asked: &Asked,
) -> Result<(Change, Vec<Moved>), CommandError> {
    policy::may_keep_calendars(&standing(cx, db).await?)?;
    understood(cx, db, around, place, asked).await
}

/// The command.
pub(crate) async fn keep(
    cx: &Cx,
    store: &Store,
    around: &Surroundings<'_>,
    place: &str,
    asked: &Asked,
) -> Result<usize, CommandError> {
    let tx = store.write().await?;
    let capacity = policy::may_keep_calendars(&standing(cx, &tx).await?)?;
    tx.lock("calendars").await?;
    let (change, moved) = understood(cx, &tx, around, place, asked).await?;
    let own = around.references.find(&tx, &JURISDICTION, place).await?.ok_or(CommandError::NotFound)?;
    write(&tx, &change).await?;
    let mut events = vec![told(own, &change)];
    events.extend(moved.iter().map(Moved::event));
    tx.publish(cx, &capacity, events).await?;
    tx.commit().await?;
    Ok(moved.len())
}

async fn understood(
    cx: &Cx,
    db: &Conn,
    around: &Surroundings<'_>,
    place: &str,
    asked: &Asked,
) -> Result<(Change, Vec<Moved>), CommandError> {
    around.references.find(db, &JURISDICTION, place).await?.ok_or(CommandError::NotFound)?;
    let known = Calendars::load(db).await?;
    let change = match asked.entry {
        Some(entry) => end(&known, place, entry, asked)?,
        None if asked.law => Change::Law(law(cx, &known, place, asked)?),
        None => Change::Entry(entry(cx, &known, place, asked)?),
    };
    let moved = moved(db, around.references, around.deadlines, cx.now(), &known, &change).await?;
    Ok((change, moved))
}

fn end(known: &Calendars, place: &str, id: Uuid, asked: &Asked) -> Result<Change, CommandError> {
    let entry = known.entry(id).filter(|it| it.place == place).ok_or(CommandError::NotFound)?;
    if entry.valid_until.is_some() {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    let until: Option<Day> = asked.until.parse().ok();
    if until.is_none() {
        check.refuse("until", "day");
    }
    check.words("end_source", &asked.source, SOURCE, true);
    check.done()?;
    let until = until.ok_or_else(|| minga_web::refused("until", "day"))?;
    Ok(Change::End { entry: id, until, source: asked.source.clone() })
}

fn entry(cx: &Cx, known: &Calendars, place: &str, asked: &Asked) -> Result<CalendarEntry, CommandError> {
    let mut check = Check::default();
    let effect = Effect::from_code(&asked.effect);
    if effect.is_none() {
        check.refuse("effect", "choice");
    }
    let occurs: Option<Occurs> = asked.occurs.parse().ok();
    match (occurs, effect) {
        (None, _) => check.refuse("occurs", "calendar-occurs"),
        // What stops the clock, or makes up for a day, is a decree for certain days.
        (Some(Occurs::Yearly { .. } | Occurs::Easter(_)), Some(Effect::Worked | Effect::Suspension)) => {
            check.refuse("occurs", "calendar-occurs-days");
        }
        // Only who suspends deadlines may not know until when.
        (Some(Occurs::Days(_, None)), Some(Effect::Holiday | Effect::Worked)) => {
            check.refuse("occurs", "calendar-occurs-end");
        }
        _ => {}
    }
    let shifts = match asked.shifts.as_str() {
        "" => None,
        "none" => Some(Shifts::default()),
        text => {
            let shifts = text.parse().ok();
            if shifts.is_none() {
                check.refuse("shifts", "calendar-shifts");
            }
            shifts
        }
    };
    let valid_from = match (occurs, asked.valid_from.as_str()) {
        (Some(Occurs::Days(first, _)), _) => Some(first),
        (_, "") => Some(cx.today()),
        (_, text) => text.parse().ok(),
    };
    if valid_from.is_none() {
        check.refuse("valid_from", "day");
    }
    check.text("name_es", &asked.name, NAME, true);
    check.words("source", &asked.source, SOURCE, true);
    address(&mut check, &asked.source_url);
    let alike = |it: &&CalendarEntry| {
        it.place == place
            && Some(it.effect) == effect
            && Some(it.occurs) == occurs
            && it.valid_until.is_none()
    };
    if known.entries.iter().any(|it| alike(&it)) {
        check.refuse("occurs", "calendar-known");
    }
    check.done()?;
    let missing = || minga_web::refused("occurs", "calendar-occurs");
    Ok(CalendarEntry {
        id: cx.new_id(),
        place: place.to_owned(),
        effect: effect.ok_or_else(missing)?,
        occurs: occurs.ok_or_else(missing)?,
        name: asked.name.clone(),
        shifts,
        valid_from: valid_from.ok_or_else(missing)?,
        valid_until: None,
        source: asked.source.clone(),
        source_url: Some(asked.source_url.clone()).filter(|url| !url.is_empty()),
        end_source: None,
    })
}

fn law(cx: &Cx, known: &Calendars, place: &str, asked: &Asked) -> Result<CalendarLaw, CommandError> {
    let mut check = Check::default();
    let valid_from: Option<Day> = asked.valid_from.parse().ok();
    if valid_from.is_none() {
        check.refuse("law_from", "day");
    }
    if known.laws.iter().any(|it| it.place == place && Some(it.valid_from) == valid_from) {
        check.refuse("law_from", "calendar-law-known");
    }
    let rest: Option<Rest> = asked.rest.parse().ok();
    if rest.is_none() {
        check.refuse("rest", "calendar-rest");
    }
    let shifts: Option<Shifts> = asked.shifts.parse().ok();
    if shifts.is_none() {
        check.refuse("law_shifts", "calendar-shifts");
    }
    let offset: Option<i64> = asked.offset.parse().ok().filter(|it| (-12 * 60..=14 * 60).contains(it));
    if offset.is_none() {
        check.refuse("offset", "calendar-offset");
    }
    check.words("law_source", &asked.source, SOURCE, true);
    check.done()?;
    let missing = || minga_web::refused("law_from", "day");
    Ok(CalendarLaw {
        id: cx.new_id(),
        place: place.to_owned(),
        valid_from: valid_from.ok_or_else(missing)?,
        rest: rest.ok_or_else(missing)?,
        shifts: shifts.ok_or_else(missing)?,
        offset: offset.ok_or_else(missing)?,
        source: asked.source.clone(),
        source_url: None,
    })
}

fn address(check: &mut Check, url: &str) {
    let good = url.starts_with("https://") || url.starts_with("http://");
    if !url.is_empty() && (!good || url.len() > 2_000 || url.contains(char::is_whitespace)) {
        check.refuse("source_url", "calendar-url");
    }
}

/// Filed under the jurisdiction, whose page tells of it.
fn told(own: Ref, change: &Change) -> Event {
    let (thing, action, facts) = match change {
        Change::Law(law) => {
            (CALENDAR_LAW.with(law.id), "calendar.law_added", json!({ "valid_from": law.valid_from }))
        }
        Change::Entry(entry) => {
            let facts = json!({ "effect": entry.effect.code(), "occurs": entry.occurs.to_string() });
            (CALENDAR_ENTRY.with(entry.id), "calendar.entry_added", facts)
        }
        Change::End { entry, until, .. } => {
            (CALENDAR_ENTRY.with(*entry), "calendar.entry_ended", json!({ "valid_until": until }))
        }
    };
    Event { root: own.clone(), subject: own, thing, action, facts }
}
