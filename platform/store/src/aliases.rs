//! Former codes, so that an address that was once published keeps leading somewhere.

use crate::{Conn, StoreError};
use minga_kernel::{Kind, Ref};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

crate::entity!(entity, "aliases", {
    #[sea_orm(primary_key, auto_increment = false)]
    kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    code: String,
    target: String,
});

/// Remembers that `target` was once called `code`. The latest bearer of a code wins.
pub async fn remember_code(tx: &Conn, code: &str, target: &Ref) -> Result<(), StoreError> {
    let row = entity::ActiveModel {
        kind: Set(target.kind.to_string()),
        code: Set(code.to_owned()),
        target: Set(target.to_string()),
    };
    let conflict = OnConflict::columns([entity::Column::Kind, entity::Column::Code])
        .update_column(entity::Column::Target)
        .to_owned();
    entity::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

/// The thing that was once called `code`.
pub async fn current_of(db: &Conn, kind: &Kind, code: &str) -> Result<Option<Ref>, StoreError> {
    let key = (kind.to_string(), code.to_owned());
    let found = entity::Entity::find_by_id(key).one(db).await?;
    found.map(|row| row.target.parse().map_err(StoreError::corrupt)).transpose()
}
