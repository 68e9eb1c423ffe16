//! Proposals that nobody sent yet: one of each person in each process.

use crate::entity::draft;
use crate::model::proposal::Written;
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// Somebody's draft in a process.
pub(crate) async fn draft_of(
    db: &Conn,
    process: Uuid,
    account: Uuid,
) -> Result<Option<(Uuid, Written)>, StoreError> {
    let found = draft::Entity::find()
        .filter(draft::Column::ProcessId.eq(process))
        .filter(draft::Column::AccountId.eq(account));
    found.one(db).await?.map(|row| Ok((row.id, written(row)?))).transpose()
}

/// All of somebody's drafts, each with its process.
pub(crate) async fn drafts_of(db: &Conn, account: Uuid) -> Result<Vec<(Uuid, Written)>, StoreError> {
    let found =
        draft::Entity::find().filter(draft::Column::AccountId.eq(account)).order_by_asc(draft::Column::Id);
    found.all(db).await?.into_iter().map(|row| Ok((row.process_id, written(row)?))).collect()
}

/// Writes somebody's draft, over the one that they have.
pub(crate) async fn save_draft(
    tx: &Tx,
    id: Uuid,
    process: Uuid,
    account: Uuid,
    it: &Written,
    now: Moment,
) -> Result<(), StoreError> {
    let known = draft_of(tx, process, account).await?;
    let row = draft::ActiveModel {
        id: Set(known.as_ref().map_or(id, |(id, _)| *id)),
        process_id: Set(process),
        account_id: Set(account),
        title: Set(it.title.clone()),
        problem: Set(it.problem.clone()),
        solution: Set(it.solution.clone()),
        whom: Set(it.whom.clone()),
        theme: Set(it.theme),
        place_id: Set(it.place),
        body: Set(it.body.as_ref().map(ToString::to_string)),
        named: Set(it.named),
        lang: Set(it.lang.clone()),
        saved_at: Set(now),
    };
    if known.is_some() {
        row.update(&**tx).await?;
    } else {
        draft::Entity::insert(row).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Deletes somebody's draft in a process.
pub(crate) async fn delete_draft(tx: &Tx, process: Uuid, account: Uuid) -> Result<(), StoreError> {
    draft::Entity::delete_many()
        .filter(draft::Column::ProcessId.eq(process))
        .filter(draft::Column::AccountId.eq(account))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Deletes all of somebody's drafts.
pub(crate) async fn delete_drafts_of(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    draft::Entity::delete_many().filter(draft::Column::AccountId.eq(account)).exec(&**tx).await?;
    Ok(())
}

/// Deletes what was saved last before this moment; how much.
pub(crate) async fn sweep_drafts(tx: &Tx, before: Moment) -> Result<u64, StoreError> {
    let old = draft::Entity::delete_many().filter(draft::Column::SavedAt.lt(before));
    Ok(old.exec(&**tx).await?.rows_affected)
}

fn written(row: draft::Model) -> Result<Written, StoreError> {
    Ok(Written {
        title: row.title,
        problem: row.problem,
        solution: row.solution,
        whom: row.whom,
        theme: row.theme,
        place: row.place_id,
        body: row.body.map(|body| body.parse().map_err(StoreError::corrupt)).transpose()?,
        named: row.named,
        lang: row.lang,
    })
}
