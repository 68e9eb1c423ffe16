//! Counters, events, links and former codes.

use crate::events::COUNTER;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string, text, timestamp_with_time_zone};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let counters = Table::create()
            .table("counters")
            .col(string("name").primary_key())
            .col(big_integer("value"))
            .to_owned();
        manager.create_table(counters).await?;
        let first = Query::insert()
            .into_table("counters")
            .columns(["name", "value"])
            .values_panic([COUNTER.into(), 0_i64.into()])
            .to_owned();
        manager.execute(first).await?;

        let events = Table::create()
            .table("events")
            .col(big_integer("sequence").primary_key())
            .col(timestamp_with_time_zone("at"))
            .col(string("root"))
            .col(string("subject"))
            .col(string("action"))
            .col(string("actor"))
            .col(text("facts"))
            .to_owned();
        manager.create_table(events).await?;
        let by_subject = Index::create()
            .name("events_by_subject")
            .table("events")
            .col("subject")
            .col("sequence")
            .to_owned();
        manager.create_index(by_subject).await?;
        let by_root =
            Index::create().name("events_by_root").table("events").col("root").col("sequence").to_owned();
        manager.create_index(by_root).await?;

        let links = Table::create()
            .table("links")
            .col(string("from_ref"))
            .col(string("relation"))
            .col(string("to_ref"))
            .primary_key(Index::create().col("from_ref").col("relation").col("to_ref"))
            .to_owned();
        manager.create_table(links).await?;
        let by_target = Index::create().name("links_by_target").table("links").col("to_ref").to_owned();
        manager.create_index(by_target).await?;

        let aliases = Table::create()
            .table("aliases")
            .col(string("kind"))
            .col(string("code"))
            .col(string("target"))
            .primary_key(Index::create().col("kind").col("code"))
            .to_owned();
        manager.create_table(aliases).await
    }
}
