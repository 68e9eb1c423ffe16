//! What was signed of the public record.

use crate::{Conn, StoreError};
use minga_kernel::Moment;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

/// A signed checkpoint of the public record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// How many events it covers.
    pub size: u64,
    /// When it was signed.
    pub at: Moment,
    /// The signed note.
    pub note: String,
}

crate::entity!(entity, "checkpoints", {
    #[sea_orm(primary_key, auto_increment = false)]
    record: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    size: i64,
    at: DateTimeUtc,
    note: String,
});

/// The newest checkpoint of the record with this number; none before the first.
pub async fn last_checkpoint(db: &Conn, record: u32) -> Result<Option<Signed>, StoreError> {
    let own = entity::Entity::find().filter(entity::Column::Record.eq(i64::from(record)));
    let newest = own.order_by_desc(entity::Column::Size).one(db).await?;
    let signed =
        newest.map(|it| Signed { size: u64::try_from(it.size).unwrap_or(0), at: it.at, note: it.note });
    Ok(signed)
}

/// Keeps the note with more signatures.
pub(crate) async fn countersign(tx: &Conn, record: u32, size: u64, note: &str) -> Result<(), StoreError> {
    let size = i64::try_from(size).map_err(StoreError::corrupt)?;
    let update = entity::Entity::update_many().col_expr(entity::Column::Note, Expr::value(note));
    let own = entity::Column::Record.eq(i64::from(record));
    update.filter(own).filter(entity::Column::Size.eq(size)).exec(tx).await?;
    Ok(())
}

pub(crate) async fn sign(
    tx: &Conn,
    record: u32,
    size: u64,
    at: Moment,
    note: &str,
) -> Result<(), StoreError> {
    let size = i64::try_from(size).map_err(StoreError::corrupt)?;
    let record = Set(i64::from(record));
    let row = entity::ActiveModel { record, size: Set(size), at: Set(at), note: Set(note.to_owned()) };
    entity::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
