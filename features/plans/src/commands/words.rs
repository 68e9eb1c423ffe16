//! What people wrote into a form, checked.

use minga_kernel::{Day, Place, Problem, Text};
use minga_store::CommandError;

/// The most letters of a text.
pub(crate) const LONG: usize = 5_000;
/// The most letters of a line.
pub(crate) const LINE: usize = 300;

/// Everything wrong with one form.
#[derive(Default)]
pub(crate) struct Check {
    problems: Vec<Problem>,
}

impl Check {
    /// Files something wrong with a field.
    pub(crate) fn refuse(&mut self, field: &str, code: &'static str) {
        self.problems.push(Problem::error(Place::default().column(field), code));
    }

    /// Refuses a text that is missing or too long.
    pub(crate) fn text(&mut self, field: &str, text: &Text, most: usize, required: bool) {
        let missing = text.iter().all(|(_, words)| words.trim().is_empty());
        if required && missing {
            self.refuse(field, "missing-text");
        }
        if text.iter().any(|(_, words)| words.chars().count() > most) {
            let problem = Problem::error(Place::default().column(field), "long-text");
            self.problems.push(problem.with("most", most));
        }
    }

    /// Refuses a percentage that is none.
    pub(crate) fn percent(&mut self, field: &str, percent: i64) {
        if !(0..=100).contains(&percent) {
            self.refuse(field, "percent");
        }
    }

    /// Refuses a day that has not come yet.
    pub(crate) fn past(&mut self, field: &str, day: Option<Day>, today: Day) {
        if day.is_some_and(|day| day > today) {
            self.refuse(field, "future-day");
        }
    }

    /// Nothing, or everything that has to be mended.
    pub(crate) fn done(self) -> Result<(), CommandError> {
        if self.problems.is_empty() { Ok(()) } else { Err(CommandError::Problems(self.problems)) }
    }
}
