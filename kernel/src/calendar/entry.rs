//! What a calendar is made of.

use crate::{Day, Text};
use chrono::{Datelike, Duration};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// When something in a calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurs {
    /// Each year on this day of the calendar: `08-10`. What a year does not have (29 February)
    /// is not in it.
    Yearly {
        /// The month, from 1.
        month: u32,
        /// The day, from 1.
        day: u32,
    },
    /// Each year so many days after Easter Sunday, or before it: `easter-47`, `easter+60`.
    Easter(i64),
    /// From one day to another, both of them: `2026-01-23`, `2020-03-16/2020-06-30`. Without
    /// a last day (`2020-03-16/`) nobody knows yet.
    Days(Day, Option<Day>),
}

/// A text that says no [`Occurs`], no [`Shifts`] or no [`Rest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotInACalendar;

impl Occurs {
    /// Its day in a year, if it is yearly and the year has it.
    pub fn in_year(self, year: i32) -> Option<Day> {
        match self {
            Occurs::Yearly { month, day } => Day::from_ymd_opt(year, month, day),
            Occurs::Easter(after) => easter(year)?.checked_add_signed(Duration::days(after)),
            Occurs::Days(..) => None,
        }
    }
}

impl FromStr for Occurs {
    type Err = NotInACalendar;

    fn from_str(text: &str) -> Result<Occurs, NotInACalendar> {
        let day = |text: &str| day_of(text).ok_or(NotInACalendar);
        if let Some(after) = text.strip_prefix("easter") {
            let signed = after.is_empty() || after.starts_with(['+', '-']);
            let after = if after.is_empty() { Ok(0) } else { after.parse() };
            return match after {
                Ok(after) if signed && (-100..=200).contains(&after) => Ok(Occurs::Easter(after)),
                _ => Err(NotInACalendar),
            };
        }
        if let Some((first, last)) = text.split_once('/') {
            let first = day(first)?;
            let last = if last.is_empty() { None } else { Some(day(last)?) };
            let forwards = last.is_none_or(|last| first <= last);
            return if forwards { Ok(Occurs::Days(first, last)) } else { Err(NotInACalendar) };
        }
        if text.len() == 5 {
            // Any leap year tells whether a day exists at all.
            let found = day(&format!("2000-{text}"))?;
            return Ok(Occurs::Yearly { month: found.month(), day: found.day() });
        }
        let only = day(text)?;
        Ok(Occurs::Days(only, Some(only)))
    }
}

impl fmt::Display for Occurs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Occurs::Yearly { month, day } => write!(f, "{month:02}-{day:02}"),
            Occurs::Easter(0) => f.write_str("easter"),
            Occurs::Easter(after) => write!(f, "easter{after:+}"),
            Occurs::Days(first, Some(last)) if first == last => write!(f, "{first}"),
            Occurs::Days(first, Some(last)) => write!(f, "{first}/{last}"),
            Occurs::Days(first, None) => write!(f, "{first}/"),
        }
    }
}

/// A day as calendars write it, and no other way.
fn day_of(text: &str) -> Option<Day> {
    let day: Day = text.parse().ok()?;
    (day.to_string() == text).then_some(day)
}

/// Easter Sunday of the Gregorian calendar, by the rule that Meeus prints after Jones and Butcher.
pub fn easter(year: i32) -> Option<Day> {
    let (golden, century, rest) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    // By how much the moon is behind, after the leap days that centuries leave out and the
    // corrections of the moon.
    let corrected = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - corrected + 15) % 30;
    // How far the full moon is from a Sunday.
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let sum = moon + sunday - 7 * late + 114;
    Day::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// By how many days a holiday moves, by the weekday on which it falls, from Monday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shifts(pub(super) [i8; 7]);

impl Shifts {
    /// By how many days what falls on this day moves.
    pub(super) fn of(self, day: Day) -> i64 {
        i64::from(self.0[day.weekday().num_days_from_monday() as usize])
    }
}

impl FromStr for Shifts {
    type Err = NotInACalendar;

