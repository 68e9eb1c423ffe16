//! The shell's own pages: those that belong to no feature.

mod about;
mod accessibility;
mod account;
mod admin;
mod deadline;
mod developers;
pub(crate) mod error;
mod history;
mod home;
mod import;
mod mails;
mod oidc;
mod open_account;
mod opening;
mod own_data;
mod pagination;
pub(crate) mod record;
mod search;
mod sign_in;
mod template;
mod ticket;
mod work;

pub use deadline::deadline_path;
pub use history::{HistoryEntry, events_around, feed_of, history};
pub use import::door as import_door;
pub(crate) use oidc::BEGUN;
pub use pagination::{PageLink, Pages};
pub use search::Asked;
pub(crate) use sign_in::leading_on;
pub use sign_in::own_path;

use crate::{Address, App, ViewSamples};
use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use http::{HeaderMap, header};
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
/// Any deadline, day by day.
pub const DEADLINE: Address = Address::new("plazos", "deadlines");
/// The spreadsheet to fill in.
pub const TEMPLATE: Address = Address::new("plantilla-de-plan", "plan-template");
/// Where a workbook is chosen to import.
pub const IMPORT: Address = Address::new("importar", "import");
/// What one of them would change.
pub(crate) const IMPORT_FILE: Address = Address::new("importar/{upload}", "import/{upload}");

/// Signing in.
pub const SIGN_IN: Address = Address::new("entrar", "sign-in");
/// Where a link to sign in is asked for.
pub(crate) const SIGN_IN_LINK: Address = Address::new("entrar/enlace", "sign-in/link");
/// Where somebody goes on to the provider of OpenID Connect.
pub const SIGN_IN_OIDC: Address = Address::new("entrar/oidc", "sign-in/oidc");
/// Where the provider sends people back: one address for all languages, because operators
/// have to tell it to the provider.
pub(crate) const OIDC_RETURN: &str = "/oidc/return";
/// A link that proves who one is.
pub(crate) const TICKET: Address = Address::new("entrar/con/{token}", "sign-in/with/{token}");
/// Where somebody opens an account by themselves.
pub(crate) const OPEN_ACCOUNT: Address = Address::new("abrir-cuenta", "open-account");
/// The link that opens it.
pub(crate) const OPENING: Address = Address::new("abrir-cuenta/{token}", "open-account/{token}");
/// What waits for the person who is signed in.
pub const WORK: Address = Address::new("mi-trabajo", "my-work");
/// One's own account.
pub const ACCOUNT: Address = Address::new("cuenta", "account");
/// What is kept of people, for how long and why.
pub const PERSONAL_DATA: Address = Address::new("datos-personales", "personal-data");
/// Everything that is kept of whoever asks.
pub(crate) const OWN_DATA: Address = Address::new("cuenta/mis-datos", "account/my-data");
/// Where somebody deletes their account.
pub(crate) const ACCOUNT_END: Address = Address::new("cuenta/borrar", "account/delete");
/// Where a password is set.
pub(crate) const PASSWORD: Address = Address::new("cuenta/clave", "account/password");
/// Where a session is ended.
pub(crate) const SESSION_END: Address =
    Address::new("cuenta/sesiones/{id}/cerrar", "account/sessions/{id}/end");
/// Where a passkey is removed.
pub(crate) const PASSKEY_END: Address =
    Address::new("cuenta/llaves-de-acceso/{id}/quitar", "account/passkeys/{id}/remove");
/// Where a key is made.
pub(crate) const KEYS: Address = Address::new("cuenta/llaves", "account/keys");
/// Where a key is ended.
pub(crate) const KEY_END: Address = Address::new("cuenta/llaves/{id}/cerrar", "account/keys/{id}/end");

/// The mails of a demo.
pub(crate) const MAILS: Address = Address::new("administracion/correos", "administration/mails");
/// One of them.
pub(crate) const MAIL: Address = Address::new("administracion/correos/{id}", "administration/mails/{id}");
/// Its HTML.
pub(crate) const MAIL_HTML: Address =
    Address::new("administracion/correos/{id}/html", "administration/mails/{id}/html");

