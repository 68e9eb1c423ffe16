//! What people wrote into a form, checked; and the form that comes back to be mended.

use axum::response::Response;
use http::StatusCode;
use minga_kernel::{Day, Place, Problem, Text};
use minga_store::CommandError;

/// The problem of whoever sends too many in a short time.
pub const TOO_OFTEN: &str = "too-often";

/// Everything wrong with one form.
#[derive(Default)]
pub struct Check {
    problems: Vec<Problem>,
}

impl Check {
    /// Files something wrong with a field.
    pub fn refuse(&mut self, field: &str, code: &'static str) {
        self.problems.push(problem(field, code));
    }

    /// Refuses words that are missing or more than so many letters.
    pub fn words(&mut self, field: &str, words: &str, most: usize, required: bool) {
        if required && words.trim().is_empty() {
            self.refuse(field, "missing-text");
        }
        if words.chars().count() > most {
            self.problems.push(problem(field, "long-text").with("most", most));
        }
    }

    /// Refuses a text that is missing, or too long in any language.
    pub fn text(&mut self, field: &str, text: &Text, most: usize, required: bool) {
        let longest = text.iter().map(|(_, words)| words).max_by_key(|words| words.trim().chars().count());
        self.words(field, longest.unwrap_or_default(), most, required);
    }

    /// Refuses a percentage that is none.
    pub fn percent(&mut self, field: &str, percent: i64) {
        if !(0..=100).contains(&percent) {
            self.refuse(field, "percent");
        }
    }

    /// Refuses a day that has not come yet.
    pub fn past(&mut self, field: &str, day: Option<Day>, today: Day) {
        if day.is_some_and(|day| day > today) {
            self.refuse(field, "future-day");
        }
    }

    /// Nothing, or everything that has to be mended.
    pub fn done(self) -> Result<(), CommandError> {
        if self.problems.is_empty() { Ok(()) } else { Err(CommandError::Problems(self.problems)) }
    }
}

/// One thing wrong with a form.
pub fn refused(field: &str, code: &'static str) -> CommandError {
    CommandError::Problems(vec![problem(field, code)])
}

fn problem(field: &str, code: &'static str) -> Problem {
    Problem::error(Place::default().column(field), code)
}

/// A form that has to be mended, which its status says too.
pub fn mended(mut response: Response, problems: &[Problem]) -> Response {
    let often = problems.iter().any(|it| it.code == TOO_OFTEN);
    let status = if often { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
    *response.status_mut() = status;
    response
}
