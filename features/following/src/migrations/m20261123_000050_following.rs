//! Who follows what; digests and the letters that they are sent in; reminders.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, boolean, date_null, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let followers = Table::create()
            .table("followers")
            .col(uuid("id").primary_key())
            .col(string("address").unique_key())
            .col(string("lang"))
            .col(string("key").unique_key())
            .col(string("returns").unique_key())
            .col(big_integer("soft"))
            .col(timestamp_with_time_zone_null("soft_at"))
            .col(timestamp_with_time_zone_null("stopped_at"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        manager.create_table(followers).await?;
        let follows = Table::create()
            .table("follows")
            .col(uuid("id").primary_key())
            .col(uuid("follower_id"))
            .col(text("topic"))
            .col(string("rhythm"))
            .col(big_integer("since"))
            .to_owned();
        manager.create_table(follows).await?;
        let wishes = Table::create()
            .table("follow_wishes")
            .col(string("hash").primary_key())
            .col(string("address"))
            .col(string("lang"))
            .col(text("topic"))
            .col(string("rhythm"))
            .col(timestamp_with_time_zone("ends_at"))
            .to_owned();
        manager.create_table(wishes).await?;
        for (name, table, columns) in [
            ("follows_by_follower", "follows", ["follower_id", "topic"]),
            ("follows_by_rhythm", "follows", ["rhythm", "follower_id"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(column);
            }
            if name == "follows_by_follower" {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        digests(manager).await?;
        let reminders = Table::create()
            .table("reminders")
            .col(uuid("account_id").primary_key())
            .col(boolean("off"))
            .col(date_null("deadlines_on"))
            .col(date_null("slipped_on"))
            .to_owned();
        manager.create_table(reminders).await
    }
}

async fn digests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let clocks = Table::create()
        .table("digest_clocks")
        .col(string("name").primary_key())
        .col(big_integer("sequence"))
        .col(timestamp_with_time_zone("at"))
        .to_owned();
    manager.create_table(clocks).await?;
    let digests = Table::create()
        .table("digests")
        .col(uuid("id").primary_key())
        .col(string("rhythm"))
        .col(big_integer("after"))
        .col(big_integer("last"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("prepared_at"))
        .to_owned();
    manager.create_table(digests).await?;
    let pieces = Table::create()
        .table("digest_pieces")
        .col(uuid("digest_id"))
        .col(text("topic"))
        .col(string("lang"))
        .col(text("html"))
        .col(text("text"))
        .primary_key(Index::create().col("digest_id").col("topic").col("lang"))
        .to_owned();
    manager.create_table(pieces).await?;
    let letters = Table::create()
        .table("digest_letters")
        .col(uuid("digest_id"))
        .col(uuid("follower_id"))
        .col(uuid("mail_id"))
        .col(string("state"))
        .col(big_integer("tries"))
        .col(timestamp_with_time_zone("not_before"))
        .primary_key(Index::create().col("digest_id").col("follower_id"))
        .to_owned();
    manager.create_table(letters).await?;
    for (name, columns) in [
        ("digest_letters_by_state", ["digest_id", "state"]),
        ("digest_letters_by_follower", ["follower_id", "digest_id"]),
    ] {
        let mut index = Index::create().name(name).table("digest_letters").to_owned();
        for column in columns {
            index.col(column);
        }
        manager.create_index(index).await?;
    }
    Ok(())
}
