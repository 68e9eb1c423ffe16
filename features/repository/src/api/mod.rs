//! Documents for programs.

mod documents;

use minga_web::App;
use minga_web::http::{OpenApiRouter, routes};

/// The endpoints.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(documents::list))
}
