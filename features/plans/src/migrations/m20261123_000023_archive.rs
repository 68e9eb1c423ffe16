//! Copies of the addresses that are given as evidence, and files that wait for a report to be sent.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, big_integer_null, string, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in [
            string_null("archive_state"),
            timestamp_with_time_zone_null("archive_at"),
            string_null("archive_failed"),
            big_integer_null("archive_status"),
            big_integer_null("archive_size"),
            text_null("archive_type"),
            text_null("archive_from"),
        ] {
            manager.alter_table(Table::alter().table("evidence").add_column(column).to_owned()).await?;
        }
        let uploads = Table::create()
            .table("report_uploads")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(uuid("milestone_id"))
            .col(string("sha256"))
            .col(string("media_type"))
            .col(big_integer("size"))
            .col(text("name"))
            .col(timestamp_with_time_zone("taken_at"))
            .to_owned();
        manager.create_table(uploads).await?;
        let by_time =
            Index::create().name("report_uploads_by_time").table("report_uploads").col("taken_at").to_owned();
        manager.create_index(by_time).await
    }
}
