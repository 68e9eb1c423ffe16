use crate::{App, Assets, Setting, Slot, ViewSamples, Work};
use async_trait::async_trait;
use axum::Router;
use minga_calendar::Deadlines;
use minga_exchange::Sheets;
use minga_files::Hash;
use minga_jobs::Handler;
use minga_kernel::search::Document;
use minga_kernel::{Permission, Ref};
use minga_store::{Conn, Migrations, Official, Resolver, StoreError};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;

/// Everything that the server needs to know of a feature. Taking a feature out of the
/// server's list takes it out of the program.
pub struct Module {
    /// The crate's name without `minga-`.
    pub name: &'static str,
    /// Its pages.
    pub pages: fn() -> Router<App>,
    /// Its part of the API, under `/api/v1`.
    pub api: fn() -> OpenApiRouter<App>,
    /// Its tables.
    pub migrations: Migrations,
    /// Who may do what with its things.
    pub permissions: &'static [Permission],
    /// How its references resolve.
    pub resolvers: fn() -> Vec<Arc<dyn Resolver>>,
    /// What the public record says of its things.
    pub official: fn() -> Vec<Arc<dyn Official>>,
    /// Its sheets, for import and export.
    pub sheets: Option<fn() -> Arc<dyn Sheets>>,
    /// What it puts into places of other pages.
    pub slots: fn() -> Vec<Slot>,
    /// What of it waits for people.
    pub work: Option<fn() -> Arc<dyn Work>>,
    /// What deadlines of it are open, so that a change of a calendar says which it moves.
    pub deadlines: Option<fn() -> Arc<dyn Deadlines>>,
    /// What it does in the background, by the kinds of its jobs.
    pub jobs: fn(&App) -> Vec<Arc<dyn Handler>>,
    /// How it knows which files were taken down.
    pub withheld: Option<fn() -> Arc<dyn Withheld>>,
    /// What of it can be found.
    pub documents: Option<fn() -> Arc<dyn Documents>>,
    /// Samples of its views.
    pub views: fn() -> Vec<ViewSamples>,
    /// Its templates, found as `<name>/<file>`.
    pub templates: Assets,
    /// Its words: `es/<file>.ftl`, `en/<file>.ftl`.
    pub locales: Assets,
    /// Its settings.
    pub settings: &'static [Setting],
    /// Its entries in the page's navigation, as `(Fluent key, address)`.
    pub navigation: &'static [(&'static str, crate::Address)],
    /// Its lists that can be taken away whole, named like the entries of the navigation.
    pub lists: &'static [(&'static str, crate::Address)],
}

/// A feature's things, for the search index.
#[async_trait]
pub trait Documents: Send + Sync {
    /// The things under which this feature files its documents.
    async fn roots(&self, db: &Conn) -> Result<Vec<Ref>, StoreError>;

    /// The documents filed under one root; none if it is gone or not of this feature.
    async fn documents(&self, app: &App, db: &Conn, root: &Ref) -> Result<Vec<Document>, StoreError>;
}

/// Which files are not given out any more, nor taken in again.
#[async_trait]
pub trait Withheld: Send + Sync {
    /// Why a file was taken down, as a Fluent key without `error-`; nothing if it was not.
    async fn reason(&self, db: &Conn, file: Hash) -> Result<Option<&'static str>, StoreError>;
}
