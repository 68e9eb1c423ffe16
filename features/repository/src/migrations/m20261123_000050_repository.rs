//! Documents of plans, their versions, and the text of these.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, date, string, text, timestamp_with_time_zone, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let documents = Table::create()
            .table("documents")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(string("sort"))
            .col(text("title"))
            .col(text("summary"))
            .col(date("dated"))
            .col(string("lang"))
            .col(string("proves"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        let versions = Table::create()
            .table("document_versions")
            .col(uuid("id").primary_key())
            .col(uuid("document_id"))
            .col(big_integer("number"))
            .col(string("file"))
            .col(string("media_type"))
            .col(big_integer("size"))
            .col(string("name"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        let texts = Table::create()
            .table("document_texts")
            .col(uuid("version_id").primary_key())
            .col(string("state"))
            .col(text("content"))
            .to_owned();
        for table in [documents, versions, texts] {
            manager.create_table(table).await?;
        }
        let by_plan = Index::create()
            .name("documents_by_plan")
            .table("documents")
            .col("plan_id")
            .col("dated")
            .to_owned();
        manager.create_index(by_plan).await?;
        let numbers = Index::create()
            .name("document_versions_by_number")
            .table("document_versions")
            .col("document_id")
            .col("number")
            .unique()
            .to_owned();
        manager.create_index(numbers).await
    }
}
