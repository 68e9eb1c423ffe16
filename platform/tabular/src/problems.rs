//! Collecting what is wrong, all of it and not more than a person reads.

use minga_kernel::{Place, Problem, Severity};

/// The most problems that one reading reports.
pub const MOST_PROBLEMS: usize = 200;

/// Something wrong with one cell; the caller knows where the cell is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct CellProblem {
    /// The message's key, in kebab-case, without the prefix `problem-`.
    pub code: &'static str,
    /// The message's variables.
    pub args: Vec<(&'static str, String)>,
}

impl CellProblem {
    pub(crate) fn new(code: &'static str) -> CellProblem {
        CellProblem { code, args: Vec::new() }
    }

    /// A problem that repeats what the person wrote.
    pub(crate) fn of(code: &'static str, value: impl Into<String>) -> CellProblem {
        CellProblem { code, args: vec![("value", value.into())] }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> CellProblem {
        self.args.push((name, value.into()));
        self
    }

    /// The same problem, placed; long values are cut as in every [`Problem`].
    pub fn at(self, place: Place) -> Problem {
        self.args
            .into_iter()
            .fold(Problem::error(place, self.code), |problem, (name, value)| problem.with(name, value))
    }
}

/// Problems in the order found, at most [`MOST_PROBLEMS`] and a last one that says so.
///
/// Importers that go on checking what was read can collect theirs in the same way.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    /// Keeps this one, if there is still room.
    pub fn push(&mut self, problem: Problem) {
        if self.found.len() < MOST_PROBLEMS {
            self.found.push(problem);
        } else if self.found.len() == MOST_PROBLEMS {
            let last = Problem::error(Place::default(), "too-many-problems").with("limit", MOST_PROBLEMS);
            self.found.push(last);
        }
    }

    /// Whether more would be lost: time to stop looking.
    pub fn is_full(&self) -> bool {
        self.found.len() > MOST_PROBLEMS
    }

    /// Whether one of them stops everything.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Problem> {
        self.found
    }
}
