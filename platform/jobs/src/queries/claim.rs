//! Taking a job, and letting go of it.

use crate::entity::job::{Column, Entity, Model};
use minga_kernel::Moment;
use minga_store::orm::sea_orm::sea_query::{Expr, LockBehavior, LockType};
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect, UpdateMany};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use uuid::Uuid;

/// A job that this worker holds until its lease is over.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) payload: String,
    /// Which try this is, from 1.
    pub(crate) attempt: u32,
    until: Moment,
}

/// Whether anything is to be done: a question that disturbs no writer.
pub(crate) async fn is_due(db: &Conn, kinds: &[&str], now: Moment) -> Result<bool, StoreError> {
    let found = Entity::find().select_only().column(Column::Id).filter(due(kinds, now));
    Ok(found.limit(1).into_tuple::<Uuid>().one(db).await?.is_some())
}

/// Takes the job that has waited longest; none if none is due.
///
/// `FOR UPDATE SKIP LOCKED` passes over what somebody takes at this moment. SQLite needs no
/// such words and is told none: a change there is alone.
pub(crate) async fn claim(
    tx: &Tx,
    kinds: &[&str],
    now: Moment,
    until: Moment,
) -> Result<Option<Claim>, StoreError> {
    let first = Entity::find().filter(due(kinds, now)).order_by_asc(Column::RunAt).order_by_asc(Column::Id);
    let first = first.limit(1).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let Some(Model { id, kind, payload, attempts, .. }) = first.one(&**tx).await? else { return Ok(None) };
    let attempts = attempts + 1;
    let update = Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(attempts))
        .col_expr(Column::LockedUntil, Expr::value(until));
    update.filter(Column::Id.eq(id)).exec(&**tx).await?;
    let attempt = u32::try_from(attempts).unwrap_or(u32::MAX);
    Ok(Some(Claim { id, kind, payload, attempt, until }))
}

fn due(kinds: &[&str], now: Moment) -> Condition {
    let free = Condition::any().add(Column::LockedUntil.is_null()).add(Column::LockedUntil.lte(now));
    Condition::all()
        .add(Column::RunAt.lte(now))
        .add(Column::Failed.eq(false))
        .add(Column::Kind.is_in(kinds.iter().copied()))
        .add(free)
}

/// Deletes a job that was done, whoever holds it now: it needs no doing again.
pub(crate) async fn done(tx: &Tx, claim: &Claim) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::Id.eq(claim.id)).exec(&**tx).await?;
    Ok(())
}

/// Lets go of a job until its next try.
pub(crate) async fn again(tx: &Tx, claim: &Claim, at: Moment, reason: &str) -> Result<(), StoreError> {
    still_held(claim, reason).col_expr(Column::RunAt, Expr::value(at)).exec(&**tx).await?;
    Ok(())
}

/// Gives a job up.
pub(crate) async fn give_up(tx: &Tx, claim: &Claim, reason: &str) -> Result<(), StoreError> {
    still_held(claim, reason).col_expr(Column::Failed, Expr::value(true)).exec(&**tx).await?;
    Ok(())
}

/// Lets go of the job unless it was taken by somebody else meanwhile, who then decides.
fn still_held(claim: &Claim, reason: &str) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::LockedUntil, Expr::value(None::<Moment>))
        .col_expr(Column::LastError, Expr::value(reason))
        .filter(Column::Id.eq(claim.id))
        .filter(Column::Attempts.eq(i64::from(claim.attempt)))
        .filter(Column::LockedUntil.eq(claim.until))
}
