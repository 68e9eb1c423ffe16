use super::file;
use crate::{App, PageResult};
use icalendar::{Calendar, Component, Event, EventLike};
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
