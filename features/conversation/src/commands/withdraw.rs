//! An author takes back what they said. The text is gone for ever: from the tables, and from
//! the record, which keeps a hash that nobody can compare with anything any more.

use super::matter::CommentMatter;
use crate::model::COMMENT;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Cx;
use minga_store::{CommandError, References, Store, Tx};
use serde_json::json;
use uuid::Uuid;

/// The command.
pub(crate) async fn withdraw(
    cx: &Cx,
    store: &Store,
    references: &References,
    comment: Uuid,
) -> Result<minga_kernel::Ref, CommandError> {
    let tx = store.write().await?;
    let about = withdraw_in(cx, &tx, references, comment).await?;
    tx.commit().await?;
    Ok(about)
}

/// The same as a part of another change.
pub(crate) async fn withdraw_in(
    cx: &Cx,
    tx: &Tx,
    references: &References,
    comment: Uuid,
) -> Result<minga_kernel::Ref, CommandError> {
    let matter = CommentMatter::find(tx, references, comment).await?;
    let standing = standing(cx, tx).await?;
    let capacity = policy::may_with_own(&standing, "conversation.withdraw", &matter.comment)?;
    queries::erase_comment(tx, comment).await?;
    let thing = COMMENT.with(comment);
    tx.forget_texts(&thing).await?;
    let event = matter.event(thing, "comment.withdrawn", json!({}));
    tx.publish(cx, &capacity, vec![event]).await?;
    Ok(matter.comment.about)
}
