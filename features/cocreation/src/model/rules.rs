//! Rules that others made for processes.

use minga_kernel::{Day, Rule, Source};

/// How many days before its start a process is published: the Open Government Partnership asks
/// its members for two weeks.
const NOTICE: &[Rule] = &[Rule {
    valid_from: day(2022, 1, 1),
    days: 14,
    source: Source {
        title: "cocreation-rule-ogp-2022",
        url: [
            "https://www.opengovpartnership.org/es/ogp-participation-co-creation-standards/",
            "https://www.opengovpartnership.org/ogp-participation-co-creation-standards/",
        ],
    },
}];

/// The rule that holds on this day. What was before the first one is judged by it too: a process
/// without notice is worth nothing in any year.
pub(crate) fn notice(on: Day) -> Option<&'static Rule> {
    Rule::in_force(NOTICE, on).or(NOTICE.first())
}

const fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
}
