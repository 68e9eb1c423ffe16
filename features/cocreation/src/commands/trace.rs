//! Whoever leads a process, or the plan of a commitment, says which proposals it came from, and
//! by how much.

use super::matter::{Matter, happened};
use crate::model::{COMMITMENT, PROPOSAL};
use crate::policy;
use minga_auth::standing;
use minga_kernel::{Cx, Ref, Refusal};
use minga_store::{CommandError, Event, ORIGINS, References, Store, origins_of, outcomes_of, set_origin};
use minga_web::refused;
use serde_json::json;
use uuid::Uuid;

/// The most that comes of one proposal, and that one thing comes from: a page shows them all.
pub(crate) const MOST: usize = 200;

/// What came from what.
#[derive(Clone, Debug)]
pub(crate) struct Trace {
    pub(crate) proposal: Uuid,
    /// What came of it; nothing if what was written names nothing.
    pub(crate) to: Option<Ref>,
    /// A code of [`ORIGINS`]; nothing for that it did not.
    pub(crate) share: Option<String>,
}

/// The command. `field` is where the form names the other end.
pub(crate) async fn trace(
    cx: &Cx,
    store: &Store,
    references: &References,
    trace: Trace,
    field: &str,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let Matter { process, proposal: it } = Matter::find(&tx, trace.proposal).await?;
    let standing = standing(cx, &tx).await?;
    let to = trace.to.filter(|to| to.kind == COMMITMENT);
    let scope = match &to {
        Some(to) => references.parts(&tx, std::slice::from_ref(to)).await?.remove(to).and_then(|it| it.scope),
        None => None,
    };
    let capacity = match policy::may_lead(&standing, "cocreation.trace", process.id) {
        Ok(capacity) => capacity,
        Err(refusal) => match &scope {
            Some(scope) => policy::may_trace_in(&standing, scope)?,
            None => return Err(refusal.into()),
        },
    };
    if !process.is_public() || !it.state.is_readable() {
        return Err(Refusal::State.into());
    }
    let to = to.ok_or_else(|| refused(field, "trace-unknown"))?;
    if references.one(&tx, &to).await?.is_none() {
        return Err(refused(field, "trace-unknown"));
    }
    let share = match trace.share.as_deref() {
        None => None,
        Some(code) => {
            let known = ORIGINS.iter().find(|(own, _)| *own == code);
            Some(known.ok_or_else(|| refused("share", "cocreation-choice"))?.0)
        }
    };
    let from = PROPOSAL.with(it.id);
    let own = outcomes_of(&tx, std::slice::from_ref(&from)).await?;
    let known = own.iter().find(|known| known.to == to).map(|known| known.share);
    if known == share {
        return Ok(());
    }
    let there = origins_of(&tx, std::slice::from_ref(&to)).await?.len();
    if known.is_none() && (own.len() >= MOST || there >= MOST) {
        return Err(refused(field, "cocreation-many"));
    }
    set_origin(&tx, &from, &to, share).await?;
    let facts = json!({ "to": to.to_string(), "changes": { "share": [known, share] } });
    let action = if share.is_some() { "proposal.led_to" } else { "proposal.led_not_to" };
    let mut events = vec![happened(&it, action, facts.clone())];
    // Told on the other page too.
    let root = scope.unwrap_or_else(|| to.clone());
    let action = if share.is_some() { "origin.told" } else { "origin.taken_back" };
    events.push(Event { root, subject: to, thing: from, action, facts });
    tx.publish(cx, &capacity, events).await?;
    Ok(tx.commit().await?)
}
