//! Proposals that were entered for people without internet.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, date, string, string_null, text, timestamp_with_time_zone, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("proposal_entries")
            .col(uuid("id").primary_key())
            .col(uuid("proposal_id"))
            .col(string("way"))
            .col(string("consent"))
            .col(date("consented_on"))
            .col(string_null("body"))
            .col(text("name"))
            .col(string("key_hash"))
            .col(big_integer("paper"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        manager.create_table(table).await?;
        for (name, column) in [("proposal_entries_once", "proposal_id"), ("proposal_entries_key", "key_hash")]
        {
            let index = Index::create().name(name).table("proposal_entries").col(column).unique().to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
