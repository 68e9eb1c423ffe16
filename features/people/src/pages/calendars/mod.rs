//! Calendars of jurisdictions: for everybody to read, and for whoever keeps them.

mod keep;
mod shown;
mod year;

use minga_web::http::{Router, get};
use minga_web::{Address, App, ViewSamples};

/// The calendar of a jurisdiction.
pub(crate) const CALENDAR: Address = Address::new("calendarios/{jurisdiction}", "calendars/{jurisdiction}");
/// Where it is kept.
pub(crate) const KEEP: Address =
    Address::new("administracion/calendarios/{jurisdiction}", "administration/calendars/{jurisdiction}");

/// The routes.
pub(crate) fn routes(router: Router<App>) -> Router<App> {
    let pages = [(CALENDAR, get(year::show)), (KEEP, get(keep::show).post(keep::send))];
    pages.into_iter().fold(router, |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![ViewSamples::of::<year::CalendarPage>(), ViewSamples::of::<keep::KeepPage>()]
}
