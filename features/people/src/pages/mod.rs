//! The directory and an organisation's page.

pub(crate) mod admin;
pub(crate) mod organisation;
pub(crate) mod organisations;

use minga_web::http::{Router, get};
use minga_web::{Address, App};

/// The directory.
pub(crate) const ORGANISATIONS: Address = Address::new("organizaciones", "organisations");
/// One organisation.
pub(crate) const ORGANISATION: Address =
    Address::new("organizaciones/{organisation}", "organisations/{organisation}");

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let router = ORGANISATIONS.serve(Router::new(), &get(organisations::show));
    admin::routes(ORGANISATION.serve(router, &get(organisation::show)))
}
