//! Whoever leads a process publishes it: two weeks before it begins, or with the reason why not.

use super::matter::{day_there, hold, told};
use crate::model::{Process, Publicity};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, References, Store};
use minga_web::refused;
use serde_json::json;
use uuid::Uuid;

/// The command.
pub(crate) async fn publish(
    cx: &Cx,
    store: &Store,
    references: &References,
    id: Uuid,
) -> Result<Process, CommandError> {
    let tx = store.write().await?;
    let actor = policy::may_lead(&standing(cx, &tx).await?, "cocreation.publish", id)?;
    let before = hold(&tx, id).await?;
    if before.is_public() {
        return Err(Refusal::State.into());
    }
    let today = day_there(&tx, references, &before, cx.now()).await?;
    if before.phases.last().is_none_or(|last| last.ends < today) {
        return Err(refused("hurry", "cocreation-over"));
    }
    if before.is_hurried(today) && before.hurry.is_empty() {
        return Err(refused("hurry", "cocreation-hurry"));
    }
    let it = Process { state: Publicity::Published, published_at: Some(cx.now()), ..before };
    queries::save_process(&tx, &it).await?;
    let facts = json!({ "changes": { "state": ["draft", "published"] } });
    let event = told(it.id, it.reference(), it.reference(), "process.published", facts);
    tx.publish(cx, &actor, vec![event]).await?;
    tx.commit().await?;
    Ok(it)
}
