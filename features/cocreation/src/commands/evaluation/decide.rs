//! What is said together of a proposal: by whoever leads the process, once everybody scored or
//! the last day has passed; or by the evaluators, once they all agree.

use super::bench::{overtake, rules_of};
use crate::commands::matter::{Matter, about, day_there, text};
use crate::model::Process;
use crate::model::evaluation::{CONFLICT, Conflict, DECISION, Decision, DecisionState, Panel, Verdict};
use crate::model::proposal::Proposal;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Event, References, Tx};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// What is said.
#[derive(Clone, Debug)]
pub(crate) struct NewDecision {
    pub(crate) proposal: Uuid,
    pub(crate) verdict: Option<Verdict>,
    pub(crate) text: String,
    /// How many there were of this proposal when the form was made.
    pub(crate) after: i64,
}

/// What was decided, or not yet.
pub(crate) struct Decided {
    pub(crate) process: Process,
    pub(crate) proposal: Proposal,
    pub(crate) holds: bool,
}

/// Whoever leads the process decides; the caller tells the authors, and commits.
pub(crate) async fn decide(
    cx: &Cx,
    tx: &Tx,
    references: &References,
    new: NewDecision,
) -> Result<Decided, CommandError> {
    let matter = Matter::find(tx, new.proposal).await?;
    let Matter { process, proposal: it } = &matter;
    let standing = standing(cx, tx).await?;
    let capacity = policy::may(&standing, "cocreation.decide_evaluation", it, &matter.parts())?;
    let account = standing.account.ok_or(Refusal::SignIn)?;
    let panel = queries::panel(tx, it, cx.now()).await?;
    // Nobody decides about their own, and whoever evaluates too scores first.
    if queries::interest(tx, it, account).await?.is_some() {
        return Err(Refusal::Role.into());
    }
    if panel.seat(account).is_some() && !panel.shows_to(account) {
        return Err(Refusal::Role.into());
    }
    let decision = drafted(cx, tx, references, process, it, &panel, new).await?;
    let mut events = overtake(tx, it, &panel).await?;
    let decision = Decision { state: DecisionState::Decided, decided_at: Some(cx.now()), ..decision };
    queries::add_decision(tx, &decision).await?;
    events.extend(settled(cx, tx, it, &panel, &decision).await?);
    tx.publish(cx, &capacity, events).await?;
    Ok(Decided { process: process.clone(), proposal: it.clone(), holds: true })
}

/// What somebody wrote, checked.
pub(crate) async fn drafted(
    cx: &Cx,
    tx: &Tx,
    references: &References,
    process: &Process,
    it: &Proposal,
    panel: &Panel,
    new: NewDecision,
) -> Result<Decision, CommandError> {
    let last = panel.decisions.last().map_or(0, |it| it.number);
    if last != new.after {
        return Err(CommandError::Changed);
    }
    let mut check = Check::default();
    if new.verdict.is_none() {
        check.refuse("verdict", "cocreation-choice");
    }
    let text = text(cx, &mut check, "text", &new.text, true);
    check.done()?;
    let verdict = new.verdict.ok_or_else(|| refused("verdict", "cocreation-choice"))?;
    let today = day_there(tx, references, process, cx.now()).await?;
    let over = rules_of(tx, process).await?.is_over(today);
    if panel.sheets().is_empty() || !(panel.is_complete() || over) {
        return Err(refused("verdict", "evaluation-waiting"));
    }
    Ok(Decision {
        id: cx.new_id(),
        process: process.id,
        proposal: it.id,
        number: last + 1,
        state: DecisionState::Proposed,
        verdict,
        lang: cx.lang.code().to_owned(),
        text,
        made_at: cx.now(),
        decided_at: None,
    })
}

/// Writes down which interests were found, so that they stand whatever becomes of who had them,
/// and tells of the decision.
pub(crate) async fn settled(
    cx: &Cx,
    tx: &Tx,
    it: &Proposal,
    panel: &Panel,
    decision: &Decision,
) -> Result<Vec<Event>, CommandError> {
    let known = queries::conflicts_of(tx, &[it.id]).await?;
    let mut events = Vec::new();
    for seat in &panel.seats {
        let Some(cause) = seat.conflict.filter(|_| known.iter().all(|it| it.account != seat.account)) else {
            continue;
        };
        let found = Conflict {
            id: cx.new_id(),
            process: it.process,
            proposal: it.id,
            account: seat.account,
            body: seat.body.clone(),
            cause,
            lang: decision.lang.clone(),
            reason: String::new(),
            made_at: cx.now(),
        };
        queries::add_conflict(tx, &found).await?;
        events.push(about(it, CONFLICT.with(found.id), "evaluation.conflict_found", json!({})));
    }
    let facts = json!({
        "verdict": decision.verdict.code(), "evaluated": panel.sheets().len(), "of": panel.expected(),
    });
    events.push(about(it, DECISION.with(decision.id), "evaluation.decided", facts));
    Ok(events)
}

/// The identifier of what is proposed to be said together, if it is still this one.
pub(crate) fn still(panel: &Panel, number: i64) -> Result<(Uuid, Decision), CommandError> {
    let it = panel.proposed().filter(|it| it.number == number).ok_or(CommandError::Changed)?;
    Ok((it.id, it.clone()))
}