/// The shell's entries in the navigation, after those of the features.
pub(crate) const NAVIGATION: &[(&str, Address)] = &[("developers", DEVELOPERS)];

/// Samples of the shell's views.
pub(crate) fn views() -> Vec<ViewSamples> {
    let mut views = vec![
        ViewSamples::of::<home::Home>(),
        ViewSamples::of::<search::Search>(),
        ViewSamples::of::<developers::Developers>(),
        ViewSamples::of::<about::About>(),
        ViewSamples::of::<deadline::DeadlinePage>(),
        ViewSamples::of::<record::RecordPage>(),
        ViewSamples::of::<accessibility::Accessibility>(),
        ViewSamples::of::<sign_in::SignInPage>(),
        ViewSamples::of::<oidc::OidcPage>(),
        ViewSamples::of::<ticket::TicketPage>(),
        ViewSamples::of::<open_account::OpenPage>(),
        ViewSamples::of::<opening::OpeningPage>(),
        ViewSamples::of::<account::AccountPage>(),
        ViewSamples::of::<own_data::PersonalDataPage>(),
        ViewSamples::of::<own_data::LeavePage>(),
        ViewSamples::of::<work::WorkPage>(),
        ViewSamples::of::<import::ImportPage>(),
        ViewSamples::of::<import::PreviewPage>(),
        ViewSamples::of::<error::ErrorPage>(),
        ViewSamples::of::<crate::row_form::RowFormPage>(),
        ViewSamples::of::<crate::answer::DocumentPage>(),
        ViewSamples::of::<crate::mail::LetterHtml>(),
        ViewSamples::of::<mails::MailsPage>(),
        ViewSamples::of::<mails::MailPage>(),
    ];
    views.extend(admin::views());
    views
}

/// The routes of the shell's pages.
pub(crate) fn routes() -> Router<App> {
    let router = Router::new().route("/", get(root)).route(OIDC_RETURN, get(oidc::come_back));
    let pages = [
        (HOME, get(home::get)),
        (SEARCH, get(search::get)),
        (DEVELOPERS, get(developers::get)),
        (ABOUT, get(about::get)),
        (DEADLINE, get(deadline::get)),
        (RECORD, get(record::get)),
        (ACCESSIBILITY, get(accessibility::get)),
        (TEMPLATE, get(template::get)),
        (IMPORT, get(import::show).post(import::send)),
        (IMPORT_FILE, get(import::preview).post(import::answer)),
        (SIGN_IN, get(sign_in::show).post(sign_in::enter)),
        (SIGN_IN_LINK, post(sign_in::send_link)),
        (SIGN_IN_OIDC, post(oidc::go)),
        (TICKET, get(ticket::show).post(ticket::enter)),
        (OPEN_ACCOUNT, get(open_account::show).post(open_account::send)),
        (OPENING, get(opening::show).post(opening::send)),
        (WORK, get(work::show)),
        (ACCOUNT, get(account::show)),
        (PERSONAL_DATA, get(own_data::about)),
        (OWN_DATA, get(own_data::give)),
        (ACCOUNT_END, get(own_data::ask).post(own_data::leave)),
        (PASSWORD, post(account::change_password)),
        (SESSION_END, post(account::end_session)),
        (MAILS, get(mails::list)),
        (MAIL, get(mails::show)),
        (MAIL_HTML, get(mails::html)),
        (PASSKEY_END, post(account::remove_passkey)),
        (KEYS, post(account::add_key)),
        (KEY_END, post(account::end_key)),
    ];
    let router = admin::routes(router);
    pages.into_iter().fold(router, |router, (address, handler)| address.serve(router, &handler))
}

/// The bare host leads to the first page in the language that the browser prefers.
async fn root(State(app): State<App>, request: Request) -> impl IntoResponse {
    let lang = preferred(request.headers(), app.face().language);
    ([(header::VARY, "accept-language")], Redirect::temporary(&HOME.path(lang, &[])))
}

/// The language that a browser prefers.
fn preferred(headers: &HeaderMap, otherwise: Lang) -> Lang {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let mut tags = wanted.unwrap_or_default().split(',');
    tags.find_map(|tag| Lang::from_code(tag.trim().get(..2)?)).unwrap_or(otherwise)
}
