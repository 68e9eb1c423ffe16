//! Who takes up what somebody answered for whose role ends.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let handovers = Table::create()
            .table("handovers")
            .col(uuid("id").primary_key())
            .col(uuid("membership_id").unique_key())
            .col(uuid_null("successor_id"))
            .col(text("note"))
            .col(timestamp_with_time_zone("named_at"))
            .col(timestamp_with_time_zone_null("acknowledged_at"))
            .to_owned();
        manager.create_table(handovers).await?;
        let index =
            Index::create().name("handovers_by_successor").table("handovers").col("successor_id").to_owned();
        manager.create_index(index).await
    }
}
