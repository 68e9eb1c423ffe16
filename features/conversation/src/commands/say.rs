//! Somebody comments or asks.

use super::matter::told;
use super::words::cleaned;
use crate::model::{COMMENT, Comment, Stance, State};
use crate::{policy, queries};
use minga_auth::{Allowance, allow, standing};
use minga_kernel::{Cx, Ref, Refusal};
use minga_store::{CommandError, References, Store};
use minga_web::{Check, TOO_OFTEN, refused};
use serde_json::json;

/// What is said.
#[derive(Clone, Debug)]
pub(crate) struct NewComment {
    pub(crate) about: Ref,
    /// `None` if the form said nothing that is one.
    pub(crate) stance: Option<Stance>,
    pub(crate) named: bool,
    pub(crate) text: String,
}

/// The command.
pub(crate) async fn say(
    cx: &Cx,
    store: &Store,
    references: &References,
    new: NewComment,
) -> Result<Comment, CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let question = new.stance == Some(Stance::Question);
    let action = if question { "conversation.ask" } else { "conversation.comment" };
    let capacity = policy::may_say(&standing, action)?;
    let author = standing.account.ok_or(Refusal::SignIn)?;
    references.one(&tx, &new.about).await?.ok_or(CommandError::NotFound)?;

    let mut check = Check::default();
    if new.stance.is_none() {
        check.refuse("stance", "talk-choice");
    }
    let text = cleaned(cx, &mut check, "text", &new.text, true);
    check.done()?;
    let stance = new.stance.ok_or_else(|| refused("stance", "talk-choice"))?;
    // Whoever sends a form twice says it once; nothing counts against them.
    tx.lock(&format!("author {author}")).await?;
    if queries::said_already(&tx, author, &new.about, &text).await? {
        return Err(refused("text", "talk-said-already"));
    }
    // A hundred accounts would still fill a page, which is what moderators are for.
    if !allow(cx, &tx, "comment", &author.to_string(), Allowance::hourly(cx.limits.comments)).await? {
        tx.commit().await?;
        return Err(refused("text", TOO_OFTEN));
    }

    let comment = Comment {
        id: cx.new_id(),
        about: new.about,
        stance,
        state: State::Published,
        author: Some(author),
        named: new.named,
        lang: cx.lang.code().to_owned(),
        text,
        made_at: cx.now(),
    };
    queries::add_comment(&tx, &comment).await?;
    let thing = COMMENT.with(comment.id);
    let event = if question {
        told(&comment.about, thing, "comment.asked", json!({}))
    } else {
        // Told of the comment alone: the history of the thing is for what is official.
        minga_store::Event {
            subject: thing.clone(),
            ..told(&comment.about, thing, "comment.published", json!({}))
        }
    };
    tx.publish(cx, &capacity, vec![event]).await?;
    tx.commit().await?;
    Ok(comment)
}
