//! Whoever leads a process says that proposals that look alike are not the same. It is
//! remembered: they are not put together again.

use super::matter::{hold, told};
use crate::model::analysis::pair;
use crate::model::{APART, PROCESS};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Cx;
use minga_store::{CommandError, Store};
use minga_web::refused;
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The most proposals of a group that are told apart at once.
pub(crate) const MOST: usize = 50;

/// Tells the chosen ones of a group apart from its others; all from each other if all are chosen.
pub(crate) async fn tell_apart(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    members: &[i64],
    chosen: &[i64],
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let capacity = policy::may_lead(&standing(cx, &tx).await?, "cocreation.merge", process)?;
    let process = hold(&tx, process).await?;
    let chosen: BTreeSet<i64> = chosen.iter().copied().filter(|it| members.contains(it)).collect();
    if chosen.is_empty() || members.len() < 2 || members.len() > MOST {
        return Err(refused("numbers", "cocreation-apart-none"));
    }
    let mut ids = Vec::new();
    for number in members {
        let found = queries::proposal_by_number(&tx, process.id, *number).await?;
        let it = found.ok_or_else(|| refused("numbers", "cocreation-unknown"))?;
        ids.push((it.id, chosen.contains(number)));
    }
    let all = chosen.len() == ids.len();
    let pairs: BTreeSet<(Uuid, Uuid)> = ids
        .iter()
        .enumerate()
        .flat_map(|(at, one)| ids[at + 1..].iter().map(move |other| (one, other)))
        .filter(|(one, other)| one.0 != other.0 && (all || one.1 != other.1))
        .map(|(one, other)| pair(one.0, other.0))
        .collect();
    let known: Vec<Uuid> = ids.iter().map(|it| it.0).collect();
    let known = queries::apart_among(&tx, process.id, &known).await?;
    let mut events = Vec::new();
    for both in pairs.into_iter().filter(|both| !known.contains(both)) {
        let id = cx.new_id();
        queries::add_apart(&tx, id, process.id, both, cx.now()).await?;
        let subject = PROCESS.with(process.id);
        events.push(told(process.id, subject, APART.with(id), "proposals.told_apart", json!({})));
    }
    if !events.is_empty() {
        tx.publish(cx, &capacity, events).await?;
    }
    Ok(tx.commit().await?)
}
