//! Rules that others made for the repository of a plan.

use minga_kernel::{Day, Rule, Source};

/// How long a repository may be without anything new. The Open Government Partnership asks its
/// members to bring it up to date at least twice a year.
const FRESH: &[Rule] = &[Rule {
    valid_from: day(2022, 1, 1),
    days: 183,
    source: Source {
        title: "repository-rule-ogp-2022",
        url: [
            "https://www.opengovpartnership.org/es/ogp-participation-co-creation-standards/",
            "https://www.opengovpartnership.org/ogp-participation-co-creation-standards/",
        ],
    },
}];

/// The rule that holds on this day; nothing before there was one.
pub(crate) fn fresh(on: Day) -> Option<&'static Rule> {
    Rule::in_force(FRESH, on)
}

/// The last day on which something new has to be there after this one.
pub(crate) fn due(newest: Day, today: Day) -> Option<Day> {
    let rule = fresh(today)?;
    newest.checked_add_days(chrono::Days::new(u64::try_from(rule.days).ok()?))
}

const fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
}
