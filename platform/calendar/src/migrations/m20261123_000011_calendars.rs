//! Calendars, with what is known of Ecuador and Bolivia.

use crate::seeds;
use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm::sea_query::Query;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, date, date_null, string, string_null, text, text_null, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            Table::create()
                .table("calendar_laws")
                .col(uuid("id").primary_key())
                .col(string("place"))
                .col(date("valid_from"))
                .col(string("rest"))
                .col(string("shifts"))
                .col(big_integer("offset_minutes"))
                .col(text("source"))
                .col(text_null("source_url"))
                .to_owned(),
            Table::create()
                .table("calendar_entries")
                .col(uuid("id").primary_key())
                .col(string("place"))
                .col(string("effect"))
                .col(string("occurs"))
                .col(text("name"))
                .col(string_null("shifts"))
                .col(date("valid_from"))
                .col(date_null("valid_until"))
                .col(text("source"))
                .col(text_null("source_url"))
                .col(text_null("end_source"))
                .to_owned(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        let (laws, entries) = (seeds::laws(), seeds::entries());
        let wrong = |file: &str| DbErr::Custom(format!("{file} cannot be read"));
        for law in laws.ok_or_else(|| wrong("laws.csv"))? {
            let mut insert = Query::insert();
            insert.into_table("calendar_laws").columns([
                "id",
                "place",
                "valid_from",
                "rest",
                "shifts",
                "offset_minutes",
                "source",
                "source_url",
            ]);
            insert.values_panic([
                law.id.into(),
                law.place.into(),
                law.valid_from.into(),
                law.rest.to_string().into(),
                law.shifts.to_string().into(),
                law.offset.into(),
                law.source.into(),
                law.source_url.into(),
            ]);
            manager.execute(insert).await?;
        }
        for entry in entries.ok_or_else(|| wrong("entries.csv"))? {
            let name =
                serde_json::to_string(&entry.name).map_err(|error| DbErr::Custom(error.to_string()))?;
            let mut insert = Query::insert();
            insert.into_table("calendar_entries").columns([
                "id",
                "place",
                "effect",
                "occurs",
                "name",
                "shifts",
                "valid_from",
                "valid_until",
                "source",
                "source_url",
            ]);
            insert.values_panic([
                entry.id.into(),
                entry.place.into(),
                entry.effect.code().into(),
                entry.occurs.to_string().into(),
                name.into(),
                entry.shifts.map(|it| it.to_string()).into(),
                entry.valid_from.into(),
                entry.valid_until.into(),
                entry.source.into(),
                entry.source_url.into(),
            ]);
            manager.execute(insert).await?;
        }
        Ok(())
    }
}
