//! How to reach an organisation, when somebody confirmed it, what it works on; what strangers say
//! of contacts that are dead; the yearly letter; organisations that ask to be listed; why one is another one now.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    date_null, string, string_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            string_null("email"),
            string_null("phone"),
            string_null("postal"),
            text("themes").default("[]").to_owned(),
            text("themes_folded").default("").to_owned(),
            date_null("confirmed"),
            text_null("merged_because"),
        ];
        // SQLite adds one column at a time.
        for column in columns {
            let change = Table::alter().table("organisations").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        let reports = Table::create()
            .table("contact_reports")
            .col(uuid("id").primary_key())
            .col(uuid("organisation_id"))
            .col(string("contact"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        manager.create_table(reports).await?;
        let by_thing = Index::create()
            .name("contact_reports_by_organisation")
            .table("contact_reports")
            .col("organisation_id")
            .to_owned();
        manager.create_index(by_thing).await?;
        let letters = Table::create()
            .table("contact_letters")
            .col(uuid("organisation_id").primary_key())
            .col(string("hash").unique_key())
            .col(string("email"))
            .col(timestamp_with_time_zone("sent_at"))
            .to_owned();
        manager.create_table(letters).await?;
        let registrations = Table::create()
            .table("registrations")
            .col(uuid("id").primary_key())
            .col(string_null("hash").unique_key())
            .col(text("name"))
            .col(string_null("acronym"))
            .col(string("sector"))
            .col(string_null("city"))
            .col(uuid_null("jurisdiction_id"))
            .col(text("themes"))
            .col(text_null("website"))
            .col(string("email"))
            .col(string_null("phone"))
            .col(text_null("postal"))
            .col(text("why"))
            .col(string("lang"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            .to_owned();
        manager.create_table(registrations).await?;
        let by_confirmed = Index::create()
            .name("registrations_by_confirmed")
            .table("registrations")
            .col("confirmed_at")
            .to_owned();
        manager.create_index(by_confirmed).await
    }
}
