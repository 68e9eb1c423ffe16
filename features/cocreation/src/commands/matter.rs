//! What a command is about, as it is inside its transaction.

use crate::model::proposal::{Proposal, State};
use crate::model::{JURISDICTION, LEAD, ORGANISATION, PROCESS, PROPOSAL, Process};
use crate::queries;
use minga_calendar::calendars_of;
use minga_kernel::{Cx, Day, Moment, Parts, Ref, clean};
use minga_store::{CommandError, Conn, Event, References, StoreError, Tx};
use minga_web::Check;
use serde_json::{Value, json};
use uuid::Uuid;

/// A proposal with its process. Nobody else changes anything in the process until the
/// transaction ends.
pub(crate) struct Matter {
    pub(crate) process: Process,
    pub(crate) proposal: Proposal,
}

impl Matter {
    pub(crate) async fn find(tx: &Tx, id: Uuid) -> Result<Matter, CommandError> {
        let process = queries::proposal_by_id(tx, id).await?.ok_or(CommandError::NotFound)?.process;
        let process = hold(tx, process).await?;
        let proposal = queries::proposal_by_id(tx, id).await?.ok_or(CommandError::NotFound)?;
        Ok(Matter { process, proposal })
    }

    /// Who answers for it.
    pub(crate) fn parts(&self) -> Parts {
        parts(&self.proposal)
    }
}

/// Who answers for a proposal: whoever leads the process, and the body to which it was given.
pub(crate) fn parts(it: &Proposal) -> Parts {
    let bodies = it.assigned.map(|id| (LEAD, ORGANISATION.with(id)));
    Parts { scope: Some(PROCESS.with(it.process)), bodies: bodies.into_iter().collect() }
}

/// A process, held until the transaction ends.
pub(crate) async fn hold(tx: &Tx, id: Uuid) -> Result<Process, CommandError> {
    tx.lock(&format!("process {id}")).await?;
    queries::processes_by_id(tx, &[id]).await?.pop().ok_or(CommandError::NotFound)
}

/// The day that it is where a process is.
pub(crate) async fn day_there(
    db: &Conn,
    references: &References,
    process: &Process,
    now: Moment,
) -> Result<Day, StoreError> {
    let place = vec![JURISDICTION.with(process.jurisdiction)];
    let calendar = calendars_of(db, references, &[place]).await?.pop().unwrap_or_default();
    Ok(calendar.day_of(now))
}

/// Something that happened to a thing of a process.
pub(crate) fn told(process: Uuid, subject: Ref, thing: Ref, action: &'static str, facts: Value) -> Event {
    Event { root: PROCESS.with(process), subject, thing, action, facts }
}

/// Something that happened to a proposal.
pub(crate) fn happened(it: &Proposal, action: &'static str, facts: Value) -> Event {
    told(it.process, it.reference(), it.reference(), action, facts)
}

/// That a proposal moved to another state.
pub(crate) fn moved(it: &Proposal, action: &'static str, to: State) -> Event {
    happened(it, action, json!({ "changes": { "state": [it.state.code(), to.code()] } }))
}

/// Something that happened to what was written about a proposal.
pub(crate) fn about(it: &Proposal, thing: Ref, action: &'static str, facts: Value) -> Event {
    told(it.process, PROPOSAL.with(it.id), thing, action, facts)
}

/// A text that stays of what was written, which is refused if it is too long, or nothing where
/// something is required.
pub(crate) fn text(cx: &Cx, check: &mut Check, field: &str, written: &str, required: bool) -> String {
    let text = clean::text(written);
    check.words(field, &text, cx.limits.text, required);
    text
}

/// The same in one line.
pub(crate) fn line(cx: &Cx, check: &mut Check, field: &str, written: &str, required: bool) -> String {
    let line = clean::name(written);
    check.words(field, &line, cx.limits.line, required);
    line
}
