//! Files that wait to be imported.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{blob, string, timestamp_with_time_zone, uuid};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let uploads = Table::create()
            .table("import_uploads")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string("name"))
            .col(blob("content"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone("ends_at"))
            .to_owned();
        manager.create_table(uploads).await?;
        for (name, column) in
            [("import_uploads_by_account", "account_id"), ("import_uploads_by_end", "ends_at")]
        {
            let index = Index::create().name(name).table("import_uploads").col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
