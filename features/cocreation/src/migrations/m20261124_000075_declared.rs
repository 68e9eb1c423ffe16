//! How many of those who proposed said what of themselves. There is no row of anybody: what one
//! person said is added to a number, and is nowhere else.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{big_integer, string, uuid};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("process_declared")
            .col(uuid("process_id"))
            .col(string("asked"))
            .col(string("said"))
            .col(big_integer("count"))
            .col(big_integer("shown"))
            .primary_key(Index::create().col("process_id").col("asked").col("said"))
            .to_owned();
        manager.create_table(table).await
    }
}
