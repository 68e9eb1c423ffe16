//! That somebody asked to be listed and was not.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{string, timestamp_with_time_zone, uuid};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let refusals = Table::create()
            .table("registration_refusals")
            .col(uuid("id").primary_key())
            .col(string("sector"))
            .col(timestamp_with_time_zone("refused_at"))
            .to_owned();
        manager.create_table(refusals).await
    }
}
