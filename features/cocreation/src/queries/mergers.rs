//! What was merged into what, and what institutions answered.

use super::convert::{answer_of, merger_of, merger_row};
use crate::entity::{answer, merger};
use crate::model::proposal::{Answer, Merger};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// Everything that a proposal was ever merged into, in order.
pub(crate) async fn mergers_of(db: &Conn, original: Uuid) -> Result<Vec<Merger>, StoreError> {
    let found = merger::Entity::find()
        .filter(merger::Column::OriginalId.eq(original))
        .order_by_asc(merger::Column::Id);
    found.all(db).await?.into_iter().map(merger_of).collect()
}

/// Why a proposal is a part of another one, if it is.
pub(crate) async fn open_merger(db: &Conn, original: Uuid) -> Result<Option<Merger>, StoreError> {
    let found = merger::Entity::find()
        .filter(merger::Column::OriginalId.eq(original))
        .filter(merger::Column::EndedAt.is_null());
    found.one(db).await?.map(merger_of).transpose()
}

/// What authors have against what was merged, and nobody has undone, the oldest first.
pub(crate) async fn objections(db: &Conn, limit: u64) -> Result<Vec<Merger>, StoreError> {
    let found = merger::Entity::find()
        .filter(merger::Column::ObjectedAt.is_not_null())
        .filter(merger::Column::EndedAt.is_null())
        .order_by_asc(merger::Column::ObjectedAt)
        .limit(limit);
    found.all(db).await?.into_iter().map(merger_of).collect()
}

/// Writes a merger that is new.
pub(crate) async fn add_merger(tx: &Tx, it: &Merger) -> Result<(), StoreError> {
    merger::Entity::insert(merger_row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of a merger that is known.
pub(crate) async fn save_merger(tx: &Tx, it: &Merger) -> Result<(), StoreError> {
    merger_row(it).update(&**tx).await?;
    Ok(())
}

/// What was answered to these proposals, of each in order.
pub(crate) async fn answers_to(db: &Conn, proposals: &[Uuid]) -> Result<Vec<Answer>, StoreError> {
    let mut all = Vec::new();
    for some in proposals.chunks(1_000) {
        let found = answer::Entity::find()
            .filter(answer::Column::ProposalId.is_in(some.iter().copied()))
            .order_by_asc(answer::Column::ProposalId)
            .order_by_asc(answer::Column::Number);
        for row in found.all(db).await? {
            all.push(answer_of(row)?);
        }
    }
    Ok(all)
}

/// Writes an answer.
pub(crate) async fn add_answer(tx: &Tx, it: &Answer) -> Result<(), StoreError> {
    let row = answer::ActiveModel {
        id: Set(it.id),
        proposal_id: Set(it.proposal),
        number: Set(it.number),
        outcome: Set(it.outcome.code().to_owned()),
        body: Set(it.body.as_ref().map(ToString::to_string)),
        lang: Set(it.lang.clone()),
        text: Set(it.text.clone()),
        made_at: Set(it.made_at),
    };
    answer::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}
