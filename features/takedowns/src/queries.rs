//! Reads and writes, in the types of the model.

use crate::entity::takedown;
use crate::model::{Reason, Takedown};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// That this file was taken down, if it was.
pub(crate) async fn of_file(db: &Conn, file: &str) -> Result<Option<Takedown>, StoreError> {
    let found = takedown::Entity::find().filter(takedown::Column::TakenDown.eq(file));
    found.one(db).await?.map(of).transpose()
}

/// What was taken down, the newest first.
pub(crate) async fn newest(db: &Conn, offset: u64, limit: u64) -> Result<Vec<Takedown>, StoreError> {
    let found = takedown::Entity::find().order_by_desc(takedown::Column::Id).offset(offset).limit(limit);
    found.all(db).await?.into_iter().map(of).collect()
}

/// How many files were taken down.
pub(crate) async fn count(db: &Conn) -> Result<u64, StoreError> {
    Ok(takedown::Entity::find().count(db).await?)
}

/// Writes that a file was taken down.
pub(crate) async fn add(tx: &Tx, it: &Takedown) -> Result<(), StoreError> {
    let row = takedown::ActiveModel {
        id: Set(it.id),
        taken_down: Set(it.file.clone()),
        reason: Set(it.reason.code().to_owned()),
        words: Set(serde_json::to_string(&it.words).map_err(StoreError::corrupt)?),
        taken_at: Set(it.taken_at),
    };
    takedown::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

fn of(it: takedown::Model) -> Result<Takedown, StoreError> {
    Ok(Takedown {
        id: it.id,
        file: it.taken_down,
        reason: Reason::from_code(&it.reason).ok_or_else(|| StoreError::corrupt("an unknown reason"))?,
        words: serde_json::from_str(&it.words).map_err(StoreError::corrupt)?,
        taken_at: it.taken_at,
    })
}
