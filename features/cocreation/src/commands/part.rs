//! Whoever leads a process takes a proposal out of a joint one, or undoes the joint one whole.
//! Whoever supported the joint one itself is carried over, so that nobody is lost.

use super::matter::{Matter, moved, text};
use super::support::event_of;
use super::withdraw::part_from;
use crate::model::Process;
use crate::model::proposal::{Origin, Proposal, State, Step};
use crate::policy;
use crate::queries::{self, Support};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Event, Tx};
use minga_web::Check;
use uuid::Uuid;

/// What was parted.
pub(crate) struct Parted {
    pub(crate) process: Process,
    /// What stands for itself again, whose authors are to be told.
    pub(crate) originals: Vec<Proposal>,
}

/// The command. Of a joint proposal everything is parted, of an original only itself. The caller
/// tells the authors by mail in the same transaction, and commits.
pub(crate) async fn part(cx: &Cx, tx: &Tx, proposal: Uuid, reason: &str) -> Result<Parted, CommandError> {
    let Matter { process, proposal: it } = Matter::find(tx, proposal).await?;
    let capacity = policy::may_lead(&standing(cx, tx).await?, "cocreation.part", process.id)?;
    let whole = match it.merged_into {
        Some(id) => queries::proposal_by_id(tx, id).await?.ok_or(CommandError::NotFound)?,
        None => it.clone(),
    };
    let chain = queries::chains(tx, &[whole.id]).await?.remove(&whole.id).unwrap_or_default();
    let top = match chain.last() {
        Some(id) => queries::proposal_by_id(tx, *id).await?.ok_or(CommandError::NotFound)?,
        None => whole.clone(),
    };
    // What was answered was answered as a whole; what is hidden is shown again first.
    if top.state == State::Answered || whole.state == State::Hidden {
        return Err(Refusal::State.into());
    }
    let all = queries::parts_of(tx, &[whole.id]).await?;
    let undone = whole.id == it.id;
    if all.is_empty() || (undone && !it.joint) {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    let reason = text(cx, &mut check, "reason", reason, true);
    check.done()?;
    let originals: Vec<Proposal> = all.iter().filter(|part| undone || part.id == it.id).cloned().collect();
    let mut events = Vec::new();
    for original in &originals {
        events.extend(part_from(cx, tx, original, &reason).await?);
    }
    // Nothing is left of a joint proposal without parts, but those who supported it.
    if whole.joint && originals.len() == all.len() {
        events.extend(carry(cx, tx, &whole, &originals).await?);
        let to = State::Submitted.after(Step::Withdraw).ok_or(Refusal::State)?;
        events.insert(0, moved(&whole, "proposal.undone", to));
        queries::save_proposal(tx, &Proposal { state: to, ..whole.clone() }).await?;
    }
    queries::recount(tx, whole.id).await?;
    tx.publish(cx, &capacity, events).await?;
    Ok(Parted { process, originals })
}

/// Whoever supports the joint proposal itself supports each of these from now on.
async fn carry(
    cx: &Cx,
    tx: &Tx,
    joint: &Proposal,
    originals: &[Proposal],
) -> Result<Vec<Event>, CommandError> {
    let given = queries::supports_to(tx, joint.id).await?;
    let mut events = Vec::new();
    for original in originals {
        let there = queries::people_behind(tx, original.id).await?;
        for support in given.iter().filter(|it| !there.contains(&it.account)) {
            let carried = Support {
                id: cx.new_id(),
                proposal: original.id,
                account: support.account,
                origin: Origin::Carried,
                made_at: cx.now(),
            };
            queries::add_support(tx, &carried).await?;
            events.push(event_of(&carried, "support.carried"));
        }
        queries::recount(tx, original.id).await?;
    }
    Ok(events)
}
