//! Database entities of who may take part.

use minga_store::entity;

entity!(door, "process_doors", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    issuer: String,
    listed: i64,
    salt: String,
});

entity!(code, "process_codes", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    organisation_id: Uuid,
    uses: i64,
    ends_on: Date,
    hash: String,
    made_at: DateTimeUtc,
    ended_at: Option<DateTimeUtc>,
});

entity!(census, "process_census", {
    #[sea_orm(primary_key, auto_increment = false)]
    process_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    mark: String,
});

entity!(admission, "process_admissions", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    account_id: Option<Uuid>,
    kind: String,
    code_id: Option<Uuid>,
    mark: Option<String>,
    made_at: DateTimeUtc,
});
