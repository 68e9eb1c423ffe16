//! Pages of the repository.

mod add;
mod change;
mod document;
mod list;
mod requirements;
mod sheet;

use crate::model::PLAN;
use crate::slots::RepositorySlot;
use minga_kernel::Resolved;
use minga_store::Conn;
use minga_web::http::{Router, get};
use minga_web::{Address, App, PageError, ViewSamples};

/// The documents of a plan.
pub(crate) const REPOSITORY: Address = Address::new("planes/{plan}/documentos", "plans/{plan}/documents");
/// Where a document is brought.
pub(crate) const ADD: Address =
    Address::new("planes/{plan}/documentos/agregar", "plans/{plan}/documents/add");
/// What the Open Government Partnership asks of a plan, and what shows it.
pub(crate) const REQUIREMENTS: Address =
    Address::new("planes/{plan}/requisitos", "plans/{plan}/requirements");
/// One document.
pub(crate) const DOCUMENT: Address = Address::new("documentos/{document}", "documents/{document}");
/// Where it is mended, and gets further versions.
pub(crate) const CHANGE: Address = Address::new("documentos/{document}/editar", "documents/{document}/edit");

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [
        (REPOSITORY, get(list::show)),
        (ADD, get(add::show).post(add::send)),
        (REQUIREMENTS, get(requirements::show)),
        (DOCUMENT, get(document::show)),
        (CHANGE, get(change::show).post(change::send)),
    ];
    pages.into_iter().fold(Router::new(), |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<list::ListPage>(),
        ViewSamples::of::<add::AddPage>(),
        ViewSamples::of::<requirements::RequirementsPage>(),
        ViewSamples::of::<document::DocumentPage>(),
        ViewSamples::of::<change::ChangePage>(),
        ViewSamples::of::<RepositorySlot>(),
    ]
}

/// The plan with this code, whatever it was called before.
async fn plan(app: &App, db: &Conn, code: &str) -> Result<Resolved, PageError> {
    let unknown = || PageError::not_found(code);
    let plan = app.references.find(db, &PLAN, code).await?.ok_or_else(unknown)?;
    app.references.one(db, &plan).await?.ok_or_else(unknown)
}