    fn from_str(text: &str) -> Result<Shifts, NotInACalendar> {
        let all: Vec<i8> = text
            .split(',')
            .map(|it| it.trim().parse())
            .collect::<Result<_, _>>()
            .map_err(|_| NotInACalendar)?;
        let all: [i8; 7] = all.try_into().map_err(|_| NotInACalendar)?;
        if all.iter().any(|it| !(-6..=6).contains(it)) {
            return Err(NotInACalendar);
        }
        Ok(Shifts(all))
    }
}

impl fmt::Display for Shifts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(i8::to_string).collect();
        f.write_str(&all.join(","))
    }
}

/// The weekdays on which nobody works, written as their numbers from 1 for Monday: `6,7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest([bool; 7]);

impl Rest {
    /// Where no calendar is known: Saturday and Sunday.
    pub const WEEKEND: Rest = Rest([false, false, false, false, false, true, true]);

    pub(super) fn has(self, day: Day) -> bool {
        self.0[day.weekday().num_days_from_monday() as usize]
    }
}

impl FromStr for Rest {
    type Err = NotInACalendar;

    fn from_str(text: &str) -> Result<Rest, NotInACalendar> {
        let mut rest = [false; 7];
        for number in text.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            let number: usize = number.parse().map_err(|_| NotInACalendar)?;
            *number.checked_sub(1).and_then(|at| rest.get_mut(at)).ok_or(NotInACalendar)? = true;
        }
        // Where nobody ever works, no deadline would ever end.
        if rest == [true; 7] { Err(NotInACalendar) } else { Ok(Rest(rest)) }
    }
}

impl fmt::Display for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers =
            (1..).zip(self.0).filter(|(_, rests)| *rests).map(|(number, _): (u8, _)| number.to_string());
        f.write_str(&numbers.collect::<Vec<_>>().join(","))
    }
}

/// What a jurisdiction's law says of weeks, of holidays that move, and of the hour. It holds
/// until the first day of the next one of the same jurisdiction.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarLaw {
    /// Its identifier.
    pub id: Uuid,
    /// The code of the jurisdiction.
    pub place: String,
    /// Its first day.
    pub valid_from: Day,
    /// On which weekdays nobody works.
    pub rest: Rest,
    /// How holidays move that say nothing else themselves.
    pub shifts: Shifts,
    /// How many minutes the time there is ahead of UTC.
    pub offset: i64,
    /// Where it is written.
    pub source: String,
    /// The address of that.
    pub source_url: Option<String>,
}

/// What an entry of a calendar does to its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nobody works.
    Holiday,
    /// People work, although it is a day of rest, or a holiday of the same jurisdiction that a
    /// decree moved away.
    Worked,
    /// Deadlines stand still.
    Suspension,
}

impl Effect {
    /// Every one.
    pub const ALL: [Effect; 3] = [Effect::Holiday, Effect::Worked, Effect::Suspension];

    /// As the database and forms write it.
    pub const fn code(self) -> &'static str {
        match self {
            Effect::Holiday => "holiday",
            Effect::Worked => "worked",
            Effect::Suspension => "suspension",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Effect> {
        Effect::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// A line of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarEntry {
    /// Its identifier.
    pub id: Uuid,
    /// The code of the jurisdiction.
    pub place: String,
    /// What it does.
    pub effect: Effect,
    /// When it is.
    pub occurs: Occurs,
    /// What it is called, or what is suspended.
    pub name: Text,
    /// How it moves, if not as the law says.
    pub shifts: Option<Shifts>,
    /// The first day of which it speaks.
    pub valid_from: Day,
    /// The last one; `None` while nobody ended it. Before the first one if it never held.
    pub valid_until: Option<Day>,
    /// Where it is written.
    pub source: String,
    /// The address of that.
    pub source_url: Option<String>,
    /// Where it is written that it ended.
    pub end_source: Option<String>,
}

impl CalendarEntry {
    /// Whether it speaks of this day.
    pub fn holds(&self, day: Day) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|until| day <= until)
    }
}
