//! What was not selected and is offered again.

use super::convert::proposal_of;
use crate::entity::{proposal, rescue, support};
use crate::model::proposal::{Outcome, Proposal, State};
use crate::model::rescue::{Rescue, RescueState};
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::Query;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::HashMap;

/// What of a process was answered with less than a yes, and is not on its way to that other one
/// already, in order.
pub(crate) async fn not_selected(db: &Conn, from: Uuid, to: Uuid) -> Result<Vec<Proposal>, StoreError> {
    let known = Query::select()
        .column(rescue::Column::OriginalId)
        .from(rescue::Entity)
        .and_where(rescue::Column::ToId.eq(to))
        .to_owned();
    let less = [Outcome::NotAccepted, Outcome::PartlyAccepted].map(Outcome::code);
    let found = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(from))
        .filter(proposal::Column::State.eq(State::Answered.code()))
        .filter(proposal::Column::Outcome.is_in(less))
        .filter(proposal::Column::Id.not_in_subquery(known))
        .order_by_asc(proposal::Column::Number);
    found.all(db).await?.into_iter().map(proposal_of).collect()
}

/// One rescue.
pub(crate) async fn rescue_by_id(db: &Conn, id: Uuid) -> Result<Option<Rescue>, StoreError> {
    rescue::Entity::find_by_id(id).one(db).await?.map(rescue_of).transpose()
}

/// How many of what comes into a process stand so.
pub(crate) async fn rescue_states(db: &Conn, to: Uuid) -> Result<HashMap<RescueState, u64>, StoreError> {
    let found: Vec<(String, i64)> = rescue::Entity::find()
        .filter(rescue::Column::ToId.eq(to))
        .select_only()
        .column(rescue::Column::State)
        .column_as(rescue::Column::Id.count(), "count")
        .group_by(rescue::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let told = found.into_iter().filter_map(|(state, count)| {
        Some((RescueState::from_code(&state)?, u64::try_from(count).unwrap_or(0)))
    });
    Ok(told.collect())
}

/// What authors were silent about until now, the oldest first.
pub(crate) async fn due_rescues(db: &Conn, now: Moment, limit: u64) -> Result<Vec<Uuid>, StoreError> {
    let found = rescue::Entity::find()
        .filter(rescue::Column::State.eq(RescueState::Asked.code()))
        .filter(rescue::Column::UntilAt.lte(now))
        .order_by_asc(rescue::Column::UntilAt)
        .limit(limit)
        .select_only()
        .column(rescue::Column::Id);
    Ok(found.into_tuple().all(db).await?)
}

/// What is offered again, and whose supporters were not all asked.
pub(crate) async fn untold_rescues(db: &Conn, limit: u64) -> Result<Vec<Uuid>, StoreError> {
    let found = rescue::Entity::find()
        .filter(rescue::Column::State.eq(RescueState::Offered.code()))
        .filter(rescue::Column::ToldAll.eq(false))
        .order_by_asc(rescue::Column::Id)
        .limit(limit)
        .select_only()
        .column(rescue::Column::Id);
    Ok(found.into_tuple().all(db).await?)
}

/// Some of those who support any of these, each support after one: support and account.
pub(crate) async fn supporters_after(
    db: &Conn,
    proposals: &[Uuid],
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let beyond = after.map(|id| support::Column::Id.gt(id));
    let found: Vec<(Uuid, Option<Uuid>)> = support::Entity::find()
        .filter(support::Column::ProposalId.is_in(proposals.iter().copied()))
        .filter(support::Column::AccountId.is_not_null())
        .filter(Condition::all().add_option(beyond))
        .order_by_asc(support::Column::Id)
        .limit(limit)
        .select_only()
        .columns([support::Column::Id, support::Column::AccountId])
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().filter_map(|(id, account)| Some((id, account?))).collect())
}

/// What waits for a word of somebody: their own proposals of which they were asked.
pub(crate) async fn rescues_of(db: &Conn, originals: &[Uuid]) -> Result<Vec<Rescue>, StoreError> {
    let mut all = Vec::new();
    for some in originals.chunks(1_000) {
        let found = rescue::Entity::find()
            .filter(rescue::Column::OriginalId.is_in(some.iter().copied()))
            .order_by_asc(rescue::Column::Id);
        for row in found.all(db).await? {
            all.push(rescue_of(row)?);
        }
    }
    Ok(all)
}

/// Writes a rescue that is new.
pub(crate) async fn add_rescue(tx: &Tx, it: &Rescue) -> Result<(), StoreError> {
    rescue::Entity::insert(rescue_row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of a rescue that is known.
pub(crate) async fn save_rescue(tx: &Tx, it: &Rescue) -> Result<(), StoreError> {
    rescue_row(it).update(&**tx).await?;
    Ok(())
}

fn rescue_row(it: &Rescue) -> rescue::ActiveModel {
    rescue::ActiveModel {
        id: Set(it.id),
        from_id: Set(it.from),
        to_id: Set(it.to),
        original_id: Set(it.original),
        state: Set(it.state.code().to_owned()),
        offered_id: Set(it.offered),
        asked_at: Set(it.asked_at),
        until_at: Set(it.until),
        told: Set(it.told),
        told_all: Set(it.told_all),
    }
}

fn rescue_of(row: rescue::Model) -> Result<Rescue, StoreError> {
    let state = RescueState::from_code(&row.state);
    Ok(Rescue {
        id: row.id,
        from: row.from_id,
        to: row.to_id,
        original: row.original_id,
        state: state.ok_or_else(|| StoreError::corrupt("an unknown state of a rescue"))?,
        offered: row.offered_id,
        asked_at: row.asked_at,
        until: row.until_at,
        told: row.told,
        told_all: row.told_all,
    })
}

/// Those who support any of these by a support up to this one.
pub(crate) async fn supporters_until(
    db: &Conn,
    proposals: &[Uuid],
    last: Option<Uuid>,
) -> Result<Vec<Uuid>, StoreError> {
    let Some(last) = last else { return Ok(Vec::new()) };
    let found: Vec<Option<Uuid>> = support::Entity::find()
        .filter(support::Column::ProposalId.is_in(proposals.iter().copied()))
        .filter(support::Column::AccountId.is_not_null())
        .filter(support::Column::Id.lte(last))
        .select_only()
        .column(support::Column::AccountId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().flatten().collect())
}
