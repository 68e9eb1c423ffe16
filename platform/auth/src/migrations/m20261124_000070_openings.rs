//! Accounts that people asked to open and did not confirm yet.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{string, timestamp_with_time_zone};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("account_openings")
            .col(string("hash").primary_key())
            .col(string("address"))
            .col(string("name"))
            .col(string("lang"))
            .col(string("next"))
            .col(timestamp_with_time_zone("ends_at"))
            .to_owned();
        manager.create_table(table).await?;
        let by_address = Index::create()
            .name("account_openings_by_address")
            .table("account_openings")
            .col("address")
            .to_owned();
        manager.create_index(by_address).await
    }
}
