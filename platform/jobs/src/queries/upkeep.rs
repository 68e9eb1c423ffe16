//! What is done again and again by whichever server comes first.

use crate::entity::upkeep::{ActiveModel, Column, Entity};
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::sea_orm::sea_query::OnConflict;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// What came of something that is done again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upkeep {
    /// What it is.
    pub name: String,
    /// When it was done last.
    pub ran_at: Moment,
    /// How much was done then.
    pub last: u64,
    /// How much was done ever.
    pub total: u64,
}

/// What came of everything that is done again and again, by name.
pub async fn upkeep(db: &Conn) -> Result<Vec<Upkeep>, StoreError> {
    let found = Entity::find().order_by_asc(Column::Name).all(db).await?;
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    Ok(found
        .into_iter()
        .map(|row| Upkeep {
            name: row.name,
            ran_at: row.ran_at,
            last: count(row.last),
            total: count(row.total),
        })
        .collect())
}

/// Whether nobody has begun this since then. Whoever is told so holds it until their change ends:
/// of several servers one does it.
pub async fn begin_upkeep(tx: &Tx, name: &str, since: Moment) -> Result<bool, StoreError> {
    tx.lock(&format!("upkeep {name}")).await?;
    let found = Entity::find_by_id(name.to_owned()).one(&**tx).await?;
    Ok(found.is_none_or(|row| row.ran_at <= since))
}

/// Writes down what came of it.
pub async fn note_upkeep(tx: &Tx, name: &str, now: Moment, done: u64) -> Result<(), StoreError> {
    let before = Entity::find_by_id(name.to_owned()).one(&**tx).await?;
    let last = i64::try_from(done).unwrap_or(i64::MAX);
    let total = before.map_or(0, |row| row.total).saturating_add(last);
    let row =
        ActiveModel { name: Set(name.to_owned()), ran_at: Set(now), last: Set(last), total: Set(total) };
    let replace = OnConflict::column(Column::Name)
        .update_columns([Column::RanAt, Column::Last, Column::Total])
        .to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(&**tx).await?;
    Ok(())
}
