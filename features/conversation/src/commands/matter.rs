//! What a command is about, as it is inside its transaction.

use crate::model::{CONVERSATION, Comment};
use crate::queries;
use minga_kernel::{Parts, Ref};
use minga_store::{CommandError, Event, References, Tx};
use serde_json::Value;
use uuid::Uuid;

/// A comment with what decides who may touch it. Nobody else writes under it until the
/// transaction ends.
pub(crate) struct CommentMatter {
    pub(crate) comment: Comment,
    pub(crate) parts: Parts,
}

impl CommentMatter {
    pub(crate) async fn find(
        tx: &Tx,
        references: &References,
        id: Uuid,
    ) -> Result<CommentMatter, CommandError> {
        tx.lock(&format!("comment {id}")).await?;
        let comment = queries::comment_by_id(tx, id).await?.ok_or(CommandError::NotFound)?;
        let about = std::slice::from_ref(&comment.about);
        let parts = references.parts(tx, about).await?.remove(&comment.about).unwrap_or_default();
        Ok(CommentMatter { comment, parts })
    }

    /// Something that happened to the comment, told of it alone.
    pub(crate) fn event(&self, thing: Ref, action: &'static str, facts: Value) -> Event {
        let subject = crate::model::COMMENT.with(self.comment.id);
        Event { subject, ..told(&self.comment.about, thing, action, facts) }
    }
}

/// Something that happened in the conversation about a thing, told of the thing.
pub(crate) fn told(about: &Ref, thing: Ref, action: &'static str, facts: Value) -> Event {
    Event { root: CONVERSATION.with(about.id), subject: about.clone(), thing, action, facts }
}
