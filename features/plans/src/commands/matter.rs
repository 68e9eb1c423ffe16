//! What a command is about, as it is inside its transaction.

use crate::model::{Body, Milestone, Plan};
use crate::queries::{self, Among};
use minga_kernel::{Capacity, Ref};
use minga_store::{CommandError, Event, Tx};
use serde_json::{Value, json};
use uuid::Uuid;

/// A milestone with what decides who may touch it. Nobody else writes under it until the
/// transaction ends.
pub(crate) struct MilestoneMatter {
    pub(crate) plan: Plan,
    pub(crate) bodies: Vec<Body>,
    pub(crate) milestone: Milestone,
    /// The number of its newest report; 0 before the first.
    pub(crate) last_report: i64,
}

impl MilestoneMatter {
    pub(crate) async fn find(tx: &Tx, id: Uuid) -> Result<MilestoneMatter, CommandError> {
        tx.lock(&format!("milestone {id}")).await?;
        let found = queries::milestone_matter(tx, id).await?;
        let (milestone, plan, last_report) = found.ok_or(CommandError::NotFound)?;
        let among = Among::Commitment(milestone.commitment);
        let bodies = queries::bodies(tx, among).await?.remove(&milestone.commitment).unwrap_or_default();
        Ok(MilestoneMatter { plan, bodies, milestone, last_report })
    }

    /// Something that happened to the milestone, stated with the facts of `thing`.
    pub(crate) fn event(&self, thing: Ref, action: &'static str, facts: Value) -> Event {
        Event {
            root: self.plan.reference(),
            subject: crate::model::MILESTONE.with(self.milestone.id),
            thing,
            action,
            facts,
        }
    }
}

/// The plan by its identifier.
pub(crate) async fn plan(tx: &Tx, id: Uuid) -> Result<Plan, CommandError> {
    queries::plans_by_id(tx, &[id]).await?.pop().ok_or(CommandError::NotFound)
}

/// The organisation for which somebody acts.
pub(crate) fn body_of(capacity: &Capacity) -> Option<Uuid> {
    capacity.body.as_ref().map(|body| body.id)
}

/// What moved from one value to another, as events tell it; nothing if nothing did.
pub(crate) fn moved<const N: usize>(pairs: [(&str, Value, Value); N]) -> Option<Value> {
    let changes: serde_json::Map<String, Value> = pairs
        .into_iter()
        .filter(|(_, from, to)| from != to)
        .map(|(name, from, to)| (name.to_owned(), json!([from, to])))
        .collect();
    (!changes.is_empty()).then(|| json!({ "changes": changes }))
}
