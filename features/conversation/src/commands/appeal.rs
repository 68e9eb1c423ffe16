//! The author of a hidden comment appeals, once.

use super::matter::{CommentMatter, appealable};
use super::words::cleaned;
use crate::model::{APPEAL, Appeal};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, References, Store};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// The command.
pub(crate) async fn appeal(
    cx: &Cx,
    store: &Store,
    references: &References,
    comment: Uuid,
    text: &str,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let matter = CommentMatter::find(&tx, references, comment).await?;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_with_own(&standing, "conversation.appeal", &matter.comment)?;
    let decisions = queries::decisions_on(&tx, &[comment]).await?;
    let appealed = queries::appeal_of_comment(&tx, comment).await?.is_some();
    if !appealable(&matter.comment, &decisions, appealed) {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    let text = cleaned(cx, &mut check, "text", text, true);
    check.done()?;
    let appeal = Appeal { id: cx.new_id(), comment, text, made_at: cx.now() };
    queries::add_appeal(&tx, &appeal).await?;
    let event = matter.event(APPEAL.with(appeal.id), "comment.appealed", json!({}));
    tx.publish(cx, &capacity, vec![event]).await?;
    Ok(tx.commit().await?)
}
