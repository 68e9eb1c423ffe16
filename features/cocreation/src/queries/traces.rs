//! What of contributions is remembered for a time, and what waits.

use crate::entity::{proposal, trace};
use crate::model::proposal::State;
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// How often texts with this skeleton were sent since this moment.
pub(crate) async fn traces_like(db: &Conn, skeleton: &str, since: Moment) -> Result<u64, StoreError> {
    let found = trace::Entity::find()
        .filter(trace::Column::Skeleton.eq(skeleton))
        .filter(trace::Column::MadeAt.gte(since));
    Ok(found.count(db).await?)
}

/// Remembers that one was sent.
pub(crate) async fn add_trace(
    tx: &Tx,
    id: Uuid,
    account: Uuid,
    skeleton: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let row = trace::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        skeleton: Set(skeleton.to_owned()),
        made_at: Set(now),
    };
    trace::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// When somebody sent what is remembered.
pub(crate) async fn traces_of(db: &Conn, account: Uuid) -> Result<Vec<Moment>, StoreError> {
    let found = trace::Entity::find().filter(trace::Column::AccountId.eq(account));
    Ok(found.all(db).await?.into_iter().map(|row| row.made_at).collect())
}

/// Forgets what somebody sent.
pub(crate) async fn forget_traces(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    trace::Entity::delete_many().filter(trace::Column::AccountId.eq(account)).exec(&**tx).await?;
    Ok(())
}

/// Forgets what was sent before this moment; how much.
pub(crate) async fn sweep_traces(tx: &Tx, before: Moment) -> Result<u64, StoreError> {
    let old = trace::Entity::delete_many().filter(trace::Column::MadeAt.lt(before));
    Ok(old.exec(&**tx).await?.rows_affected)
}

/// How many proposals of somebody wait for a first look.
pub(crate) async fn waiting_of(db: &Conn, author: Uuid) -> Result<u64, StoreError> {
    let found = proposal::Entity::find()
        .filter(proposal::Column::AuthorId.eq(author))
        .filter(proposal::Column::State.eq(State::Waiting.code()));
    Ok(found.count(db).await?)
}
