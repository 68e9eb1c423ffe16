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
