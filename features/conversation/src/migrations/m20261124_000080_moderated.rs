//! Reports, decisions and appeals about other things than comments, and decisions on many things in
//! one deed.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{string_null, uuid_null};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["comment_flags", "comment_decisions", "comment_appeals"] {
            let kind = Table::alter().table(table).add_column(string_null("kind")).to_owned();
            manager.alter_table(kind).await?;
        }
        let batch = Table::alter().table("comment_decisions").add_column(uuid_null("batch_id")).to_owned();
        manager.alter_table(batch).await?;
        let index = Index::create()
            .name("comment_decisions_batch")
            .table("comment_decisions")
            .col("batch_id")
            .to_owned();
        manager.create_index(index).await
    }
}
