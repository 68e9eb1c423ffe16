//! A body answers in public.

use super::matter::{CommentMatter, told};
use super::words::cleaned;
use crate::model::{ANSWER, Answer};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, References, Store};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// The most answers to one comment by one body: enough to correct itself.
const MOST: usize = 5;

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct NewAnswer {
    pub(crate) comment: Uuid,
    pub(crate) text: String,
    /// How many answers its author saw.
    pub(crate) after: Option<i64>,
}

/// The command.
pub(crate) async fn answer(
    cx: &Cx,
    store: &Store,
    references: &References,
    new: NewAnswer,
) -> Result<Answer, CommandError> {
    let tx = store.write().await?;
    let matter = CommentMatter::find(&tx, references, new.comment).await?;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_answer(&standing, &matter.comment, &matter.parts)?;
    let body = capacity.body.clone().ok_or(Refusal::Role)?;
    let part = matter.parts.bodies.iter().find(|(_, own)| *own == body).map(|(part, _)| *part);
    let part = part.ok_or(Refusal::Role)?;

    let mut check = Check::default();
    let text = cleaned(cx, &mut check, "text", &new.text, true);
    check.done()?;
    let said = queries::answers_to(&tx, &[new.comment]).await?;
    if new.after.is_some_and(|seen| usize::try_from(seen) != Ok(said.len())) {
        return Err(CommandError::Changed);
    }
    if said.iter().filter(|it| it.body == body).count() >= MOST {
        return Err(refused("text", "talk-answers-many"));
    }

    let answer = Answer {
        id: cx.new_id(),
        comment: new.comment,
        body,
        part: part.to_owned(),
        lang: cx.lang.code().to_owned(),
        text,
        made_at: cx.now(),
    };
    queries::add_answer(&tx, &answer).await?;
    let event = told(&matter.comment.about, ANSWER.with(answer.id), "comment.answered", json!({}));
    tx.publish(cx, &capacity, vec![event]).await?;
    tx.commit().await?;
    Ok(answer)
}
