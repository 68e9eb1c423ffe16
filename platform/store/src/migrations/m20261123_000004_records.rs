//! A checkpoint says of which record it is: where one could not go on, another begins.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, timestamp_with_time_zone};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite cannot change the key of a table.
        let new = Table::create()
            .table("checkpoints_of_records")
            .col(big_integer("record"))
            .col(big_integer("size"))
            .col(timestamp_with_time_zone("at"))
            .col(text("note"))
            .primary_key(Index::create().col("record").col("size"))
            .to_owned();
        manager.create_table(new).await?;
        let mut old = Query::select();
        old.expr(Expr::val(1_i64)).columns(["size", "at", "note"]).from("checkpoints");
        let mut copy = Query::insert();
        copy.into_table("checkpoints_of_records").columns(["record", "size", "at", "note"]);
        copy.select_from(old).map_err(|error| DbErr::Custom(error.to_string()))?;
        manager.execute(copy).await?;
        manager.drop_table(Table::drop().table("checkpoints").to_owned()).await?;
        manager.rename_table(Table::rename().table("checkpoints_of_records", "checkpoints").to_owned()).await
    }
}
