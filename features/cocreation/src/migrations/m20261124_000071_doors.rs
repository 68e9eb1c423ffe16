//! Who may take part in a process where not everybody may: codes of organisations, a census of
//! which only hashes are kept, and who was let in by either.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, date, string, string_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            Table::create()
                .table("process_doors")
                .col(uuid("id").primary_key())
                .col(text("issuer"))
                .col(big_integer("listed"))
                .col(string("salt"))
                .to_owned(),
            Table::create()
                .table("process_codes")
                .col(uuid("id").primary_key())
                .col(uuid("process_id"))
                .col(uuid("organisation_id"))
                .col(big_integer("uses"))
                .col(date("ends_on"))
                .col(string("hash"))
                .col(timestamp_with_time_zone("made_at"))
                .col(timestamp_with_time_zone_null("ended_at"))
                .to_owned(),
            Table::create()
                .table("process_census")
                .col(uuid("process_id"))
                .col(string("mark"))
                .primary_key(Index::create().col("process_id").col("mark"))
                .to_owned(),
            Table::create()
                .table("process_admissions")
                .col(uuid("id").primary_key())
                .col(uuid("process_id"))
                .col(uuid_null("account_id"))
                .col(string("kind"))
                .col(uuid_null("code_id"))
                .col(string_null("mark"))
                .col(timestamp_with_time_zone("made_at"))
                .to_owned(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for (name, table, columns, unique) in INDEXES {
            let mut index = Index::create();
            index.name(*name).table(*table);
            for column in *columns {
                index.col(*column);
            }
            if *unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Name, table, columns, whether unique. One identifier serves one account, and one account is let
/// in once by each way: two that come at once cannot both be written.
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("process_codes_hash", "process_codes", &["process_id", "hash"], true),
    ("process_admissions_once", "process_admissions", &["process_id", "account_id", "kind"], true),
    ("process_admissions_mark", "process_admissions", &["process_id", "mark"], true),
    ("process_admissions_code", "process_admissions", &["code_id"], false),
    ("process_admissions_account", "process_admissions", &["account_id"], false),
];
