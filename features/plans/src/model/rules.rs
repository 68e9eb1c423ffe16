//! Rules that others made: since when each holds and where it is written.
//!
//! A rule is never edited once it held: what changes is a further rule with its own first
//! day, so that every past day is still judged by what held then. Whatever a page says by
//! a rule, it says which one and links its source.

use chrono::Datelike;
use minga_kernel::{Day, Lang};

/// How many days something may take.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Its first day. It holds until the first day of the next one.
    pub(crate) valid_from: Day,
    /// The most days that it allows.
    pub(crate) days: i64,
    pub(crate) source: Source,
}

/// Where a rule is written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The message with its title.
    pub(crate) title: &'static str,
    /// Its address in each language, in the order of [`Lang::ALL`].
    url: [&'static str; 2],
}

impl Source {
    /// Its address for a reader of `lang`.
    pub(crate) fn url(&self, lang: Lang) -> &'static str {
        self.url[lang as usize]
    }
}

/// How long a plan may be without a report. The Open Government Partnership asks its
/// members for news at least twice a year; no other rule is known for other kinds of
/// plans, so theirs are measured by it too.
const SILENCE: &[Rule] = &[Rule {
    valid_from: day(2022, 1, 1),
    days: 183,
    source: Source {
        title: "plans-rule-ogp-2022",
        url: [
            "https://www.opengovpartnership.org/es/ogp-participation-co-creation-standards/",
            "https://www.opengovpartnership.org/ogp-participation-co-creation-standards/",
        ],
    },
}];

/// How long a plan may be without a report, by the rule that holds on this day.
pub(crate) fn silence(on: Day) -> Option<&'static Rule> {
    in_force(SILENCE, on)
}

/// How many working days a counterpart has to answer a report before it shows as unanswered.
/// No law sets it; it is this program's, and as far as known no plan names another.
const ANSWER: &[Rule] = &[Rule {
    valid_from: day(1970, 1, 1),
    days: 10,
    source: Source { title: "plans-rule-answer", url: ["/es/acerca", "/en/about"] },
}];

/// How many working days a counterpart has, by the rule that held on the day of the report.
pub(crate) fn answer(on: Day) -> Option<&'static Rule> {
    in_force(ANSWER, on)
}

/// Working days after one day up to another, Monday to Friday. Holidays are counted as
/// working days, because no calendar of them is kept yet.
pub(crate) fn working_days(after: Day, until: Day) -> i64 {
    let days = (until - after).num_days();
    if days <= 0 {
        return 0;
    }
    let weeks = days / 7;
    let rest = after.iter_days().skip(1).take(usize::try_from(days % 7).unwrap_or(0));
    let extra = rest.filter(|day| day.weekday().num_days_from_monday() < 5).count();
    weeks * 5 + i64::try_from(extra).unwrap_or(0)
}

/// The rule that holds on this day: the last of those that have begun.
fn in_force(rules: &[Rule], on: Day) -> Option<&Rule> {
    rules.iter().filter(|rule| rule.valid_from <= on).max_by_key(|rule| rule.valid_from)
}

const fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn rule(valid_from: Day, days: i64) -> Rule {
        Rule { valid_from, days, source: Source { title: "", url: [""; 2] } }
    }

    #[test]
    fn each_day_has_the_rule_that_held_then() {
        let rules = [rule(day(2022, 1, 1), 183), rule(day(2026, 7, 1), 92)];
        let days = |on| in_force(&rules, on).map(|rule| rule.days);
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
    fn no_two_rules_begin_on_the_same_day() {
        assert!(SILENCE.is_sorted_by(|a, b| a.valid_from < b.valid_from));
    }
}
