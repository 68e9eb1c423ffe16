//! Reads and writes of handovers.

use crate::entity::handover;
use crate::model::Handover;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::HashMap;

/// The handovers of these roles, by the role.
pub(crate) async fn handovers_of(
    db: &Conn,
    memberships: &[Uuid],
) -> Result<HashMap<Uuid, Handover>, StoreError> {
    let mut all = HashMap::new();
    for some in memberships.chunks(1_000) {
        let chosen = handover::Column::MembershipId.is_in(some.iter().copied());
        let found = handover::Entity::find().filter(chosen).all(db).await?;
        all.extend(found.into_iter().map(|row| (row.membership_id, of(row))));
    }
    Ok(all)
}

/// What was left to whoever holds one of these roles, and is not acknowledged yet.
pub(crate) async fn left_to(db: &Conn, memberships: &[Uuid]) -> Result<Vec<Handover>, StoreError> {
    if memberships.is_empty() {
        return Ok(Vec::new());
    }
    let found = handover::Entity::find()
        .filter(handover::Column::SuccessorId.is_in(memberships.iter().copied()))
        .filter(handover::Column::AcknowledgedAt.is_null());
    Ok(found.all(db).await?.into_iter().map(of).collect())
}

/// Writes a handover that is new, or all of one that is known.
pub(crate) async fn save_handover(tx: &Tx, it: &Handover, new: bool) -> Result<(), StoreError> {
    let row = handover::ActiveModel {
        id: Set(it.id),
        membership_id: Set(it.membership),
        successor_id: Set(it.successor),
        note: Set(it.note.clone()),
        named_at: Set(it.named_at),
        acknowledged_at: Set(it.acknowledged_at),
    };
    if new {
        handover::Entity::insert(row).exec_without_returning(&**tx).await?;
    } else {
        row.update(&**tx).await?;
    }
    Ok(())
}

fn of(row: handover::Model) -> Handover {
    Handover {
        id: row.id,
        membership: row.membership_id,
        successor: row.successor_id,
        note: row.note,
        named_at: row.named_at,
        acknowledged_at: row.acknowledged_at,
    }
}
