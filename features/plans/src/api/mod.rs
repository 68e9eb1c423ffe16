//! Plans, commitments and milestones in the API.

mod add_report;
pub(crate) mod assessment;
mod assessments;
pub(crate) mod commitment;
pub(crate) mod commitments;
mod input;
pub(crate) mod milestone;
pub(crate) mod milestones;
pub(crate) mod plan;
pub(crate) mod plans;
mod report;
mod reports;
mod reschedule;
mod shapes;
mod statement;

use crate::queries;
use minga_store::Conn;
use minga_web::http::{OpenApiRouter, routes};
use minga_web::{App, PageError};
use uuid::Uuid;

/// The endpoints.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(plans::list))
        .routes(routes!(plan::get))
        .routes(routes!(commitments::list))
        .routes(routes!(commitment::get))
        .routes(routes!(milestones::list))
        .routes(routes!(milestone::get))
        .routes(routes!(add_report::add))
        .routes(routes!(reschedule::add))
        .routes(routes!(reschedule::get))
        .routes(routes!(reports::list))
        .routes(routes!(report::get))
        .routes(routes!(statement::add))
        .routes(routes!(statement::confirm))
        .routes(routes!(assessments::list))
        .routes(routes!(assessment::get))
}

/// The plan with the code that a list is filtered by, if it is.
async fn chosen_plan(db: &Conn, code: Option<String>) -> Result<Option<Uuid>, PageError> {
    let Some(code) = code else { return Ok(None) };
    let found = queries::plan_by_code(db, &code).await?;
    Ok(Some(found.ok_or_else(|| PageError::not_found(code))?.id))
}
