//! Database entities.

use minga_store::entity;

entity!(gathering, "gatherings", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    about: String,
    sort: String,
    state: String,
    title: String,
    summary: String,
    agenda: String,
    venue: String,
    jurisdiction_id: Option<Uuid>,
    call: String,
    starts_at: DateTimeUtc,
    ends_at: DateTimeUtc,
    offset_minutes: i64,
    registers: bool,
    places: Option<i64>,
    organiser_id: Uuid,
    reason: String,
    made_at: DateTimeUtc,
});

entity!(registration, "event_registrations", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    gathering_id: Uuid,
    number: i64,
    account_id: Option<Uuid>,
    name: String,
    address: Option<String>,
    lang: String,
    key: Option<String>,
    standing: String,
    code: String,
    reminded: bool,
    came_at: Option<DateTimeUtc>,
    made_at: DateTimeUtc,
});

entity!(walk_in, "event_walk_ins", {
    #[sea_orm(primary_key, auto_increment = false)]
    gathering_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    gender: String,
    count: i64,
});

entity!(wish, "event_wishes", {
    #[sea_orm(primary_key, auto_increment = false)]
    hash: String,
    gathering_id: Uuid,
    name: String,
    address: String,
    lang: String,
    ends_at: DateTimeUtc,
});

entity!(minutes, "event_minutes", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    gathering_id: Uuid,
    words: String,
    made_at: DateTimeUtc,
});

entity!(agreement, "agreements", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    gathering_id: Uuid,
    number: i64,
    words: String,
    organisation_id: Uuid,
    due: Option<Date>,
    done_on: Option<Date>,
    note: String,
    made_at: DateTimeUtc,
});

entity!(roundtable, "event_tables", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    gathering_id: Uuid,
    number: i64,
    title: String,
    notes: String,
    made_at: DateTimeUtc,
});

entity!(certificate, "event_certificates", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    gathering_id: Uuid,
    number: i64,
    revoked: bool,
    code_hash: String,
    digest: String,
    made_at: DateTimeUtc,
});
