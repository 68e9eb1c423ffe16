//! Deleting the bytes of a file that was taken down.

use crate::queries;
use minga_files::Hash;
use minga_jobs::{Handler, JobError};
use minga_store::orm::async_trait;
use minga_web::App;
use std::sync::Arc;

/// The kind of job that deletes them.
pub(crate) const KIND: &str = "takedowns.delete";

/// The handlers of its jobs.
pub(crate) fn all(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Delete(app.clone()))]
}

/// Deletes a file wherever it lies: among those that were accepted, and among the copies of
/// addresses. What is not there is deleted already.
struct Delete(App);

#[async_trait]
impl Handler for Delete {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let name: String =
            serde_json::from_value(payload).map_err(|_| JobError::give_up("takedown-unreadable"))?;
        let file: Hash = name.parse().map_err(|_| JobError::give_up("takedown-unreadable"))?;
        let db = self.0.store.read().await?;
        if queries::of_file(&db, &name).await?.is_none() {
            return Err(JobError::give_up("takedown-unknown"));
        }
        drop(db);
        for files in [self.0.files.clone(), self.0.files.copies()] {
            files.delete(file).await.map_err(|error| {
                tracing::error!(%error, "a file that was taken down could not be deleted");
                JobError::retry("store")
            })?;
        }
        Ok(())
    }
}
