//! Database entities. Names are JSON objects by language.

use minga_store::entity;

entity!(law, "calendar_laws", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    place: String,
    valid_from: Date,
    rest: String,
    shifts: String,
    offset_minutes: i64,
    source: String,
    source_url: Option<String>,
});

entity!(entry, "calendar_entries", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    place: String,
    effect: String,
    occurs: String,
    name: String,
    shifts: Option<String>,
    valid_from: Date,
    valid_until: Option<Date>,
    source: String,
    source_url: Option<String>,
    end_source: Option<String>,
});
