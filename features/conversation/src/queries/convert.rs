//! Between entities and the model.

use crate::entity::{answer, appeal, comment, decision, flag};
use crate::model::{Answer, Appeal, Comment, Decision, Flag, Reason, Stance, State, thing_of};
use minga_store::StoreError;

fn known<T>(found: Option<T>, code: &str) -> Result<T, StoreError> {
    found.ok_or_else(|| StoreError::corrupt(code))
}

pub(super) fn comment_of(it: comment::Model) -> Result<Comment, StoreError> {
    Ok(Comment {
        id: it.id,
        about: it.about.parse().map_err(StoreError::corrupt)?,
        stance: known(Stance::from_code(&it.stance), &it.stance)?,
        state: known(State::from_code(&it.state), &it.state)?,
        author: it.author_id,
        named: it.named,
        lang: it.lang,
        text: it.text,
        made_at: it.made_at,
    })
}

pub(super) fn answer_of(it: answer::Model) -> Result<Answer, StoreError> {
    Ok(Answer {
        id: it.id,
        comment: it.comment_id,
        body: it.body.parse().map_err(StoreError::corrupt)?,
        part: it.part,
        lang: it.lang,
        text: it.text,
        made_at: it.made_at,
    })
}

pub(super) fn flag_of(it: flag::Model) -> Result<Flag, StoreError> {
    Ok(Flag {
        id: it.id,
        thing: thing_of(it.kind.as_deref(), it.comment_id).map_err(StoreError::corrupt)?,
        by: it.reporter_id,
        reason: known(Reason::from_code(&it.reason), &it.reason)?,
        text: it.text,
        made_at: it.made_at,
    })
}

pub(super) fn decision_of(it: decision::Model) -> Result<Decision, StoreError> {
    Ok(Decision {
        id: it.id,
        thing: thing_of(it.kind.as_deref(), it.comment_id).map_err(StoreError::corrupt)?,
        about: it.about.parse().map_err(StoreError::corrupt)?,
        number: it.number,
        on_appeal: it.on_appeal,
        hides: it.hides,
        reason: known(Reason::from_code(&it.reason), &it.reason)?,
        lang: it.lang,
        text: it.text,
        flags: it.flags,
        decided_by: it.decided_by,
        same: it.same,
        batch: it.batch_id,
        made_at: it.made_at,
    })
}

pub(super) fn appeal_of(it: appeal::Model) -> Result<Appeal, StoreError> {
    let thing = thing_of(it.kind.as_deref(), it.comment_id).map_err(StoreError::corrupt)?;
    Ok(Appeal { id: it.id, thing, text: it.text, made_at: it.made_at })
}
