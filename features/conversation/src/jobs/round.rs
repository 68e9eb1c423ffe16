//! What was written to moderators only goes with what it is about. A comment takes it with it in the
//! same moment; of what other features offer, nobody tells that it is gone, so it is looked for.

use crate::commands::case::Case;
use crate::model::State;
use crate::queries;
use chrono::Duration;
use minga_jobs::{begin_upkeep, note_upkeep};
use minga_kernel::Ref;
use minga_store::orm::async_trait;
use minga_store::{CommandError, StoreError};
use minga_web::{App, Round};
use std::collections::HashSet;

/// The name of the deed in the list of upkeep.
const TIDY: &str = "moderation";
/// How often it is done.
const EVERY: Duration = Duration::minutes(50);
/// How many things are looked at in one go.
const SOME: u64 = 1_000;

/// What is looked at again and again.
pub(crate) struct Tidy;

#[async_trait]
impl Round for Tidy {
    async fn go(&self, app: &App) -> Result<(), StoreError> {
        let now = app.clock.now();
        let tx = app.store.write().await?;
        if !begin_upkeep(&tx, TIDY, now - EVERY).await? {
            return tx.rollback().await;
        }
        let things = queries::things_with_words(&tx, SOME).await?;
        let cases = match Case::all(&tx, &app.references, &things).await {
            Err(CommandError::Store(error)) => return Err(error),
            cases => cases.unwrap_or_default(),
        };
        let stand: HashSet<&Ref> =
            cases.iter().filter(|it| it.state != State::Withdrawn).map(|it| &it.thing).collect();
        let gone = things.iter().filter(|it| !stand.contains(it)).map(|it| it.id);
        let erased = queries::erase_words_about(&tx, &gone.collect::<Vec<_>>()).await?;
        note_upkeep(&tx, TIDY, now, erased).await?;
        tx.commit().await
    }
}
