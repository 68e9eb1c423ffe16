//! Gatherings: workshops, meetings, assemblies, webinars.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, string, text, timestamp_with_time_zone, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let gatherings = Table::create()
            .table("gatherings")
            .col(uuid("id").primary_key())
            .col(string("about"))
            .col(string("sort"))
            .col(string("state"))
            .col(text("title"))
            .col(text("summary"))
            .col(text("agenda"))
            .col(text("venue"))
            .col(uuid_null("jurisdiction_id"))
            .col(text("call"))
            .col(timestamp_with_time_zone("starts_at"))
            .col(timestamp_with_time_zone("ends_at"))
            .col(big_integer("offset_minutes"))
            .col(boolean("registers"))
            .col(big_integer_null("places"))
            .col(uuid("organiser_id"))
            .col(text("reason"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        manager.create_table(gatherings).await?;
        for (name, columns) in
            [("gatherings_by_thing", ["about", "starts_at"]), ("gatherings_by_time", ["state", "ends_at"])]
        {
            let mut index = Index::create().name(name).table("gatherings").to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
