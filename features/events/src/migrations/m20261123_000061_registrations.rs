//! Who registers for gatherings and who comes. Nothing of it is official, and all of it is deleted in its time.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, boolean, string, string_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let registrations = Table::create()
            .table("event_registrations")
            .col(uuid("id").primary_key())
            .col(uuid("gathering_id"))
            .col(big_integer("number"))
            .col(uuid_null("account_id"))
            .col(text("name"))
            .col(string_null("address"))
            .col(string("lang"))
            .col(string_null("key"))
            .col(string("standing"))
            .col(string("code"))
            .col(boolean("reminded"))
            .col(timestamp_with_time_zone_null("came_at"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        manager.create_table(registrations).await?;
        let wishes = Table::create()
            .table("event_wishes")
            .col(string("hash").primary_key())
            .col(uuid("gathering_id"))
            .col(text("name"))
            .col(string("address"))
            .col(string("lang"))
            .col(timestamp_with_time_zone("ends_at"))
            .to_owned();
        manager.create_table(wishes).await?;
        let walk_ins = Table::create()
            .table("event_walk_ins")
            .col(uuid("gathering_id"))
            .col(string("gender"))
            .col(big_integer("count"))
            .primary_key(Index::create().col("gathering_id").col("gender"))
            .to_owned();
        manager.create_table(walk_ins).await?;
        for (name, columns, unique) in [
            ("event_registrations_by_address", &["gathering_id", "address"][..], true),
            ("event_registrations_by_number", &["gathering_id", "number"], true),
            ("event_registrations_by_key", &["key"], true),
            ("event_registrations_by_code", &["gathering_id", "code"], true),
            ("event_registrations_by_standing", &["gathering_id", "standing", "number"], false),
        ] {
            let mut index = Index::create().name(name).table("event_registrations").to_owned();
            for column in columns {
                index.col(*column);
            }
            if unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
