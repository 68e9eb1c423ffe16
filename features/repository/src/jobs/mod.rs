//! Reading the text of what was brought.

use crate::commands::read::read;
use crate::model::Reading;
use crate::queries;
use futures_util::TryStreamExt;
use minga_files::{FileError, Hash, Kind};
use minga_jobs::{Handler, JobError};
use minga_kernel::{Actor, Lang, Unreadable};
use minga_store::orm::async_trait;
use minga_web::App;
use std::sync::Arc;
use uuid::Uuid;

/// The kind of job that reads.
pub(crate) const KIND: &str = "repository.read";

/// The handlers of its jobs.
pub(crate) fn all(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Read(app.clone()))]
}

/// Reads a version, once.
struct Read(App);

#[async_trait]
impl Handler for Read {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let app = &self.0;
        let id: Uuid =
            serde_json::from_value(payload).map_err(|_| JobError::give_up("version-unreadable"))?;
        let db = app.store.read().await?;
        let version = queries::version_by_id(&db, id).await?;
        let Some(version) = version.filter(|it| it.text == Reading::Waits) else { return Ok(()) };
        let file: Hash = version.file.parse().map_err(|_| JobError::give_up("version-file"))?;
        let gone = app.taken_down(&db, file).await?.is_some();
        drop(db);
        let text =
            if gone { Err(Unreadable::Empty) } else { text_of(app, &version.media_type, file).await? };
        let cx = app.cx(Actor::Program, Lang::default());
        read(&cx, &app.store, id, text).await.map_err(|error| {
            tracing::error!(%error, "the text of a document could not be kept");
            JobError::retry("not-kept")
        })
    }
}

async fn text_of(app: &App, media_type: &str, file: Hash) -> Result<Result<String, Unreadable>, JobError> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.media_type() == media_type);
    let Some(kind) = kind else { return Ok(Err(Unreadable::Kind)) };
    let stored = match app.files.get(file).await {
        Ok(stored) => stored,
        Err(FileError::Missing(_)) => return Ok(Err(Unreadable::Broken)),
        Err(_) => return Err(JobError::retry("store")),
    };
    if stored.size > app.settings.upload_bytes {
        return Ok(Err(Unreadable::TooLarge));
    }
    let pieces: Vec<bytes::Bytes> =
        stored.content.try_collect().await.map_err(|_| JobError::retry("store"))?;
    let content = pieces.concat();
    let reader = app.reader.clone();
    let reading = tokio::task::spawn_blocking(move || reader.read(kind.ending(), &content)).await;
    // A reader that panics was given something that is not what it says.
    Ok(reading.unwrap_or(Err(Unreadable::Broken)))
}
