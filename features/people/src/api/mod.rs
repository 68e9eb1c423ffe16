//! Organisations in the API.

pub(crate) mod organisation;
pub(crate) mod organisations;

use minga_web::App;
use minga_web::http::{OpenApiRouter, routes};

/// The endpoints.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(organisations::list)).routes(routes!(organisation::get))
}
