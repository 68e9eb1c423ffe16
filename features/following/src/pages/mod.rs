//! Where people ask to follow something, confirm it, and change or end what they follow.

mod ask;
mod confirm;
mod end;
mod mine;
mod reminders;

pub(crate) use ask::feed;

use crate::jobs::letter::{FrameHtml, PieceHtml};
use crate::slots::FollowSlot;
use minga_web::http::{HeaderValue, Response, Router, get, header};
use minga_web::{Address, App, ViewSamples};

/// Where something is followed.
pub(crate) const FOLLOW: Address = Address::new("seguir/{kind}/{id}", "follow/{kind}/{id}");
/// Where a search is followed.
pub(crate) const FOLLOW_SEARCH: Address = Address::new("seguir-busqueda", "follow-search");
/// Where it is confirmed.
pub(crate) const CONFIRM: Address =
    Address::new("confirmar-suscripcion/{token}", "confirm-subscription/{token}");
/// What somebody follows, for whoever has the key in their mails.
pub(crate) const MINE: Address = Address::new("suscripcion/{key}", "subscription/{key}");
/// Where all of it ends with one request.
pub(crate) const END: Address = Address::new("suscripcion/{key}/baja", "subscription/{key}/end");
/// Whether somebody with an account is reminded.
pub(crate) const REMINDERS: Address = Address::new("recordatorios", "reminders");

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [
        (FOLLOW, get(ask::show).post(ask::send)),
        (FOLLOW_SEARCH, get(ask::show_search).post(ask::send_search)),
        (CONFIRM, get(confirm::show).post(confirm::send)),
        (MINE, get(mine::show).post(mine::send)),
        (END, get(end::show).post(end::send)),
        (REMINDERS, get(reminders::show).post(reminders::send)),
    ];
    pages.into_iter().fold(Router::new(), |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<ask::AskPage>(),
        ViewSamples::of::<confirm::ConfirmPage>(),
        ViewSamples::of::<mine::MinePage>(),
        ViewSamples::of::<end::EndPage>(),
        ViewSamples::of::<reminders::RemindersPage>(),
        ViewSamples::of::<FollowSlot>(),
        ViewSamples::of::<PieceHtml>(),
        ViewSamples::of::<FrameHtml>(),
    ]
}

/// An answer whose address is a secret, or that says what only one person may know.
fn private(mut response: Response) -> Response {
    let value = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    let value = HeaderValue::from_static("noindex");
    response.headers_mut().insert("x-robots-tag", value);
    response
}
