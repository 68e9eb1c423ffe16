//! Rules that others made: since when each holds and where it is written.
//!
//! A rule is never edited once it held: what changes is a further rule with its own first
//! day, so that every past day is still judged by what held then. Whatever a page says by
//! a rule, it says which one and links its source.

use crate::{Day, Lang};

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
}
