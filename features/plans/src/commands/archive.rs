//! Copies of the addresses that are given as evidence: asked for with the change that gives
//! them, made by the program itself, and asked for again by those whose evidence it is.

use crate::model::{Archive, ArchiveState, COMMITMENT, EVIDENCE, Evidence, MILESTONE, PLAN};
use crate::policy;
use crate::queries::{self, Among};
use minga_auth::standing;
use minga_jobs::enqueue;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Event, Store, StoreError, Tx};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

/// The kind of job that makes copies.
pub(crate) const KIND: &str = "plans.archive";

/// What a job makes copies of.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Of {
    /// One means of verification.
    Evidence(Uuid),
    /// Every address of a plan that was imported, if the installation is set to it.
    Imported(Uuid),
}

/// Asks for copies once this change is committed.
pub(crate) async fn ask(cx: &Cx, tx: &Tx, of: Of) -> Result<(), StoreError> {
    enqueue(cx, tx, KIND, &of).await.map(drop)
}

/// The command by which somebody asks again for a copy that could not be made, or for one of an
/// address that was imported.
pub(crate) async fn ask_again(cx: &Cx, store: &Store, id: Uuid) -> Result<(), CommandError> {
    let tx = store.write().await?;
    tx.lock(&lock(id)).await?;
    let evidence = queries::evidence_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let plan = super::matter::plan(&tx, evidence.plan).await?;
    let among = Among::Commitment(evidence.commitment);
    let bodies = queries::bodies(&tx, among).await?.remove(&evidence.commitment).unwrap_or_default();
    let actor = policy::may_archive(&standing(cx, &tx).await?, &plan, &bodies)?;
    if evidence.given.file.is_some() || !evidence.given.archive.can_be_asked(cx.now()) {
        return Err(Refusal::State.into());
    }
    queries::save_archive(&tx, id, &Archive::asked(cx.now())).await?;
    ask(cx, &tx, Of::Evidence(id)).await?;
    tx.publish(cx, &actor, vec![event(&evidence, "evidence.archive_asked", json!({}))]).await?;
    Ok(tx.commit().await?)
}

/// The command by which the program asks for copies of addresses that were imported; how many.
pub(crate) async fn ask_imported(cx: &Cx, store: &Store, plan: Uuid) -> Result<usize, CommandError> {
    /// Addresses in one change.
    const SOME: u64 = 500;
    let tx = store.write().await?;
    let plan = super::matter::plan(&tx, plan).await?;
    let actor = policy::may_archive(&standing(cx, &tx).await?, &plan, &[])?;
    let mut events = Vec::new();
    for id in queries::without_copy(&tx, plan.id, SOME).await? {
        let Some(evidence) = queries::evidence_by_id(&tx, id).await? else { continue };
        queries::save_archive(&tx, id, &Archive::asked(cx.now())).await?;
        ask(cx, &tx, Of::Evidence(id)).await?;
        events.push(event(&evidence, "evidence.archive_asked", json!({})));
    }
    let many = events.len();
    if many > 0 {
        tx.publish(cx, &actor, events).await?;
    }
    tx.commit().await?;
    Ok(many)
}

/// The command by which the program writes down what came of it. What is not waited for any
/// more is not written: the job ran twice, or the address changed meanwhile.
pub(crate) async fn settle(cx: &Cx, tx: Tx, tried: &Evidence, archive: &Archive) -> Result<(), CommandError> {
    tx.lock(&lock(tried.id)).await?;
    let evidence = queries::evidence_by_id(&tx, tried.id).await?.ok_or(CommandError::NotFound)?;
    if evidence.given.archive.state != Some(ArchiveState::Waiting) || evidence.url != tried.url {
        return Ok(());
    }
    let plan = super::matter::plan(&tx, evidence.plan).await?;
    let actor = policy::may_archive(&standing(cx, &tx).await?, &plan, &[])?;
    queries::save_archive(&tx, evidence.id, archive).await?;
    let (action, facts) = match archive.state {
        Some(ArchiveState::Kept) => ("evidence.archived", json!({ "sha256": archive.copy })),
        _ => ("evidence.not_archived", json!({ "why": archive.failed })),
    };
    tx.publish(cx, &actor, vec![event(&evidence, action, facts)]).await?;
    Ok(tx.commit().await?)
}

fn lock(id: Uuid) -> String {
    format!("evidence {id}")
}

fn event(it: &Evidence, action: &'static str, facts: Value) -> Event {
    let subject = it.milestone.map_or_else(|| COMMITMENT.with(it.commitment), |id| MILESTONE.with(id));
    Event { root: PLAN.with(it.plan), subject, thing: EVIDENCE.with(it.id), action, facts }
}
