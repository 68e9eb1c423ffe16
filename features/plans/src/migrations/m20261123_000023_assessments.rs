//! What commitments and plans came to, as governments and others say it.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, big_integer_null, date, string, string_null, text, text_null, timestamp_with_time_zone,
    uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let assessments = Table::create()
            .table("assessments")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid_null("commitment_id"))
            .col(string("kind"))
            .col(big_integer("series"))
            .col(big_integer("version"))
            .col(string_null("code_set"))
            .col(text("codes"))
            .col(date("dated"))
            .col(uuid_null("organisation_id"))
            .col(text("assessor"))
            .col(text("summary"))
            .col(text_null("url"))
            .col(string_null("file"))
            .col(string_null("media_type"))
            .col(big_integer_null("size"))
            .col(text("reason"))
            .col(string("role"))
            .col(uuid_null("by"))
            .col(timestamp_with_time_zone("recorded_at"))
            .to_owned();
        manager.create_table(assessments).await?;
        let of_plan =
            Index::create().name("assessments_of_plan").table("assessments").col("plan_id").to_owned();
        manager.create_index(of_plan).await?;
        let of_commitment = Index::create()
            .name("assessments_of_commitment")
            .table("assessments")
            .col("commitment_id")
            .col("kind")
            .col("series")
            .col("version")
            .unique()
            .to_owned();
        manager.create_index(of_commitment).await
    }
}
