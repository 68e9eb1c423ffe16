//! Somebody changes or ends what they follow, by the key in their mails.

use crate::model::{Follower, Rhythm};
use crate::queries;
use minga_kernel::Lang;
use minga_store::{CommandError, Store};
use uuid::Uuid;

/// What changes.
pub(crate) enum Change {
    /// How often they hear of one thing.
    Rhythm(Uuid, Rhythm),
    /// They do not follow one thing any more; if it was the last, nothing of them is left.
    Unfollow(Uuid),
    /// The language in which they are written to.
    Language(Lang),
    /// They follow nothing any more, and nothing of them is left.
    End,
}

/// Makes the change; whether anything of the follower is left.
pub(crate) async fn change(store: &Store, key: &str, what: Change) -> Result<bool, CommandError> {
    let tx = store.write().await?;
    tx.lock("followers").await?;
    let follower = queries::follower_by_key(&tx, key).await?.ok_or(CommandError::NotFound)?;
    match what {
        Change::Rhythm(id, rhythm) => queries::set_rhythm(&tx, follower.id, id, rhythm).await?,
        Change::Unfollow(id) => queries::unfollow(&tx, follower.id, id).await?,
        Change::Language(lang) => {
            queries::save_follower(&tx, &Follower { lang, ..follower.clone() }).await?;
        }
        Change::End => {
            queries::forget(&tx, &follower).await?;
            tx.commit().await?;
            return Ok(false);
        }
    }
    let left = queries::follow_count(&tx, follower.id).await? > 0;
    if !left {
        queries::forget(&tx, &follower).await?;
    }
    tx.commit().await?;
    Ok(left)
}
