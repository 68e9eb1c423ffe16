//! Asking for jobs, and what an administrator sees of them.

pub(crate) mod claim;

use crate::entity::job::{ActiveModel, Column, Entity};
use minga_kernel::{Cx, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect, sea_query::Expr};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use serde::Serialize;
use uuid::Uuid;

/// A job that was given up. Its payload is not shown: it may hold what is nobody's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// Its identifier, for [`retry`] and [`discard`].
    pub id: Uuid,
    /// What kind of work it was.
    pub kind: String,
    /// When it was asked for.
    pub created: Moment,
    /// How often a worker took it.
    pub attempts: u32,
    /// Why it failed, as the last [`JobError`](crate::JobError) said.
    pub reason: String,
}

/// Asks for a job as soon as this change is committed; returns the job's identifier.
pub async fn enqueue(
    cx: &Cx,
    tx: &Tx,
    kind: &str,
    payload: &(impl Serialize + Sync),
) -> Result<Uuid, StoreError> {
    enqueue_at(cx, tx, cx.now(), kind, payload).await
}

/// Asks for a job at this moment or shortly after it.
pub async fn enqueue_at(
    cx: &Cx,
    tx: &Tx,
    at: Moment,
    kind: &str,
    payload: &(impl Serialize + Sync),
) -> Result<Uuid, StoreError> {
    let id = cx.new_id();
    let row = ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        payload: Set(serde_json::to_string(payload).map_err(StoreError::corrupt)?),
        created_at: Set(cx.now()),
        run_at: Set(at),
        attempts: Set(0),
        locked_until: Set(None),
        last_error: Set(None),
        failed: Set(false),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(id)
}

/// Jobs that were given up, the newest first.
pub async fn failed(db: &Conn, limit: u64) -> Result<Vec<Failed>, StoreError> {
    let found = Entity::find().filter(Column::Failed.eq(true)).order_by_desc(Column::CreatedAt);
    let found = found.order_by_desc(Column::Id).limit(limit).all(db).await?;
    let shown = found.into_iter().map(|row| Failed {
        id: row.id,
        kind: row.kind,
        created: row.created_at,
        attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        reason: row.last_error.unwrap_or_default(),
    });
    Ok(shown.collect())
}

/// Gives a failed job all its tries again, from now on. `false` if no such job has failed.
pub async fn retry(cx: &Cx, tx: &Tx, id: Uuid) -> Result<bool, StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Failed, Expr::value(false))
        .col_expr(Column::Attempts, Expr::value(0i64))
        .col_expr(Column::RunAt, Expr::value(cx.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::Failed.eq(true));
    Ok(update.exec(&**tx).await?.rows_affected == 1)
}

/// Forgets a failed job, with its payload. `false` if no such job has failed.
pub async fn discard(tx: &Tx, id: Uuid) -> Result<bool, StoreError> {
    let delete = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::Failed.eq(true));
    Ok(delete.exec(&**tx).await?.rows_affected == 1)
}

/// Forgets jobs that were given up and asked for before this moment: nobody tried them again, and
/// their payload may name somebody.
pub async fn sweep(tx: &Tx, before: Moment) -> Result<(), StoreError> {
    let old = Entity::delete_many().filter(Column::Failed.eq(true)).filter(Column::CreatedAt.lt(before));
    old.exec(&**tx).await?;
    Ok(())
}

/// How many jobs are still to be done: due, under way, waiting for their moment or their next
/// try, or of a kind that no worker knows.
pub async fn waiting(db: &Conn) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(Column::Failed.eq(false)).count(db).await?)
}
