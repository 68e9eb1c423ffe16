use crate::{App, Assets, Round, Setting, Slot, ViewSamples, Work};
use async_trait::async_trait;
use axum::Router;
use minga_calendar::Deadlines;
use minga_exchange::Sheets;
use minga_files::Hash;
use minga_jobs::Handler;
use minga_kernel::search::Document;
use minga_kernel::{Cx, Moment, Permission, Ref};
use minga_store::{CommandError, Conn, EventRow, Migrations, Official, Resolver, StoreError, Tx};
use serde_json::Value;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use uuid::Uuid;

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
    /// What of people it keeps beside its official things.
    pub personal: Option<fn() -> Arc<dyn Personal>>,
    /// What it deletes by itself when its time is over, as everybody reads it.
    pub keeps: &'static [Keeps],
    /// What it does again and again.
    pub rounds: fn() -> Vec<Arc<dyn Round>>,
    /// How it knows which files were taken down.
    pub withheld: Option<fn() -> Arc<dyn Withheld>>,
    /// What of it can be found.
    pub documents: Option<fn() -> Arc<dyn Documents>>,
    /// What it has to give away of things of others, whole.
    pub bulk: Option<fn() -> Arc<dyn crate::answer::Bulk>>,
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

    /// Of these events, the things whose documents they change: by itself those under which
    /// the events are filed.
    async fn touched(&self, _db: &Conn, events: &[EventRow]) -> Result<Vec<Ref>, StoreError> {
        Ok(events.iter().map(|event| event.root.clone()).collect())
    }

    /// The documents filed under one root; none if it is gone or not of this feature.
    async fn documents(&self, app: &App, db: &Conn, root: &Ref) -> Result<Vec<Document>, StoreError>;
}

/// Which files are not given out any more, nor taken in again.
#[async_trait]
pub trait Withheld: Send + Sync {
    /// Why a file was taken down, as a Fluent key without `error-`; nothing if it was not.
    async fn reason(&self, db: &Conn, file: Hash) -> Result<Option<&'static str>, StoreError>;
}

/// What a feature keeps for a time. Its words are the messages `retention-<key>` and, for the basis
/// in law, `retention-<key>-basis`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeps {
    /// Its name in messages.
    pub key: &'static str,
    /// For how long; whole days.
    pub time: chrono::Duration,
}

/// What a feature keeps of people: given to them, deleted in its time and when they go.
#[async_trait]
pub trait Personal: Send + Sync {
    /// Everything that it keeps of this account, by the names under which its owner reads it.
    async fn of(&self, db: &Conn, account: Uuid) -> Result<Vec<(&'static str, Value)>, StoreError>;

    /// Deletes what stands for nobody but this account. With `said`, what they said in public too,
    /// as far as they may take it back.
    async fn forget(
        &self,
        app: &App,
        cx: &Cx,
        tx: &Tx,
        account: Uuid,
        said: bool,
    ) -> Result<(), CommandError>;

    /// Deletes what was never sent and was kept last before this moment; how much.
    async fn sweep(&self, tx: &Tx, before: Moment) -> Result<u64, StoreError>;

    /// Files that wait for what they came with to be sent.
    async fn files(&self, db: &Conn) -> Result<Vec<Hash>, StoreError>;
}
