//! Certificates of participation, without a name.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, boolean, string, timestamp_with_time_zone, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("event_certificates")
            .col(uuid("id").primary_key())
            .col(uuid("gathering_id"))
            .col(big_integer("number"))
            .col(boolean("revoked"))
            .col(string("code_hash"))
            .col(string("digest"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        manager.create_table(table).await?;
        for (name, columns) in [
            ("event_certificates_code", &["code_hash"][..]),
            ("event_certificates_number", &["gathering_id", "number"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("event_certificates").unique();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
