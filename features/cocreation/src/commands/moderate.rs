//! A proposal is hidden, with the reason, or shown again. Whoever decides that, and why, is asked
//! and kept by the feature that moderates, in the same transaction.

use super::matter::{Matter, moved};
use crate::model::proposal::{Proposal, State, Step};
use crate::queries;
use minga_kernel::{Capacity, Cx, Refusal};
use minga_store::{CommandError, Tx};
use uuid::Uuid;

/// Hides a proposal that can be read, or that waits for a first look.
pub(crate) async fn hide(
    cx: &Cx,
    tx: &Tx,
    capacity: &Capacity,
    proposal: Uuid,
    why: &str,
) -> Result<(), CommandError> {
    let it = Matter::find(tx, proposal).await?.proposal;
    let to = it.state.after(Step::Hide).ok_or(Refusal::State)?;
    let hidden =
        Proposal { state: to, hidden_from: Some(it.state), hidden_why: why.to_owned(), ..it.clone() };
    queries::save_proposal(tx, &hidden).await?;
    tx.publish(cx, capacity, vec![moved(&it, "proposal.hidden", to)]).await?;
    Ok(())
}

/// Shows a proposal where it stood, or where it was sent to.
pub(crate) async fn show(cx: &Cx, tx: &Tx, capacity: &Capacity, proposal: Uuid) -> Result<(), CommandError> {
    let it = Matter::find(tx, proposal).await?.proposal;
    back(cx, tx, capacity, &it, it.shown_as()).await
}

/// Puts a hidden proposal back exactly where it stood.
pub(crate) async fn put_back(
    cx: &Cx,
    tx: &Tx,
    capacity: &Capacity,
    proposal: Uuid,
) -> Result<(), CommandError> {
    let it = Matter::find(tx, proposal).await?.proposal;
    let to = if it.hidden_from == Some(State::Waiting) { State::Waiting } else { it.shown_as() };
    back(cx, tx, capacity, &it, to).await
}

async fn back(cx: &Cx, tx: &Tx, capacity: &Capacity, it: &Proposal, to: State) -> Result<(), CommandError> {
    if !matches!(it.state, State::Hidden | State::Waiting) {
        return Err(Refusal::State.into());
    }
    let shown = Proposal { state: to, hidden_from: None, hidden_why: String::new(), ..it.clone() };
    queries::save_proposal(tx, &shown).await?;
    let never_seen = it.state == State::Waiting || it.hidden_from == Some(State::Waiting);
    let action = match to {
        State::Waiting => "proposal.held",
        // Now everybody hears that it was sent.
        _ if never_seen => "proposal.submitted",
        _ => "proposal.shown",
    };
    tx.publish(cx, capacity, vec![moved(it, action, to)]).await?;
    Ok(())
}
