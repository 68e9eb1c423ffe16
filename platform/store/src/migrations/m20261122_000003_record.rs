//! What the public record states with each event, and the checkpoints that were signed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string_null, text, text_null, timestamp_with_time_zone};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in [string_null("thing"), text_null("state"), string_null("salt")] {
            manager.alter_table(Table::alter().table("events").add_column(column).to_owned()).await?;
        }
        let by_thing =
            Index::create().name("events_by_thing").table("events").col("thing").col("sequence").to_owned();
        manager.create_index(by_thing).await?;
        let checkpoints = Table::create()
            .table("checkpoints")
            .col(big_integer("size").primary_key())
            .col(timestamp_with_time_zone("at"))
            .col(text("note"))
            .to_owned();
        manager.create_table(checkpoints).await
    }
}
