//! Jobs that wait, are under way or have failed.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, boolean, string, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let jobs = Table::create()
            .table("jobs")
            .col(uuid("id").primary_key())
            .col(string("kind"))
            .col(text("payload"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("run_at"))
            .col(big_integer("attempts"))
            .col(timestamp_with_time_zone_null("locked_until"))
            .col(text_null("last_error"))
            .col(boolean("failed"))
            .to_owned();
        manager.create_table(jobs).await?;
        let by_time = Index::create().name("jobs_by_time").table("jobs").col("run_at").to_owned();
        manager.create_index(by_time).await
    }
}
