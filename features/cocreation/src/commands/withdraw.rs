//! An author takes back their proposal. The words are gone for ever, also for the record; whoever
//! supported it stays counted, and what had joined it stands for itself again.

use super::matter::{Matter, about, moved};
use crate::model::proposal::{Proposal, State, Step, Written};
use crate::model::{MERGER, Process};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Capacity, Cx, Refusal};
use minga_store::{CommandError, Event, Store, Tx};
use serde_json::json;
use uuid::Uuid;

/// The command.
pub(crate) async fn withdraw(cx: &Cx, store: &Store, proposal: Uuid) -> Result<Process, CommandError> {
    let tx = store.write().await?;
    let process = withdraw_in(cx, &tx, proposal).await?;
    tx.commit().await?;
    Ok(process)
}

/// The same as a part of another change.
pub(crate) async fn withdraw_in(cx: &Cx, tx: &Tx, proposal: Uuid) -> Result<Process, CommandError> {
    let matter = Matter::find(tx, proposal).await?;
    let capacity = policy::may_with_own(&standing(cx, tx).await?, "cocreation.withdraw", &matter.proposal)?;
    erase(cx, tx, &capacity, matter).await
}

/// Erases what was proposed. Whoever calls knows whose it is.
pub(super) async fn erase(
    cx: &Cx,
    tx: &Tx,
    capacity: &Capacity,
    matter: Matter,
) -> Result<Process, CommandError> {
    let Matter { process, proposal: it } = matter;
    let to = it.state.after(Step::Withdraw).ok_or(Refusal::State)?;
    let mut events = Vec::new();
    // What is a part of something else keeps its own parts in it.
    if it.merged_into.is_none() {
        for part in queries::parts_of(tx, &[it.id]).await? {
            events.extend(part_from(cx, tx, &part, "").await?);
        }
    }
    if let Some(mut merger) = queries::open_merger(tx, it.id).await? {
        merger.objection = String::new();
        queries::save_merger(tx, &merger).await?;
        tx.forget_texts(&MERGER.with(merger.id)).await?;
        events.push(about(&it, MERGER.with(merger.id), "proposal.objection_withdrawn", json!({})));
    }
    let event = moved(&it, "proposal.withdrawn", to);
    let Written { theme, place, lang, .. } = it.written.clone();
    let written = Written { theme, place, lang, ..Written::default() };
    let gone = Proposal { state: to, author: None, written, ..it.clone() };
    queries::save_proposal(tx, &gone).await?;
    tx.forget_texts(&it.reference()).await?;
    events.insert(0, event);
    queries::recount(tx, it.id).await?;
    tx.publish(cx, capacity, events).await?;
    Ok(process)
}

/// A proposal stands for itself again. The caller counts anew what it was a part of.
pub(crate) async fn part_from(
    cx: &Cx,
    tx: &Tx,
    it: &Proposal,
    reason: &str,
) -> Result<Vec<Event>, CommandError> {
    let mut parted = Proposal { merged_into: None, ..it.clone() };
    let back = State::Merged.after(Step::Part).ok_or(Refusal::State)?;
    match (it.state, it.hidden_from) {
        (State::Merged, _) => parted.state = back,
        (State::Hidden, Some(State::Merged)) => parted.hidden_from = Some(back),
        _ => {}
    }
    queries::save_proposal(tx, &parted).await?;
    let mut events = vec![moved(it, "proposal.parted", parted.state)];
    if let Some(mut merger) = queries::open_merger(tx, it.id).await? {
        merger.ended_at = Some(cx.now());
        reason.clone_into(&mut merger.end_reason);
        queries::save_merger(tx, &merger).await?;
        events.push(about(it, MERGER.with(merger.id), "proposal.merger_ended", json!({})));
    }
    queries::recount(tx, it.id).await?;
    Ok(events)
}
