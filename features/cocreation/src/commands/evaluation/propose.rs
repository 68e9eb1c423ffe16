//! Evaluators say something together: one proposes it, and it holds once everybody whose scores
//! count agrees.

use super::bench::{Bench, overtake};
use super::decide::{Decided, NewDecision, drafted, settled, still};
use crate::commands::matter::about;
use crate::model::evaluation::{AGREEMENT, DECISION, Decision, DecisionState};
use crate::queries;
use minga_kernel::Cx;
use minga_store::{CommandError, Event, References, Tx};
use serde_json::json;
use uuid::Uuid;

/// Proposes what to say; the caller tells the authors if it holds, and commits.
pub(crate) async fn propose(
    cx: &Cx,
    tx: &Tx,
    references: &References,
    new: NewDecision,
) -> Result<Decided, CommandError> {
    let mut bench = Bench::find(cx, tx, new.proposal).await?;
    bench.free()?;
    bench.after_own()?;
    let it = bench.proposal.clone();
    let decision = drafted(cx, tx, references, &bench.process, &it, &bench.panel, new).await?;
    let mut events = overtake(tx, &it, &bench.panel).await?;
    queries::add_decision(tx, &decision).await?;
    events.push(about(&it, DECISION.with(decision.id), "evaluation.proposed", json!({})));
    agreed(cx, tx, &mut bench, &decision, events).await
}

/// Agrees with what another one proposes to say.
pub(crate) async fn agree(cx: &Cx, tx: &Tx, proposal: Uuid, number: i64) -> Result<Decided, CommandError> {
    let mut bench = Bench::find(cx, tx, proposal).await?;
    bench.free()?;
    bench.after_own()?;
    let (id, decision) = still(&bench.panel, number)?;
    if bench.panel.agreements.contains(&(id, bench.account)) {
        return Ok(Decided { process: bench.process, proposal: bench.proposal, holds: false });
    }
    agreed(cx, tx, &mut bench, &decision, Vec::new()).await
}

async fn agreed(
    cx: &Cx,
    tx: &Tx,
    bench: &mut Bench,
    decision: &Decision,
    mut events: Vec<Event>,
) -> Result<Decided, CommandError> {
    let id = cx.new_id();
    queries::add_agreement(tx, id, decision.id, bench.account, cx.now()).await?;
    events.push(about(&bench.proposal, AGREEMENT.with(id), "evaluation.agreed", json!({})));
    bench.panel.agreements.push((decision.id, bench.account));
    let holds = bench.panel.waits_for(decision) == 0;
    if holds {
        let held = Decision { state: DecisionState::Decided, decided_at: Some(cx.now()), ..decision.clone() };
        queries::save_decision(tx, &held).await?;
        events.extend(settled(cx, tx, &bench.proposal, &bench.panel, &held).await?);
    }
    tx.publish(cx, &bench.capacity, events).await?;
    Ok(Decided { process: bench.process.clone(), proposal: bench.proposal.clone(), holds })
}
