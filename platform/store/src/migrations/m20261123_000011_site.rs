//! What administrators set while the program runs; and what administrators did, found by what
//! it was.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, text};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let settings = Table::create()
            .table("site_settings")
            .col(string("name").primary_key())
            .col(text("value"))
            .to_owned();
        manager.create_table(settings).await?;
        let by_action =
            Index::create().name("events_by_action").table("events").col("action").col("sequence").to_owned();
        manager.create_index(by_action).await
    }
}
