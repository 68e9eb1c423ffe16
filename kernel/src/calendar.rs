//! Which days count: pure arithmetic over calendars that are data.
//!
//! A calendar says what its sources say and when each of them holds. It gives the reason for
//! every day that it leaves out, so that every deadline can be explained day by day.

mod entry;
#[cfg(test)]
mod tests;

pub use entry::{CalendarEntry, CalendarLaw, Effect, NotInACalendar, Occurs, Rest, Shifts, easter};

use crate::{Day, Moment};
use chrono::{Datelike, Days, Duration, Weekday};

/// How days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Only those on which people work.
    Working,
    /// Every one on which deadlines do not stand still.
    Every,
}

/// Why a day is not worked, or does not count.
#[derive(Clone, Debug, PartialEq)]
pub enum Why<'a> {
    /// It is a weekday of rest.
    Rest(Weekday),
    /// It is a holiday, whose day of the calendar was another if it moved.
    Holiday(&'a CalendarEntry, Day),
    /// Deadlines stand still.
    Suspended(&'a CalendarEntry),
}

/// What a calendar says of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayTold<'a> {
    /// The day.
    pub day: Day,
    /// Why nobody works on it, or why it does not count; nothing if it does.
    pub why: Vec<Why<'a>>,
    /// Why people work on it although they would not.
    pub worked: Vec<&'a CalendarEntry>,
    /// Whether a law of each jurisdiction is known for it; if not, the week is Monday to Friday.
    pub known: bool,
}

impl DayTold<'_> {
    /// Whether it counts.
    pub fn counts(&self, count: Count) -> bool {
        match count {
            Count::Working => self.why.is_empty(),
            Count::Every => !self.why.iter().any(|why| matches!(why, Why::Suspended(_))),
        }
    }
}

/// The calendars that count for something. A day counts if it counts in all of them: holidays
/// of either side stop the clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    chains: Vec<Chain>,
}

/// A jurisdiction and those that it is part of, with what is known of them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Chain {
    /// Codes, the nearest first.
    places: Vec<String>,
    laws: Vec<CalendarLaw>,
    entries: Vec<CalendarEntry>,
}

/// So many days ahead of what was asked are looked at before a deadline has no end.
const HORIZON: u64 = 20 * 366;

impl Calendar {
    /// The calendar of these jurisdictions, each with those that it is part of, the nearest
    /// first, out of all laws and entries. The hour is that of the first one.
    pub fn of(chains: &[Vec<String>], laws: &[CalendarLaw], entries: &[CalendarEntry]) -> Calendar {
        let mut all: Vec<Chain> = Vec::new();
        for places in chains {
            if all.iter().any(|chain| &chain.places == places) {
                continue;
            }
            all.push(Chain {
                places: places.clone(),
                laws: laws.iter().filter(|it| places.contains(&it.place)).cloned().collect(),
                entries: entries.iter().filter(|it| places.contains(&it.place)).cloned().collect(),
            });
        }
        Calendar { chains: all }
    }

    /// The jurisdictions, each with those that it is part of.
    pub fn places(&self) -> impl Iterator<Item = &[String]> {
        self.chains.iter().map(|chain| chain.places.as_slice())
    }

