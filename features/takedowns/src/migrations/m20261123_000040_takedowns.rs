//! Files that were taken down.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{string, text, timestamp_with_time_zone, uuid};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let takedowns = Table::create()
            .table("takedowns")
            .col(uuid("id").primary_key())
            .col(string("taken_down"))
            .col(string("reason"))
            .col(text("words"))
            .col(timestamp_with_time_zone("taken_at"))
            .to_owned();
        manager.create_table(takedowns).await?;
        let once =
            Index::create().name("takedowns_once").table("takedowns").col("taken_down").unique().to_owned();
        manager.create_index(once).await
    }
}
