//! Processes and proposals in the API.

pub(crate) mod evaluations;
pub(crate) mod processes;
pub(crate) mod proposals;

use minga_web::App;
use minga_web::http::{OpenApiRouter, routes};

/// The endpoints.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(processes::list))
        .routes(routes!(proposals::list))
        .routes(routes!(evaluations::list))
}