    /// What it says of a day.
    pub fn tell(&self, day: Day) -> DayTold<'_> {
        let mut told = DayTold { day, why: Vec::new(), worked: Vec::new(), known: !self.chains.is_empty() };
        if self.chains.is_empty() && Rest::WEEKEND.has(day) {
            told.why.push(Why::Rest(day.weekday()));
        }
        for chain in &self.chains {
            chain.tell(day, &mut told);
        }
        told
    }

    /// Whether a day counts.
    pub fn counts(&self, day: Day, count: Count) -> bool {
        self.tell(day).counts(count)
    }

    /// How many days count after one day up to another; none backwards.
    pub fn between(&self, after: Day, until: Day, count: Count) -> i64 {
        let days = after.iter_days().skip(1).take_while(|day| *day <= until);
        i64::try_from(days.filter(|day| self.counts(*day, count)).count()).unwrap_or(i64::MAX)
    }

    /// The last of so many days that count after one day; that day itself if there are none.
    /// Nothing while nobody knows when the clock goes on.
    pub fn last(&self, after: Day, days: i64, count: Count) -> Option<Day> {
        let Some(nth) = usize::try_from(days).ok().and_then(|days| days.checked_sub(1)) else {
            return Some(after);
        };
        // Of any four weeks some days count, unless the clock stands still.
        let ahead = u64::try_from(days).ok()?.checked_mul(28)?.checked_add(HORIZON)?;
        let beyond = after.checked_add_days(Days::new(ahead.min(200_000)))?;
        let still = self.stands_still_from();
        let moves = |day: &Day| *day <= beyond && still.is_none_or(|still| *day < still);
        let days = after.iter_days().skip(1).take_while(moves);
        days.filter(|day| self.counts(*day, count)).nth(nth)
    }

    /// The day from which on deadlines stand still until somebody says otherwise.
    pub fn stands_still_from(&self) -> Option<Day> {
        let open = self.chains.iter().flat_map(|chain| &chain.entries).filter_map(|it| match it.occurs {
            Occurs::Days(first, None) if it.effect == Effect::Suspension && it.valid_until.is_none() => {
                Some(first.max(it.valid_from))
            }
            _ => None,
        });
        open.min()
    }

    /// What it says of each day after one day up to another.
    pub fn explain(&self, after: Day, until: Day) -> Vec<DayTold<'_>> {
        after.iter_days().skip(1).take_while(|day| *day <= until).map(|day| self.tell(day)).collect()
    }

    /// The day that a moment has where the first of the jurisdictions is; in UTC where no law
    /// says.
    pub fn day_of(&self, moment: Moment) -> Day {
        let there = moment.checked_add_signed(Duration::minutes(self.offset(moment.date_naive())));
        there.unwrap_or(moment).date_naive()
    }

    /// How many minutes the clocks of the first of the jurisdictions are before UTC on a day; none
    /// where no law says.
    pub fn offset(&self, day: Day) -> i64 {
        self.chains.first().and_then(|chain| chain.law(day)).map_or(0, |law| law.offset)
    }
}

impl Chain {
    /// The law of the nearest jurisdiction that has one on this day.
    fn law(&self, day: Day) -> Option<&CalendarLaw> {
        self.places.iter().find_map(|place| {
            let own = self.laws.iter().filter(|law| &law.place == place && law.valid_from <= day);
            own.max_by_key(|law| law.valid_from)
        })
    }

    fn tell<'a>(&'a self, day: Day, told: &mut DayTold<'a>) {
        let law = self.law(day);
        told.known &= law.is_some();
        let here = || self.entries.iter().filter_map(move |it| Some((it, self.day_of_calendar(it, day)?)));
        let worked: Vec<&CalendarEntry> =
            here().filter(|(it, _)| it.effect == Effect::Worked).map(|(it, _)| it).collect();
        let mut lifted = false;
        if law.map_or(Rest::WEEKEND, |law| law.rest).has(day) {
            lifted = !worked.is_empty();
            let rest = Why::Rest(day.weekday());
            if !lifted && !told.why.contains(&rest) {
                told.why.push(rest);
            }
        }
        for (entry, own) in here() {
            let why = match entry.effect {
                Effect::Worked => continue,
                Effect::Suspension => Why::Suspended(entry),
                Effect::Holiday if worked.iter().any(|it| it.place == entry.place) => {
                    lifted = true;
                    continue;
                }
                Effect::Holiday => Why::Holiday(entry, own),
            };
            if !told.why.contains(&why) {
                told.why.push(why);
            }
        }
        if lifted {
            told.worked.extend(worked);
        }
    }

    /// Which day of the calendar it is of an entry whose effect falls on this day.
    fn day_of_calendar(&self, entry: &CalendarEntry, day: Day) -> Option<Day> {
        if let Occurs::Days(first, last) = entry.occurs {
            let within = first <= day && last.is_none_or(|last| day <= last);
            return (within && entry.holds(day)).then_some(day);
        }
        // What moves may fall into another year.
        (day.year() - 1..=day.year() + 1).filter_map(|year| entry.occurs.in_year(year)).find(|own| {
            let shifts = entry.shifts.or_else(|| Some(self.law(*own)?.shifts)).unwrap_or_default();
            entry.holds(*own) && *own + Duration::days(shifts.of(*own)) == day
        })
    }
}
