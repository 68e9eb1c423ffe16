//! Pages for administrators that belong to no feature: what the site says of itself, what
//! administrators did, and the work in the background.

mod audit;
mod settings;
mod system;

use crate::{Address, App, Crumb, PageError, PageMeta, Signed, ViewSamples, Visit};
use axum::Router;
use axum::routing::get;
use minga_auth::may_set_up;
use minga_kernel::Lang;
use minga_store::Conn;

/// The settings.
const SETTINGS: Address = Address::new("administracion/ajustes", "administration/settings");
/// What administrators did.
const AUDIT: Address = Address::new("administracion/auditoria", "administration/audit");
/// The work in the background.
const SYSTEM: Address = Address::new("administracion/sistema", "administration/system");

pub(super) fn routes(router: Router<App>) -> Router<App> {
    let pages = [
        (SETTINGS, get(settings::show).post(settings::send)),
        (AUDIT, get(audit::show)),
        (SYSTEM, get(system::show).post(system::send)),
    ];
    pages.into_iter().fold(router, |router, (address, handler)| address.serve(router, &handler))
}

pub(super) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<settings::SettingsPage>(),
        ViewSamples::of::<audit::AuditPage>(),
        ViewSamples::of::<system::SystemPage>(),
    ]
}

/// Where somebody who may look after the site begins.
pub(super) fn beginnings(app: &App, lang: Lang) -> impl Iterator<Item = (String, String)> {
    let all = [("admin-settings", SETTINGS), ("admin-audit", AUDIT), ("admin-system", SYSTEM)];
    all.map(|(words, address)| (app.words.plain(lang, words), address.path(lang, &[]))).into_iter()
}

/// Lets only those pass who may look after the site.
async fn pass(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<(), PageError> {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    may_set_up(&signed.cx(app, visit.lang), db).await?;
    Ok(())
}

fn meta(app: &App, lang: Lang, address: Address, title: &str) -> PageMeta {
    let title = app.words.plain(lang, title);
    PageMeta {
        paths: address.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), super::WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    }
}
