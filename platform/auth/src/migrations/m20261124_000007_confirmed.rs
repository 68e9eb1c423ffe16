//! Since when an account's owner is known to read the mail of its address.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::timestamp_with_time_zone_null;
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::alter()
            .table("accounts")
            .add_column(timestamp_with_time_zone_null("confirmed_at"))
            .to_owned();
        manager.alter_table(table).await
    }
}
