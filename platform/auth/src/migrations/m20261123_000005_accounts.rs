//! Accounts, their roles, and what proves who one is.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, boolean, string, string_null, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            Table::create()
                .table("accounts")
                .col(uuid("id").primary_key())
                .col(string("address").unique_key())
                .col(string("name"))
                .col(string("lang"))
                .col(text_null("password"))
                .col(boolean("blocked"))
                .col(timestamp_with_time_zone("made_at"))
                .to_owned(),
            Table::create()
                .table("memberships")
                .col(uuid("id").primary_key())
                .col(uuid("account_id"))
                .col(string("role"))
                .col(string_null("body"))
                .col(string_null("scope"))
                .col(timestamp_with_time_zone("begins"))
                .col(timestamp_with_time_zone_null("ends"))
                .to_owned(),
            Table::create()
                .table("sessions")
                .col(uuid("id").primary_key())
                .col(string("hash").unique_key())
                .col(uuid("account_id"))
                .col(string("device"))
                .col(timestamp_with_time_zone("made_at"))
                .col(timestamp_with_time_zone("seen_at"))
                .col(timestamp_with_time_zone("ends_at"))
                .to_owned(),
            Table::create()
                .table("tickets")
                .col(string("hash").primary_key())
                .col(string("purpose"))
                .col(uuid("account_id"))
                .col(timestamp_with_time_zone("ends_at"))
                .to_owned(),
            Table::create()
                .table("api_keys")
                .col(uuid("id").primary_key())
                .col(string("hash").unique_key())
                .col(uuid("account_id"))
                .col(string("name"))
                .col(string("scopes"))
                .col(timestamp_with_time_zone("made_at"))
                .col(timestamp_with_time_zone_null("ends_at"))
                .to_owned(),
            Table::create()
                .table("throttles")
                .col(string("name").primary_key())
                .col(big_integer("count"))
                .col(timestamp_with_time_zone("since"))
                .to_owned(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        let by_account = ["memberships", "sessions", "tickets", "api_keys"];
        for table in by_account {
            let index =
                Index::create().name(format!("{table}_by_account")).table(table).col("account_id").to_owned();
            manager.create_index(index).await?;
        }
        let by_body = Index::create().name("memberships_by_body").table("memberships").col("body").to_owned();
        manager.create_index(by_body).await
    }
}
