//! Minutes of gatherings, what was agreed, and what tables noted.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, date_null, text, timestamp_with_time_zone, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let minutes = Table::create()
            .table("event_minutes")
            .col(uuid("id").primary_key())
            .col(uuid("gathering_id").unique_key())
            .col(text("words"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        let agreements = Table::create()
            .table("agreements")
            .col(uuid("id").primary_key())
            .col(uuid("gathering_id"))
            .col(big_integer("number"))
            .col(text("words"))
            .col(uuid("organisation_id"))
            .col(date_null("due"))
            .col(date_null("done_on"))
            .col(text("note"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        let tables = Table::create()
            .table("event_tables")
            .col(uuid("id").primary_key())
            .col(uuid("gathering_id"))
            .col(big_integer("number"))
            .col(text("title"))
            .col(text("notes"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        for table in [minutes, agreements, tables] {
            manager.create_table(table).await?;
        }
        for table in ["agreements", "event_tables"] {
            let numbers = Index::create()
                .name(format!("{table}_by_number"))
                .table(table)
                .col("gathering_id")
                .col("number")
                .unique()
                .to_owned();
            manager.create_index(numbers).await?;
        }
        let by_body = Index::create()
            .name("agreements_by_body")
            .table("agreements")
            .col("organisation_id")
            .col("done_on")
            .to_owned();
        manager.create_index(by_body).await
    }
}
