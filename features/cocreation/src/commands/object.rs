//! The author of what was merged says what they have against it, once.

use super::matter::{Matter, about, text};
use crate::model::MERGER;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Store};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// The command.
pub(crate) async fn object(cx: &Cx, store: &Store, proposal: Uuid, words: &str) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let Matter { proposal: it, .. } = Matter::find(&tx, proposal).await?;
    let capacity = policy::may_with_own(&standing(cx, &tx).await?, "cocreation.object", &it)?;
    let mut merger = queries::open_merger(&tx, it.id).await?.ok_or(Refusal::State)?;
    if merger.objected_at.is_some() {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    merger.objection = text(cx, &mut check, "text", words, true);
    check.done()?;
    merger.objected_at = Some(cx.now());
    queries::save_merger(&tx, &merger).await?;
    let event = about(&it, MERGER.with(merger.id), "proposal.objected", json!({}));
    tx.publish(cx, &capacity, vec![event]).await?;
    Ok(tx.commit().await?)
}
