//! An evaluator before a proposal, as it is inside the transaction.

use crate::commands::matter::{Matter, about};
use crate::model::Process;
use crate::model::evaluation::{DECISION, Decision, DecisionState, Panel, Rules};
use crate::model::proposal::Proposal;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Capacity, Cx, Refusal};
use minga_store::{CommandError, Conn, Event, StoreError, Tx};
use minga_web::refused;
use serde_json::json;
use uuid::Uuid;

/// An evaluator before a proposal. Nobody else changes anything in the process until the
/// transaction ends.
pub(crate) struct Bench {
    pub(crate) process: Process,
    pub(crate) proposal: Proposal,
    pub(crate) panel: Panel,
    pub(crate) rules: Rules,
    pub(crate) account: Uuid,
    pub(crate) capacity: Capacity,
}

impl Bench {
    /// Somebody who is named to evaluate in the process of this proposal. What was decided is
    /// scored and proposed no more.
    pub(crate) async fn find(cx: &Cx, tx: &Tx, proposal: Uuid) -> Result<Bench, CommandError> {
        let Matter { process, proposal } = Matter::find(tx, proposal).await?;
        let standing = standing(cx, tx).await?;
        let capacity = policy::may_evaluate(&standing, &proposal)?;
        let account = standing.account.ok_or(Refusal::SignIn)?;
        let panel = queries::panel(tx, &proposal, cx.now()).await?;
        if panel.decided().is_some() {
            return Err(Refusal::State.into());
        }
        let rules = rules_of(tx, &process).await?;
        Ok(Bench { process, proposal, panel, rules, account, capacity })
    }

    /// Refuses whoever has an interest of their own.
    pub(crate) fn free(&self) -> Result<(), CommandError> {
        match self.panel.seat(self.account) {
            Some(seat) if seat.conflict.is_some() => Err(refused("reason", "evaluation-conflict")),
            _ => Ok(()),
        }
    }

    /// Refuses whoever has not given scores of their own that count.
    pub(crate) fn after_own(&self) -> Result<(), CommandError> {
        if self.panel.shows_to(self.account) { Ok(()) } else { Err(Refusal::State.into()) }
    }
}

/// How proposals of a process are evaluated: as was said, or from 1 to 5.
pub(crate) async fn rules_of(db: &Conn, process: &Process) -> Result<Rules, StoreError> {
    let said = queries::evaluation_rules(db, process.id).await?;
    let usual = || Rules {
        id: Uuid::nil(),
        process: process.id,
        due: None,
        lowest: 1,
        highest: 5,
        made_at: process.made_at,
    };
    Ok(said.unwrap_or_else(usual))
}

/// What an evaluator proposed to say together holds no more: something changed since.
pub(crate) async fn overtake(tx: &Tx, it: &Proposal, panel: &Panel) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for known in panel.decisions.iter().filter(|it| it.state == DecisionState::Proposed) {
        let over = Decision { state: DecisionState::Overtaken, ..known.clone() };
        queries::save_decision(tx, &over).await?;
        events.push(about(it, DECISION.with(known.id), "evaluation.overtaken", json!({})));
    }
    Ok(events)
}
