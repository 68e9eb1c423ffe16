//! Rules that others made for plans.

use minga_kernel::{Day, Source};

pub(crate) use minga_kernel::Rule;

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
    Rule::in_force(SILENCE, on)
}

/// How many working days a counterpart has to answer a report before it shows as unanswered; which
/// days those are, calendars say.
/// No law sets it; it is this program's, and as far as known no plan names another.
const ANSWER: &[Rule] = &[Rule {
    valid_from: day(1970, 1, 1),
    days: 10,
    source: Source { title: "plans-rule-answer", url: ["/es/acerca", "/en/about"] },
}];

/// How many working days a counterpart has, by the rule that held on the day of the report.
pub(crate) fn answer(on: Day) -> Option<&'static Rule> {
    Rule::in_force(ANSWER, on)
}

const fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rules_begin_on_the_same_day() {
        assert!(SILENCE.is_sorted_by(|a, b| a.valid_from < b.valid_from));
    }
}
