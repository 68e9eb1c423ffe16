//! What is done again and again, and what came of it.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{big_integer, string, timestamp_with_time_zone};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let upkeep = Table::create()
            .table("upkeep")
            .col(string("name").primary_key())
            .col(timestamp_with_time_zone("ran_at"))
            .col(big_integer("last"))
            .col(big_integer("total"))
            .to_owned();
        manager.create_table(upkeep).await
    }
}
