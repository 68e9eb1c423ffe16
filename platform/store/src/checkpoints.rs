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
    size: i64,
    at: DateTimeUtc,
    note: String,
});

/// The newest checkpoint; none before the first.
pub async fn last_checkpoint(db: &Conn) -> Result<Option<Signed>, StoreError> {
    let newest = entity::Entity::find().order_by_desc(entity::Column::Size).one(db).await?;
    let signed =
        newest.map(|it| Signed { size: u64::try_from(it.size).unwrap_or(0), at: it.at, note: it.note });
    Ok(signed)
}

/// Keeps the note with more signatures.
pub(crate) async fn countersign(tx: &Conn, size: u64, note: &str) -> Result<(), StoreError> {
    let size = i64::try_from(size).map_err(StoreError::corrupt)?;
    let update = entity::Entity::update_many().col_expr(entity::Column::Note, Expr::value(note));
    update.filter(entity::Column::Size.eq(size)).exec(tx).await?;
    Ok(())
}

pub(crate) async fn sign(tx: &Conn, size: u64, at: Moment, note: &str) -> Result<(), StoreError> {
    let size = i64::try_from(size).map_err(StoreError::corrupt)?;
    let row = entity::ActiveModel { size: Set(size), at: Set(at), note: Set(note.to_owned()) };
    entity::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
