//! Who one is elsewhere, passkeys, and what has to survive until a browser comes back.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            Table::create()
                .table("identities")
                .col(uuid("id").primary_key())
                .col(string("issuer"))
                .col(string("subject"))
                .col(uuid("account_id"))
                .col(timestamp_with_time_zone("made_at"))
                .to_owned(),
            Table::create()
                .table("passkeys")
                .col(uuid("id").primary_key())
                .col(string("handle").unique_key())
                .col(uuid("account_id"))
                .col(text("credential"))
                .col(string("name"))
                .col(timestamp_with_time_zone("made_at"))
                .col(timestamp_with_time_zone_null("used_at"))
                .to_owned(),
            Table::create()
                .table("ceremonies")
                .col(string("hash").primary_key())
                .col(string("browser"))
                .col(string("kind"))
                .col(text("detail"))
                .col(timestamp_with_time_zone("ends_at"))
                .to_owned(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for table in ["identities", "passkeys"] {
            let index =
                Index::create().name(format!("{table}_by_account")).table(table).col("account_id").to_owned();
            manager.create_index(index).await?;
        }
        let one_each = Index::create()
            .name("identities_by_subject")
            .table("identities")
            .col("issuer")
            .col("subject")
            .unique()
            .to_owned();
        manager.create_index(one_each).await
    }
}
