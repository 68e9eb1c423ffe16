//! The shell's own pages: those that belong to no feature.

mod about;
mod accessibility;
mod developers;
pub(crate) mod error;
mod history;
mod home;
mod pagination;
pub(crate) mod record;
mod search;
mod template;

pub use history::{HistoryEntry, feed_of, history};
pub use pagination::{PageLink, Pages};

use crate::{Address, App, ViewSamples};
use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use http::header;
use minga_kernel::Lang;

/// The first page.
pub const HOME: Address = Address::new("", "");
/// Search in everything public.
pub const SEARCH: Address = Address::new("buscar", "search");
/// For people who build with the data.
pub const DEVELOPERS: Address = Address::new("desarrolladores", "developers");
/// What this site is.
pub const ABOUT: Address = Address::new("acerca", "about");
/// The public record, for people.
pub const RECORD: Address = Address::new("registro", "record");
/// The accessibility statement.
pub const ACCESSIBILITY: Address = Address::new("accesibilidad", "accessibility");
/// The spreadsheet to fill in.
pub const TEMPLATE: Address = Address::new("plantilla-de-plan", "plan-template");

/// The shell's entries in the navigation, after those of the features.
pub(crate) const NAVIGATION: &[(&str, Address)] = &[("developers", DEVELOPERS)];

/// Samples of the shell's views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<home::Home>(),
        ViewSamples::of::<search::Search>(),
        ViewSamples::of::<developers::Developers>(),
        ViewSamples::of::<about::About>(),
        ViewSamples::of::<record::RecordPage>(),
        ViewSamples::of::<accessibility::Accessibility>(),
        ViewSamples::of::<error::ErrorPage>(),
    ]
}

/// The routes of the shell's pages.
pub(crate) fn routes() -> Router<App> {
    let router = Router::new().route("/", get(root));
    let pages = [
        (HOME, get(home::get)),
        (SEARCH, get(search::get)),
        (DEVELOPERS, get(developers::get)),
        (ABOUT, get(about::get)),
        (RECORD, get(record::get)),
        (ACCESSIBILITY, get(accessibility::get)),
        (TEMPLATE, get(template::get)),
    ];
    pages.into_iter().fold(router, |router, (address, handler)| address.serve(router, &handler))
}

/// The bare host leads to the first page in the language that the browser prefers.
async fn root(request: Request) -> impl IntoResponse {
    let wanted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = wanted
        .unwrap_or_default()
        .split(',')
        .find_map(|tag| Lang::from_code(tag.trim().get(..2)?))
        .unwrap_or_default();
    ([(header::VARY, "accept-language")], Redirect::temporary(&HOME.path(lang, &[])))
}
