//! Acts of commitments, as somebody signed them.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, string, string_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let acts = Table::create()
            .table("signed_acts")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid("commitment_id"))
            .col(big_integer("number"))
            .col(string("file"))
            .col(string("media_type"))
            .col(big_integer("size"))
            .col(text("url"))
            .col(string_null("file_signature"))
            .col(text_null("signature_url"))
            .col(string("verdicts"))
            .col(text("signatures"))
            .col(string("role"))
            .col(uuid_null("by"))
            .col(timestamp_with_time_zone("received_at"))
            .to_owned();
        manager.create_table(acts).await?;
        let by_number = Index::create()
            .name("signed_acts_by_number")
            .table("signed_acts")
            .col("commitment_id")
            .col("number")
            .unique()
            .to_owned();
        manager.create_index(by_number).await
    }
}
