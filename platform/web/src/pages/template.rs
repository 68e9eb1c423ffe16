use crate::{App, Format, PageError, PageResult, Visit, answer};
use axum::extract::State;

/// The workbook to fill in, in the reader's language: `…/plan-template.xlsx`.
pub(crate) async fn get(State(app): State<App>, visit: Visit) -> PageResult {
    if visit.format != Format::Xlsx {
        return Err(PageError::not_found(""));
    }
    let schemas: Vec<_> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
    let bytes = minga_exchange::template(&schemas, &app.words, visit.lang)
        .map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(answer::workbook(&format!("minga-{}.xlsx", visit.lang), bytes))
}
