use crate::entity::answer::{ActiveModel, Column, Entity};
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use uuid::Uuid;

/// What a program was answered when it asked for a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The hash of what it asked, so that a key is not used for something else.
    pub request: String,
    /// The status.
    pub status: u16,
    /// Where what was made is found.
    pub location: Option<String>,
    /// Its tag.
    pub tag: Option<String>,
    /// The body: JSON, or nothing.
    pub body: String,
}

/// What this account was answered under the key with this hash, if that was after this moment.
pub async fn answer_to(
    db: &Conn,
    account: Uuid,
    hash: &str,
    since: Moment,
) -> Result<Option<Answer>, StoreError> {
    let found = Entity::find_by_id((account, hash.to_owned())).filter(Column::MadeAt.gt(since));
    let Some(row) = found.one(db).await? else { return Ok(None) };
    Ok(Some(Answer {
        request: row.request,
        status: u16::try_from(row.status).map_err(StoreError::corrupt)?,
        location: row.location,
        tag: row.tag,
        body: row.body,
    }))
}

/// Keeps an answer, in the transaction of the change that it answers.
pub async fn keep_answer(
    tx: &Tx,
    account: Uuid,
    hash: &str,
    answer: &Answer,
    now: Moment,
) -> Result<(), StoreError> {
    // One whose time is over may not be swept yet.
    Entity::delete_by_id((account, hash.to_owned())).exec(&**tx).await?;
    let row = ActiveModel {
        account_id: Set(account),
        hash: Set(hash.to_owned()),
        request: Set(answer.request.clone()),
        status: Set(i64::from(answer.status)),
        location: Set(answer.location.clone()),
        tag: Set(answer.tag.clone()),
        body: Set(answer.body.clone()),
        made_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Deletes the answers that were given until this moment; how many.
pub async fn sweep(tx: &Tx, until: Moment) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::MadeAt.lte(until)).exec(&**tx).await?.rows_affected)
}

/// Deletes every answer that this account got.
pub async fn forget_answers(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::AccountId.eq(account)).exec(&**tx).await?;
    Ok(())
}
