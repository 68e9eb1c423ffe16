//! The API: gatherings.

mod gatherings;

pub(crate) use gatherings::resource;

use minga_web::App;
use minga_web::http::{OpenApiRouter, routes};

/// The endpoints.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(gatherings::list)).routes(routes!(gatherings::get))
}
