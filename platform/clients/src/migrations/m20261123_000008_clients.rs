//! Answers under idempotency keys, and webhooks.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, string, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let answers = Table::create()
            .table("idempotency_keys")
            .col(uuid("account_id"))
            .col(string("hash"))
            .col(string("request"))
            .col(big_integer("status"))
            .col(text_null("location"))
            .col(string_null("tag"))
            .col(text("body"))
            .col(timestamp_with_time_zone("made_at"))
            .primary_key(Index::create().col("account_id").col("hash"))
            .to_owned();
        manager.create_table(answers).await?;
        let hooks = Table::create()
            .table("webhooks")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(text("address"))
            .col(string_null("root"))
            .col(string("secret"))
            .col(big_integer("since"))
            .col(timestamp_with_time_zone("made_at"))
            .col(big_integer("failures"))
            .col(string_null("fault"))
            .col(timestamp_with_time_zone_null("told_at"))
            .col(timestamp_with_time_zone_null("off_at"))
            .to_owned();
        manager.create_table(hooks).await?;
        let cursor = Table::create()
            .table("webhook_cursor")
            .col(string("name").primary_key())
            .col(big_integer("sequence"))
            .to_owned();
        manager.create_table(cursor).await?;
        for (name, table, column) in [
            ("idempotency_keys_by_time", "idempotency_keys", "made_at"),
            ("webhooks_by_account", "webhooks", "account_id"),
        ] {
            manager.create_index(Index::create().name(name).table(table).col(column).to_owned()).await?;
        }
        Ok(())
    }
}
