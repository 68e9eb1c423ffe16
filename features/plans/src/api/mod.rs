//! Plans, commitments and milestones in the API.

pub(crate) mod commitment;
pub(crate) mod commitments;
pub(crate) mod milestone;
pub(crate) mod milestones;
pub(crate) mod plan;
pub(crate) mod plans;
mod shapes;

use minga_web::App;
use minga_web::http::{OpenApiRouter, routes};

/// The endpoints.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(plans::list))
        .routes(routes!(plan::get))
        .routes(routes!(commitments::list))
        .routes(routes!(commitment::get))
        .routes(routes!(milestones::list))
        .routes(routes!(milestone::get))
}
