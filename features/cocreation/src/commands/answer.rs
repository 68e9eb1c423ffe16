//! An institution answers a proposal, with its reasons. A correction is a further answer.

use super::matter::{Matter, about, moved, text};
use crate::model::proposal::{Answer, Outcome, Proposal, Step};
use crate::model::{ANSWER, Process};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Tx};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct NewAnswer {
    pub(crate) proposal: Uuid,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) text: String,
    /// How many answers its author saw.
    pub(crate) after: Option<i64>,
}

/// What was answered.
pub(crate) struct Answered {
    pub(crate) process: Process,
    pub(crate) proposal: Proposal,
}

/// The command; the caller tells the authors by mail in the same transaction, and commits.
pub(crate) async fn answer(cx: &Cx, tx: &Tx, new: NewAnswer) -> Result<Answered, CommandError> {
    let matter = Matter::find(tx, new.proposal).await?;
    let it = &matter.proposal;
    let capacity = policy::may(&standing(cx, tx).await?, "cocreation.answer", it, &matter.parts())?;
    let to = it.state.after(Step::Answer).ok_or(Refusal::State)?;
    let mut check = Check::default();
    if new.outcome.is_none() {
        check.refuse("outcome", "cocreation-choice");
    }
    let text = text(cx, &mut check, "text", &new.text, true);
    check.done()?;
    let outcome = new.outcome.ok_or_else(|| refused("outcome", "cocreation-choice"))?;
    let said = queries::answers_to(tx, &[it.id]).await?;
    let last = said.last().map_or(0, |it| it.number);
    if new.after.is_some_and(|seen| seen != last) {
        return Err(CommandError::Changed);
    }
    let answer = Answer {
        id: cx.new_id(),
        proposal: it.id,
        number: last + 1,
        outcome,
        body: capacity.body.clone(),
        lang: cx.lang.code().to_owned(),
        text,
        made_at: cx.now(),
    };
    queries::add_answer(tx, &answer).await?;
    let answered = Proposal { state: to, outcome: Some(outcome), ..it.clone() };
    queries::save_proposal(tx, &answered).await?;
    let facts = json!({ "outcome": outcome.code() });
    let mut events = vec![about(it, ANSWER.with(answer.id), "proposal.answered", facts)];
    events.push(moved(it, "proposal.moved", to));
    tx.publish(cx, &capacity, events).await?;
    Ok(Answered { process: matter.process, proposal: answered })
}
