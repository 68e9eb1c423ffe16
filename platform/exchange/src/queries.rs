//! Files that wait between being shown and being applied. Each is its owner's alone: whoever
//! asks has to say which account they are, and is told of no other's.

use crate::entity::upload::{ActiveModel, Column, Entity};
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{Order, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// The most files of one account that wait; the oldest make room.
pub const WAITING: u64 = 3;

/// A file that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its identifier, which says nothing of its content.
    pub id: Uuid,
    /// The account of whoever sent it.
    pub account: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// When it was sent.
    pub made: Moment,
    /// When it is deleted if nobody says anything.
    pub ends: Moment,
}

/// Keeps a file.
pub async fn keep_upload(tx: &Tx, it: &Waiting, content: Vec<u8>) -> Result<(), StoreError> {
    tx.lock(&format!("uploads of {}", it.account)).await?;
    let older: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AccountId.eq(it.account))
        .order_by(Column::MadeAt, Order::Desc)
        .order_by(Column::Id, Order::Desc)
        .into_tuple()
        .all(&**tx)
        .await?;
    let too_many = older.into_iter().skip(usize::try_from(WAITING - 1).unwrap_or_default());
    Entity::delete_many().filter(Column::Id.is_in(too_many)).exec(&**tx).await?;
    let row = ActiveModel {
        id: Set(it.id),
        account_id: Set(it.account),
        name: Set(it.name.clone()),
        content: Set(content),
        made_at: Set(it.made),
        ends_at: Set(it.ends),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// A file of this account with its content, if it still waits.
pub async fn upload(
    db: &Conn,
    account: Uuid,
    id: Uuid,
    now: Moment,
) -> Result<Option<(Waiting, Vec<u8>)>, StoreError> {
    let found = Entity::find_by_id(id).filter(Column::AccountId.eq(account)).filter(Column::EndsAt.gt(now));
    let found = found.one(db).await?;
    Ok(found.map(|row| {
        let (made, ends) = (row.made_at, row.ends_at);
        (Waiting { id: row.id, account: row.account_id, name: row.name, made, ends }, row.content)
    }))
}

/// The files of this account that wait, the newest first.
pub async fn uploads_of(db: &Conn, account: Uuid, now: Moment) -> Result<Vec<Waiting>, StoreError> {
    let rows: Vec<(Uuid, String, Moment, Moment)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::MadeAt, Column::EndsAt])
        .filter(Column::AccountId.eq(account))
        .filter(Column::EndsAt.gt(now))
        .order_by(Column::MadeAt, Order::Desc)
        .order_by(Column::Id, Order::Desc)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, name, made, ends)| Waiting { id, account, name, made, ends }).collect())
}

/// Deletes a file of this account.
pub async fn drop_upload(tx: &Tx, account: Uuid, id: Uuid) -> Result<(), StoreError> {
    Entity::delete_by_id(id).filter(Column::AccountId.eq(account)).exec(&**tx).await?;
    Ok(())
}

/// Deletes the files whose time is over; how many.
pub async fn sweep(tx: &Tx, now: Moment) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::EndsAt.lte(now)).exec(&**tx).await?.rows_affected)
}

/// Deletes every file of this account.
pub async fn forget_uploads(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::AccountId.eq(account)).exec(&**tx).await?;
    Ok(())
}
