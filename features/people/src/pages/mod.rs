//! The directory, an organisation's page, and where both are written.

pub(crate) mod admin;
pub(crate) mod asked;
pub(crate) mod calendars;
pub(crate) mod contact;
pub(crate) mod contact_keep;
pub(crate) mod edit;
pub(crate) mod handovers;
pub(crate) mod jurisdictions;
pub(crate) mod merge;
pub(crate) mod organisation;
pub(crate) mod organisations;
pub(crate) mod register;
pub(crate) mod registered;
pub(crate) mod territory;

use crate::model::Organisation;
use crate::resolver::resolved;
use minga_kernel::Lang;
use minga_web::http::{Router, get};
use minga_web::{Address, App, Crumb, PageMeta};

/// The directory.
pub(crate) const ORGANISATIONS: Address = Address::new("organizaciones", "organisations");
/// One organisation.
pub(crate) const ORGANISATION: Address =
    Address::new("organizaciones/{organisation}", "organisations/{organisation}");

/// A territory, by the code of its jurisdiction.
pub(crate) const TERRITORY: Address = Address::new("territorios/{territory}", "territories/{territory}");

/// How to reach an organisation, and where anybody says that something of it is dead.
pub(crate) const CONTACT: Address =
    Address::new("organizaciones/{organisation}/contacto", "organisations/{organisation}/contact");

/// A page about an organisation, below its own.
fn below(app: &App, lang: Lang, it: &Organisation, address: &Address, title: &str) -> PageMeta {
    let name = it.short().unwrap_or_else(|| it.name.for_reader(lang));
    let title = app.words.plain(lang, title);
    PageMeta {
        paths: address.paths(&[("organisation", &it.code)]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "people-directory"), ORGANISATIONS.path(lang, &[])),
            Crumb::to(name, resolved(it).path(lang)),
            Crumb::here(&title),
        ],
        section: "organisations",
        title,
        ..PageMeta::default()
    }
}

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [
        (ORGANISATIONS, get(organisations::show)),
        (ORGANISATION, get(organisation::show)),
        (TERRITORY, get(territory::show)),
        (CONTACT, get(contact::show).post(contact::send)),
        (contact_keep::KEEP_CONTACT, get(contact_keep::show).post(contact_keep::send)),
        (register::REGISTER, get(register::show).post(register::send)),
        (registered::CONFIRM, get(registered::show).post(registered::send)),
        (asked::CONFIRM_CONTACT, get(asked::show).post(asked::send)),
        (merge::MERGE, get(merge::show).post(merge::send)),
        (edit::CREATE, get(edit::show_new).post(edit::send_new)),
        (edit::EDIT, get(edit::show).post(edit::send)),
        (jurisdictions::JURISDICTIONS, get(jurisdictions::show)),
        (edit::CREATE_PLACE, get(edit::show_new_place).post(edit::send_new_place)),
        (edit::EDIT_PLACE, get(edit::show_place).post(edit::send_place)),
    ];
    let serve = |router, (address, handler): (Address, _)| address.serve(router, &handler);
    handovers::routes(calendars::routes(admin::routes(pages.into_iter().fold(Router::new(), serve))))
}
