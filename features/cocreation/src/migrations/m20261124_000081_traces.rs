//! What of a contribution is remembered for a time, to know the same words again.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{string, timestamp_with_time_zone, uuid};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("proposal_traces")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string("skeleton"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        manager.create_table(table).await?;
        for (name, columns) in [
            ("proposal_traces_skeleton", &["skeleton", "made_at"][..]),
            ("proposal_traces_account", &["account_id"]),
            ("proposal_traces_age", &["made_at"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("proposal_traces");
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
