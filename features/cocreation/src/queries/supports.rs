//! Supports, and how they are counted: of a proposal and everything that was merged into it, each
//! person once.
//!
//! Whoever changes anything here holds the lock of the process.

use super::{add_to_counts, ids_within, set_count, wholes_of};
use crate::entity::support;
use crate::model::proposal::Origin;
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::{HashMap, HashSet};

/// What a support is while it stands.
const GIVEN: &str = "given";
/// What it is after it was taken back; its account is forgotten.
const TAKEN_BACK: &str = "taken_back";

/// A support that stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Support {
    pub(crate) id: Uuid,
    pub(crate) proposal: Uuid,
    pub(crate) account: Uuid,
    pub(crate) origin: Origin,
    pub(crate) made_at: Moment,
}

/// Everything that somebody supports, in order.
pub(crate) async fn supports_of(db: &Conn, account: Uuid) -> Result<Vec<Support>, StoreError> {
    let found = support::Entity::find()
        .filter(support::Column::AccountId.eq(account))
        .order_by_asc(support::Column::Id);
    found.all(db).await?.into_iter().filter_map(support_of).collect()
}

/// The supports of one proposal, without what was merged into it.
pub(crate) async fn supports_to(db: &Conn, proposal: Uuid) -> Result<Vec<Support>, StoreError> {
    let found = support::Entity::find()
        .filter(support::Column::ProposalId.eq(proposal))
        .filter(support::Column::AccountId.is_not_null());
    found.all(db).await?.into_iter().filter_map(support_of).collect()
}

fn support_of(row: support::Model) -> Option<Result<Support, StoreError>> {
    let account = row.account_id?;
    let origin = Origin::from_code(&row.origin).ok_or_else(|| StoreError::corrupt("an unknown origin"));
    Some(origin.map(|origin| Support {
        id: row.id,
        proposal: row.proposal_id,
        account,
        origin,
        made_at: row.made_at,
    }))
}

/// Writes a support.
pub(crate) async fn add_support(tx: &Tx, it: &Support) -> Result<(), StoreError> {
    let row = support::ActiveModel {
        id: Set(it.id),
        proposal_id: Set(it.proposal),
        account_id: Set(Some(it.account)),
        state: Set(GIVEN.to_owned()),
        origin: Set(it.origin.code().to_owned()),
        made_at: Set(it.made_at),
    };
    support::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Takes a support back; whose it was is forgotten.
pub(crate) async fn take_back(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    let row = support::ActiveModel {
        id: Set(id),
        account_id: Set(None),
        state: Set(TAKEN_BACK.to_owned()),
        ..Default::default()
    };
    row.update(&**tx).await?;
    Ok(())
}

/// Everything that somebody stands behind: what they support, and what that is a part of.
pub(crate) async fn reach(db: &Conn, account: Uuid) -> Result<HashSet<Uuid>, StoreError> {
    let own: Vec<Uuid> = supports_of(db, account).await?.iter().map(|it| it.proposal).collect();
    let mut reached = HashSet::new();
    for chain in chains(db, &own).await?.into_values() {
        reached.extend(chain);
    }
    Ok(reached)
}

/// Each of these with everything that it is a part of, itself first.
pub(crate) async fn chains(db: &Conn, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Uuid>>, StoreError> {
    let mut wholes: HashMap<Uuid, Option<Uuid>> = HashMap::new();
    let mut next: Vec<Uuid> = ids.to_vec();
    while !next.is_empty() {
        next.sort_unstable();
        next.dedup();
        let found = wholes_of(db, &next).await?;
        next = found.iter().filter_map(|(_, whole)| *whole).filter(|id| !wholes.contains_key(id)).collect();
        wholes.extend(found);
        next.retain(|id| !wholes.contains_key(id));
    }
    let chain = |id: Uuid| {
        let mut chain = Vec::new();
        let mut at = Some(id);
        // What goes round in a circle ends where it began.
        while let Some(id) = at.filter(|id| !chain.contains(id)) {
            chain.push(id);
            at = wholes.get(&id).copied().flatten();
        }
        chain
    };
    Ok(ids.iter().map(|id| (*id, chain(*id))).collect())
}

/// Counts what somebody stands behind since a change of theirs, and did not before.
pub(crate) async fn count_change(tx: &Tx, account: Uuid, before: &HashSet<Uuid>) -> Result<(), StoreError> {
    let after = reach(tx, account).await?;
    let gained: Vec<Uuid> = after.difference(before).copied().collect();
    let lost: Vec<Uuid> = before.difference(&after).copied().collect();
    add_to_counts(tx, &gained, 1).await?;
    add_to_counts(tx, &lost, -1).await
}

/// A proposal and everything that is a part of it.
pub(crate) async fn family(db: &Conn, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut all = vec![id];
    let mut seen = HashSet::from([id]);
    let mut next = vec![id];
    while !next.is_empty() {
        next = ids_within(db, &next).await?;
        next.retain(|id| seen.insert(*id));
        all.extend(&next);
    }
    Ok(all)
}

/// Counts anew who supports this proposal and everything that it is a part of.
pub(crate) async fn recount(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    let chain = chains(tx, &[id]).await?.remove(&id).unwrap_or_default();
    for id in chain {
        let people = people_behind(tx, id).await?;
        set_count(tx, id, i64::try_from(people.len()).unwrap_or(i64::MAX)).await?;
    }
    Ok(())
}

/// Whoever supports a proposal or anything that was merged into it.
pub(crate) async fn people_behind(db: &Conn, id: Uuid) -> Result<HashSet<Uuid>, StoreError> {
    let mut people = HashSet::new();
    for some in family(db, id).await?.chunks(1_000) {
        let found: Vec<Option<Uuid>> = support::Entity::find()
            .filter(support::Column::ProposalId.is_in(some.iter().copied()))
            .filter(support::Column::AccountId.is_not_null())
            .select_only()
            .column(support::Column::AccountId)
            .into_tuple()
            .all(db)
            .await?;
        people.extend(found.into_iter().flatten());
    }
    Ok(people)
}
