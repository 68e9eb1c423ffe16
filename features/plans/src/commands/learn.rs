//! What was learned, and what may go wrong: written by who carries a commitment out.

use crate::model::{COMMITMENT, LEARNING, LEARNINGS, Learning, RISK, Risk};
use crate::policy;
use crate::queries::{self, Among, Save};
use minga_auth::standing;
use minga_kernel::{Capacity, Cx, Text};
use minga_store::{CommandError, Event, Store, Tx};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// Something that was learned: new, or in place of what stood there.
#[derive(Clone, Debug)]
pub(crate) struct NewLearning {
    pub(crate) commitment: Uuid,
    /// The one that it replaces.
    pub(crate) known: Option<Uuid>,
    /// One of [`LEARNINGS`]; of a known one it stays.
    pub(crate) kind: String,
    pub(crate) text: Text,
}

/// The command by which a learning is written.
pub(crate) async fn learn(cx: &Cx, store: &Store, new: NewLearning) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let (plan, actor) = pass(cx, &tx, new.commitment).await?;
    let all = queries::learnings(&tx, Among::Commitment(new.commitment)).await?;
    let mut check = Check::default();
    check.text("text", &new.text, cx.limits.text, true);
    let (learning, how, action) = if let Some(id) = new.known {
        let known = all.into_iter().find(|it| it.id == id).ok_or(CommandError::NotFound)?;
        (Learning { text: new.text, ..known }, Save::Known, "learning.changed")
    } else {
        if !LEARNINGS.contains(&new.kind.as_str()) {
            check.refuse("kind", "choice");
        }
        let alike = all.iter().filter(|it| it.kind == new.kind).map(|it| it.position);
        let position = alike.max().unwrap_or(0) + 1;
        let (id, commitment, kind) = (cx.new_id(), new.commitment, new.kind);
        (Learning { id, plan, commitment, kind, position, text: new.text }, Save::New, "learning.added")
    };
    check.done()?;
    queries::save_learnings(cx, &tx, how, &[&learning]).await?;
    let event = Event {
        root: crate::model::PLAN.with(plan),
        subject: COMMITMENT.with(learning.commitment),
        thing: LEARNING.with(learning.id),
        action,
        facts: json!({}),
    };
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}

/// Something that may go wrong: new, or in place of what stood there.
#[derive(Clone, Debug)]
pub(crate) struct NewRisk {
    pub(crate) commitment: Uuid,
    /// The one that it replaces.
    pub(crate) known: Option<Uuid>,
    pub(crate) text: Text,
    pub(crate) contingency: Text,
    /// Whether it is over.
    pub(crate) over: bool,
}

/// The command by which a risk is written.
pub(crate) async fn risk(cx: &Cx, store: &Store, new: NewRisk) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let (plan, actor) = pass(cx, &tx, new.commitment).await?;
    let all = queries::risks(&tx, new.commitment).await?;
    let mut check = Check::default();
    check.text("risk", &new.text, cx.limits.text, true);
    check.text("contingency", &new.contingency, cx.limits.text, false);
    check.done()?;
    let known = match new.known {
        Some(id) => Some(all.iter().find(|it| it.id == id).ok_or(CommandError::NotFound)?),
        None => None,
    };
    let risk = Risk {
        id: known.map_or_else(|| cx.new_id(), |it| it.id),
        plan,
        commitment: new.commitment,
        position: known
            .map_or_else(|| all.iter().map(|it| it.position).max().unwrap_or(0) + 1, |it| it.position),
        text: new.text,
        contingency: new.contingency,
        over: new.over,
    };
    queries::save_risk(&tx, &risk, known.is_none()).await?;
    let action = match known {
        None => "risk.added",
        Some(known) if !known.over && risk.over => "risk.over",
        Some(_) => "risk.changed",
    };
    let event = Event {
        root: crate::model::PLAN.with(plan),
        subject: COMMITMENT.with(risk.commitment),
        thing: RISK.with(risk.id),
        action,
        facts: json!({}),
    };
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}

/// The plan of a commitment, for somebody who may write what is learned from it. Nobody else
/// writes there until the transaction ends.
async fn pass(cx: &Cx, tx: &Tx, commitment: Uuid) -> Result<(Uuid, Capacity), CommandError> {
    tx.lock(&format!("commitment {commitment}")).await?;
    let known = queries::commitments_by_id(tx, &[commitment]).await?.pop().ok_or(CommandError::NotFound)?;
    let plan = super::matter::plan(tx, known.plan).await?;
    let among = Among::Commitment(commitment);
    let bodies = queries::bodies(tx, among).await?.remove(&commitment).unwrap_or_default();
    let capacity = policy::may_learn(&standing(cx, tx).await?, &plan, &bodies)?;
    Ok((plan.id, capacity))
}
