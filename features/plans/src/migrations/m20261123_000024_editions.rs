//! Documents about plans that are kept as they were on one day.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, date, string, string_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let editions = Table::create()
            .table("editions")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(big_integer("number"))
            .col(string("paper"))
            .col(string("lang"))
            .col(date("day"))
            .col(string("state"))
            .col(string("file_tree"))
            .col(string_null("file"))
            .col(string_null("file_text"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(timestamp_with_time_zone_null("made_at"))
            .to_owned();
        manager.create_table(editions).await?;
        let by_number = Index::create()
            .name("editions_by_number")
            .table("editions")
            .col("plan_id")
            .col("number")
            .unique()
            .to_owned();
        manager.create_index(by_number).await
    }
}
