//! What people wrote into a form, cleaned and checked.

use crate::model::clean;
use minga_kernel::{Place, Problem};
use minga_store::CommandError;

/// The most letters of a text.
pub(crate) const LONGEST: usize = 2_000;

/// Everything wrong with one form.
#[derive(Default)]
pub(crate) struct Check {
    problems: Vec<Problem>,
}

impl Check {
    /// Files something wrong with a field.
    pub(crate) fn refuse(&mut self, field: &str, code: &'static str) {
        self.problems.push(problem(field, code));
    }

    /// The text that stays of what was written, which is refused if it is too long, or nothing
    /// where something is required.
    pub(crate) fn text(&mut self, field: &str, written: &str, required: bool) -> String {
        let text = clean::text(written);
        if required && text.is_empty() {
            self.refuse(field, "talk-missing");
        }
        if text.chars().count() > LONGEST {
            self.problems.push(problem(field, "talk-long").with("most", LONGEST));
        }
        text
    }

    /// Nothing, or everything that has to be mended.
    pub(crate) fn done(self) -> Result<(), CommandError> {
        if self.problems.is_empty() { Ok(()) } else { Err(CommandError::Problems(self.problems)) }
    }
}

/// One thing wrong with a form.
pub(crate) fn refused(field: &str, code: &'static str) -> CommandError {
    CommandError::Problems(vec![problem(field, code)])
}

fn problem(field: &str, code: &'static str) -> Problem {
    Problem::error(Place::default().column(field), code)
}
