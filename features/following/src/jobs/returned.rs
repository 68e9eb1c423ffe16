//! Mail that came back.

use crate::queries;
use minga_jobs::{Handler, JobError};
use minga_store::orm::async_trait;
use minga_web::{App, MailReturned, RETURNED};

/// Counts it, and stops writing to whom nothing can be delivered.
pub(crate) struct Returned(pub(crate) App);

#[async_trait]
impl Handler for Returned {
    fn kind(&self) -> &'static str {
        RETURNED
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let it: MailReturned =
            serde_json::from_value(payload).map_err(|_| JobError::give_up("returned-unreadable"))?;
        let tx = self.0.store.write().await?;
        // Nobody has the code who could guess it; whoever left has none any more.
        if let Some(follower) = queries::follower_by_returns(&tx, &it.code).await? {
            queries::save_follower(&tx, &follower.returned(it.for_ever, self.0.clock.now())).await?;
        }
        Ok(tx.commit().await?)
    }
}
