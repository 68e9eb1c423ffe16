//! Pages about files that were taken down.

mod list;
mod take_down;

use minga_web::http::{Router, get};
use minga_web::{Address, App, ViewSamples};

/// What was taken down.
pub(crate) const LIST: Address = Address::new("archivos-retirados", "taken-down-files");
/// Where a file is taken down.
pub(crate) const TAKE_DOWN: Address = Address::new("archivos/{file}/retirar", "files/{file}/take-down");

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [(LIST, get(list::show)), (TAKE_DOWN, get(take_down::show).post(take_down::send))];
    pages.into_iter().fold(Router::new(), |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![ViewSamples::of::<list::ListPage>(), ViewSamples::of::<take_down::TakeDownPage>()]
}
