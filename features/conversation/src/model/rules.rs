//! How long bodies have to answer.

use minga_kernel::{Day, Rule, Source};

/// How many working days the bodies that lead something have to answer a question about it.
/// No law sets it for questions of this kind; it is this program's own rule, and says so.
const ANSWER: &[Rule] = &[Rule {
    valid_from: Day::from_ymd_opt(1970, 1, 1).expect("a day of the calendar"),
    days: 15,
    source: Source { title: "talk-rule-answer", url: ["/es/acerca", "/en/about"] },
}];

/// The rule that held on the day of the question.
pub(crate) fn answer(on: Day) -> Option<&'static Rule> {
    Rule::in_force(ANSWER, on)
}
