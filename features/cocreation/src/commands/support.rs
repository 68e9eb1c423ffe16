//! Somebody supports a proposal, or takes that back. One person, one support.

use super::draft::takes_part;
use super::matter::{Matter, day_there};
use crate::model::proposal::{Origin, State};
use crate::model::{SUPPORT, SUPPORTS};
use crate::policy;
use crate::queries::{self, Support};
use minga_auth::{Allowance, allow, standing};
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Event, References, Store};
use minga_web::{TOO_OFTEN, refused};
use serde_json::json;
use uuid::Uuid;

/// So many times as often as somebody may comment: whoever reads through a process supports more
/// than they write.
const MORE: u32 = 30;

/// Supports a proposal. Whoever does already changes nothing.
pub(crate) async fn support(
    cx: &Cx,
    store: &Store,
    references: &References,
    proposal: Uuid,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let matter = Matter::find(&tx, proposal).await?;
    let capacity = policy::may_support(&standing, &matter.proposal)?;
    let (account, capacity) = takes_part(&tx, &matter.process, &standing, capacity).await?;
    let today = day_there(&tx, references, &matter.process, cx.now()).await?;
    if !matter.process.takes_supports(today) {
        return Err(Refusal::State.into());
    }
    let before = queries::reach(&tx, account).await?;
    if before.contains(&proposal) {
        return Ok(());
    }
    let often = Allowance::hourly(cx.limits.comments.saturating_mul(MORE));
    if !allow(cx, &tx, "support", &account.to_string(), often).await? {
        tx.commit().await?;
        return Err(refused("who", TOO_OFTEN));
    }
    let given = Support { id: cx.new_id(), proposal, account, origin: Origin::Given, made_at: cx.now() };
    queries::add_support(&tx, &given).await?;
    queries::count_change(&tx, account, &before).await?;
    tx.publish(cx, &capacity, vec![event_of(&given, "support.given")]).await?;
    Ok(tx.commit().await?)
}

/// Takes back whatever somebody stands behind a proposal with, but what they proposed themselves:
/// that is withdrawn.
pub(crate) async fn take_back(
    cx: &Cx,
    store: &Store,
    references: &References,
    proposal: Uuid,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let matter = Matter::find(&tx, proposal).await?;
    let capacity = policy::may_support(&standing, &matter.proposal)?;
    let account = standing.account.ok_or(Refusal::SignIn)?;
    let today = day_there(&tx, references, &matter.process, cx.now()).await?;
    if !matter.process.takes_supports(today) {
        return Err(Refusal::State.into());
    }
    let before = queries::reach(&tx, account).await?;
    let all = queries::supports_of(&tx, account).await?;
    let ids: Vec<Uuid> = all.iter().map(|it| it.proposal).collect();
    let chains = queries::chains(&tx, &ids).await?;
    let within = |it: &&Support| chains.get(&it.proposal).is_some_and(|chain| chain.contains(&proposal));
    let own = queries::proposals_by_id(&tx, &ids).await?;
    let stands = |id| own.iter().any(|it| it.id == id && it.state != State::Withdrawn);
    let (authored, others): (Vec<&Support>, Vec<&Support>) =
        all.iter().filter(within).partition(|it| it.origin == Origin::Author && stands(it.proposal));
    if others.is_empty() && !authored.is_empty() {
        return Err(refused("who", "cocreation-own"));
    }
    let mut events = Vec::new();
    for it in others {
        queries::take_back(&tx, it.id).await?;
        events.push(event_of(it, "support.taken_back"));
    }
    if !events.is_empty() {
        queries::count_change(&tx, account, &before).await?;
        tx.publish(cx, &capacity, events).await?;
    }
    Ok(tx.commit().await?)
}

/// What happened to a support, told of it alone: the history of a proposal is for what was
/// decided.
pub(crate) fn event_of(it: &Support, action: &'static str) -> Event {
    let thing = SUPPORT.with(it.id);
    Event { root: SUPPORTS.with(it.proposal), subject: thing.clone(), thing, action, facts: json!({}) }
}
