//! Rules that others made: since when each holds and where it is written.
//!
//! A rule is never edited once it held: what changes is a further rule with its own first
//! day, so that every past day is still judged by what held then. Whatever a page says by
//! a rule, it says which one and links its source.

use crate::{Day, Lang};
use chrono::Datelike;

/// How many days something may take.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its first day. It holds until the first day of the next one.
    pub valid_from: Day,
    /// The most days that it allows.
    pub days: i64,
    /// Where it is written.
    pub source: Source,
}

impl Rule {
    /// The one that holds on this day: the last of those that have begun.
    pub fn in_force(rules: &[Rule], on: Day) -> Option<&Rule> {
        rules.iter().filter(|rule| rule.valid_from <= on).max_by_key(|rule| rule.valid_from)
    }
}

/// Where a rule is written.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The message with its title.
    pub title: &'static str,
    /// Its address in each language, in the order of [`Lang::ALL`].
    pub url: [&'static str; 2],
}

impl Source {
    /// Its address for a reader of `lang`.
    pub fn url(&self, lang: Lang) -> &'static str {
        self.url[lang as usize]
    }
}

/// Working days after one day up to another, Monday to Friday. Holidays are counted as
/// working days, because no calendar of them is kept yet.
pub fn working_days(after: Day, until: Day) -> i64 {
    let days = (until - after).num_days();
    if days <= 0 {
        return 0;
    }
    let weeks = days / 7;
    let rest = after.iter_days().skip(1).take(usize::try_from(days % 7).unwrap_or(0));
    weeks * 5 + i64::try_from(rest.filter(|day| is_working(*day)).count()).unwrap_or(0)
}

/// The last of so many working days after one day, counted as [`working_days`] does; the day
/// itself if there are none.
pub fn last_working_day(after: Day, days: i64) -> Day {
    let nth = usize::try_from(days).ok().and_then(|days| days.checked_sub(1));
    nth.and_then(|nth| after.iter_days().skip(1).filter(|day| is_working(*day)).nth(nth)).unwrap_or(after)
}

fn is_working(day: Day) -> bool {
    day.weekday().num_days_from_monday() < 5
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    const fn rule(valid_from: Day, days: i64) -> Rule {
        Rule { valid_from, days, source: Source { title: "", url: [""; 2] } }
    }

    #[test]
    fn each_day_has_the_rule_that_held_then() {
        let rules = [rule(day(2022, 1, 1), 183), rule(day(2026, 7, 1), 92)];
        let days = |on| Rule::in_force(&rules, on).map(|rule| rule.days);
        assert_eq!(days(day(2021, 12, 31)), None);
        assert_eq!(days(day(2022, 1, 1)), Some(183));
        assert_eq!(days(day(2026, 6, 30)), Some(183));
        assert_eq!(days(day(2026, 7, 1)), Some(92));
        assert_eq!(days(day(2090, 1, 1)), Some(92));
    }

    #[test]
    fn working_days_leave_out_the_ends_of_weeks() {
        let friday = day(2021, 6, 4);
        let counted = |to| working_days(friday, day(2021, 6, to));
        assert_eq!([4, 5, 6, 7, 8, 11, 14, 18].map(counted), [0, 0, 0, 1, 2, 5, 6, 10]);
        assert_eq!(working_days(friday, day(2021, 5, 1)), 0);
        // As a count of each day would have it.
        for length in 0..40u64 {
            let until = friday + chrono::Days::new(length);
            let slow = friday.iter_days().skip(1).take(usize::try_from(length).expect("small"));
            let slow = slow.filter(|day| day.weekday().num_days_from_monday() < 5).count();
            assert_eq!(working_days(friday, until), i64::try_from(slow).expect("small"));
        }
    }

    #[test]
    fn a_last_working_day_is_as_many_away_as_was_asked() {
        for start in day(2021, 6, 1).iter_days().take(7) {
            assert_eq!(last_working_day(start, 0), start);
            for days in 1..30 {
                let last = last_working_day(start, days);
                assert_eq!(working_days(start, last), days, "{start} {days}");
                assert_eq!(working_days(start, last.pred_opt().expect("a day")), days - 1);
            }
        }
        assert_eq!(last_working_day(day(2021, 6, 1), 15), day(2021, 6, 22));
    }
}
