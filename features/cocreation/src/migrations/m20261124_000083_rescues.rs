//! What was not selected in one process and is offered again in another.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    boolean, string, timestamp_with_time_zone, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("proposal_rescues")
            .col(uuid("id").primary_key())
            .col(uuid("from_id"))
            .col(uuid("to_id"))
            .col(uuid("original_id"))
            .col(string("state"))
            .col(uuid_null("offered_id"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(timestamp_with_time_zone("until_at"))
            .col(uuid_null("told"))
            .col(boolean("told_all"))
            .to_owned();
        manager.create_table(table).await?;
        // Into one process nothing is offered twice.
        let once = Index::create()
            .name("proposal_rescues_once")
            .table("proposal_rescues")
            .col("to_id")
            .col("original_id")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        for (name, columns) in [
            ("proposal_rescues_due", &["state", "until_at"][..]),
            ("proposal_rescues_original", &["original_id"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("proposal_rescues");
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
