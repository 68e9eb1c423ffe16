//! Database entities. Texts are JSON objects by language.

use minga_store::entity;

entity!(organisation, "organisations", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    code: String,
    name: String,
    name_folded: String,
    acronym: Option<String>,
    sector: String,
    city: Option<String>,
    jurisdiction_id: Option<Uuid>,
    part_of: Option<Uuid>,
    website: Option<String>,
    updated_at: DateTimeUtc,
    email: Option<String>,
    phone: Option<String>,
    postal: Option<String>,
    themes: String,
    themes_folded: String,
    confirmed: Option<Date>,
    merged_because: Option<String>,
});

entity!(contact_report, "contact_reports", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    organisation_id: Uuid,
    contact: String,
    made_at: DateTimeUtc,
});

entity!(contact_letter, "contact_letters", {
    #[sea_orm(primary_key, auto_increment = false)]
    organisation_id: Uuid,
    hash: String,
    email: String,
    sent_at: DateTimeUtc,
});

entity!(registration, "registrations", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    hash: Option<String>,
    name: String,
    acronym: Option<String>,
    sector: String,
    city: Option<String>,
    jurisdiction_id: Option<Uuid>,
    themes: String,
    website: Option<String>,
    email: String,
    phone: Option<String>,
    postal: Option<String>,
    why: String,
    lang: String,
    made_at: DateTimeUtc,
    confirmed_at: Option<DateTimeUtc>,
});

entity!(jurisdiction, "jurisdictions", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    code: String,
    name: String,
    level: String,
    parent_id: Option<Uuid>,
});

entity!(handover, "handovers", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    membership_id: Uuid,
    successor_id: Option<Uuid>,
    note: String,
    named_at: DateTimeUtc,
    acknowledged_at: Option<DateTimeUtc>,
});

entity!(refusal, "registration_refusals", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    sector: String,
    refused_at: DateTimeUtc,
});
