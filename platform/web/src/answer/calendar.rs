use super::file;
use crate::{App, PageResult};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use minga_kernel::{Day, Moment};

/// One deadline.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// What never changes about it, unique on this installation.
    pub id: String,
    /// What is due.
    pub title: String,
    /// Where and of whom, in a sentence.
    pub description: String,
    /// The last day.
    pub day: Day,
    /// The path of the page about it.
    pub path: String,
}

/// Deadlines as all-day events of an iCalendar file (RFC 5545).
pub fn calendar(app: &App, name: &str, stem: &str, now: Moment, deadlines: &[Deadline]) -> PageResult {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for deadline in deadlines {
        let event = Event::new()
            .uid(&format!("{}@minga", deadline.id))
            .timestamp(now)
            .summary(&deadline.title)
            .description(&deadline.description)
            .url(&app.absolute(&deadline.path))
            .all_day(deadline.day)
            .done();
        calendar.push(event);
    }
    Ok(file("text/calendar; charset=utf-8", Some(&format!("{stem}.ics")), calendar.to_string().into_bytes()))
}

/// Something that begins and ends at an hour.
#[derive(Clone, Debug)]
pub struct Appointment {
    /// What never changes about it, unique on this installation.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Where it is; may be empty.
    pub place: String,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Moment,
    /// The path of the page about it.
    pub path: String,
    /// Whether it does not take place.
    pub cancelled: bool,
}

/// Appointments as events of an iCalendar file (RFC 5545). Their hours are in UTC, which every
/// program shows in the reader's own.
pub fn appointments(app: &App, name: &str, stem: &str, now: Moment, all: &[Appointment]) -> PageResult {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for it in all {
        let mut event = Event::new();
        event
            .uid(&format!("{}@minga", it.id))
            .timestamp(now)
            .summary(&it.title)
            .url(&app.absolute(&it.path))
            .starts(it.starts)
            .ends(it.ends)
            .status(if it.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
        if !it.description.is_empty() {
            event.description(&it.description);
        }
        if !it.place.is_empty() {
            event.location(&it.place);
        }
        calendar.push(event.done());
    }
    Ok(file("text/calendar; charset=utf-8", Some(&format!("{stem}.ics")), calendar.to_string().into_bytes()))
}
