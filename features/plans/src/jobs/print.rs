//! Sets the files of an edition from the words that were kept.

use crate::commands::edition::{self, KIND, Print};
use crate::model::EditionState;
use crate::queries;
use minga_jobs::{Handler, JobError};
use minga_kernel::{Actor, Cx, Lang};
use minga_store::CommandError;
use minga_store::orm::async_trait;
use minga_web::{App, Format};
use std::sync::Arc;

/// Sets editions.
pub(crate) struct SetEdition(pub(crate) App);

#[async_trait]
impl Handler for SetEdition {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, payload: serde_json::Value, _: u32) -> Result<(), JobError> {
        let app = &self.0;
        let Print { edition: id } =
            serde_json::from_value(payload).map_err(|_| JobError::give_up("edition-unreadable"))?;
        let cx = app.cx(Actor::Program, Lang::default());
        let db = app.store.read().await?;
        let Some(it) = queries::edition_by_id(&db, id).await? else { return Ok(()) };
        drop(db);
        if it.state != EditionState::Waiting {
            return Ok(());
        }
        let document = Arc::new(edition::words(app, &it).await?);
        let mut files = Vec::new();
        for format in Format::DOCUMENT {
            // The same words fail in the same way whenever they are set.
            let Ok(bytes) = app.print(document.clone(), format).await else {
                tracing::error!(edition = %id, ?format, "an edition could not be set");
                return settled(&cx, app, id, None).await;
            };
            let kept = app.files.put_bytes(bytes.into(), edition::LARGEST).await;
            let kept = kept.map_err(|error| {
                tracing::error!(%error, "an edition could not be kept");
                JobError::retry("store")
            })?;
            files.push(kept.hash.to_string());
        }
        let both = <[String; 2]>::try_from(files).ok().map(|[pdf, text]| (pdf, text));
        settled(&cx, app, id, both).await
    }
}

async fn settled(
    cx: &Cx,
    app: &App,
    id: uuid::Uuid,
    files: Option<(String, String)>,
) -> Result<(), JobError> {
    match edition::settle(cx, app, id, files).await {
        Ok(()) => Ok(()),
        Err(CommandError::Store(error)) => Err(error.into()),
        // It is gone: that does not change by trying again.
        Err(_) => Err(JobError::give_up("edition-refused")),
    }
}
