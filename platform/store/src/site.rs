//! What administrators set while the program runs.

use crate::{Conn, StoreError, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

crate::entity!(entity, "site_settings", {
    #[sea_orm(primary_key, auto_increment = false)]
    name: String,
    value: String,
});

/// Everything that was set, by name.
pub async fn site_values(db: &Conn) -> Result<Vec<(String, String)>, StoreError> {
    let found = entity::Entity::find().order_by_asc(entity::Column::Name).all(db).await?;
    Ok(found.into_iter().map(|row| (row.name, row.value)).collect())
}

impl Tx {
    /// Sets a value, or takes it away, so that the installation's own setting holds again.
    pub async fn set_site_value(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        let Some(value) = value else {
            entity::Entity::delete_by_id(name.to_owned()).exec(&**self).await?;
            return Ok(());
        };
        let row = entity::ActiveModel { name: Set(name.to_owned()), value: Set(value.to_owned()) };
        let replace =
            OnConflict::column(entity::Column::Name).update_column(entity::Column::Value).to_owned();
        entity::Entity::insert(row).on_conflict(replace).exec_without_returning(&**self).await?;
        Ok(())
    }
}
