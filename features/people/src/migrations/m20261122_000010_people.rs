//! Jurisdictions, with the countries in which plans are expected, and organisations.

use minga_store::orm::sea_orm::{DbErr, sea_query::Query};
use minga_store::orm::sea_orm_migration::schema::{
    string, string_null, text, timestamp_with_time_zone, uuid, uuid_null,
};
use minga_store::orm::*;

/// Code, name in Spanish, name in English (ISO 3166-1).
const COUNTRIES: &str = include_str!("../../data/countries.csv");

/// Whether every installation has this country from the start.
pub(super) fn is_everywhere(country: &str) -> bool {
    row_of(country).is_some()
}

/// The identifiers of the countries that every installation has.
pub(super) fn everywhere() -> impl Iterator<Item = Uuid> {
    COUNTRIES.lines().enumerate().map(|(number, _)| id(number))
}

/// Identifier and name of a country that every installation has, as its row has them.
pub(super) fn row_of(country: &str) -> Option<(Uuid, String)> {
    COUNTRIES.lines().enumerate().find_map(|(number, line)| {
        let mut cells = line.split(',');
        let (code, es, en) = (cells.next()?, cells.next()?, cells.next()?);
        (code == country).then(|| (id(number), name(es, en)))
    })
}

/// The same in every installation: a name-based identifier needs no dice.
fn id(line: usize) -> Uuid {
    Uuid::from_u128(0x6d69_6e67_6100_8000_8000_0000_0000_0000 | (line as u128 + 1))
}

fn name(es: &str, en: &str) -> String {
    serde_json::json!({ "en": en, "es": es }).to_string()
}

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let jurisdictions = Table::create()
            .table("jurisdictions")
            .col(uuid("id").primary_key())
            .col(string("code").unique_key())
            .col(text("name"))
            .col(string("level"))
            .col(uuid_null("parent_id"))
            .to_owned();
        manager.create_table(jurisdictions).await?;

        let mut countries = Query::insert();
        countries.into_table("jurisdictions").columns(["id", "code", "name", "level"]);
        for (number, line) in COUNTRIES.lines().enumerate() {
            let mut cells = line.split(',');
            let (Some(code), Some(es), Some(en)) = (cells.next(), cells.next(), cells.next()) else {
                return Err(DbErr::Custom(format!("countries.csv, line {}", number + 1)));
            };
            countries.values_panic([id(number).into(), code.into(), name(es, en).into(), "country".into()]);
        }
        manager.execute(countries).await?;

        let organisations = Table::create()
            .table("organisations")
            .col(uuid("id").primary_key())
            .col(string("code").unique_key())
            .col(text("name"))
            .col(text("name_folded"))
            .col(string_null("acronym"))
            .col(string("sector"))
            .col(string_null("city"))
            .col(uuid_null("jurisdiction_id"))
            .col(uuid_null("part_of"))
            .col(string_null("website"))
            .col(timestamp_with_time_zone("updated_at"))
            .to_owned();
        manager.create_table(organisations).await?;
        for (name, column) in
            [("organisations_by_name", "name_folded"), ("organisations_by_whole", "part_of")]
        {
            let index = Index::create().name(name).table("organisations").col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
