//! For features that take in files of their own: a place among those who import, problems in
//! words, and the page that shows what will change.

use super::shown::{Preview, PreviewPage, problems_in_words};
use crate::{App, PageError, PageMeta, PageResult, Visit, mended};
use minga_exchange::{Outcome, Waiting};
use minga_kernel::table::Schema;
use minga_kernel::{Lang, Problem, Severity};
use tokio::sync::OwnedSemaphorePermit;

pub use super::shown::ProblemLine;

/// A place among those who import at this moment: each holds a whole file in memory.
pub async fn place(app: &App) -> Result<OwnedSemaphorePermit, PageError> {
    super::place(app).await
}

/// What a browser calls a file, without the folders that some send, and not longer than a line.
pub fn called(name: &str) -> String {
    super::called(name)
}

/// What stops an import, in words.
pub fn errors(app: &App, lang: Lang, problems: &[Problem]) -> Vec<ProblemLine> {
    problems_in_words(app, lang, problems, Severity::Error)
}

/// What is worth knowing and stops nothing, in words.
pub fn notices(app: &App, lang: Lang, problems: &[Problem]) -> Vec<ProblemLine> {
    problems_in_words(app, lang, problems, Severity::Notice)
}

/// The page that shows everything that a file would change, with the button that does exactly
/// that: it sends `deed` (`apply` or `drop`) and `seen`, the fingerprint, to `action`.
pub fn preview(
    app: &App,
    visit: &Visit,
    meta: &PageMeta,
    (waiting, action, schemas): (&Waiting, String, &[&'static Schema]),
    outcome: &Outcome,
    changed: bool,
) -> PageResult {
    let shown = Preview::of(app, visit.lang, (waiting, action, schemas), outcome, changed);
    let page = app.page(visit, meta, &PreviewPage { preview: shown })?;
    Ok(if changed { mended(page, &[]) } else { page })
}
