//! Database entities.

use minga_store::entity;

entity!(answer, "idempotency_keys", {
    #[sea_orm(primary_key, auto_increment = false)]
    account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    hash: String,
    request: String,
    status: i64,
    location: Option<String>,
    tag: Option<String>,
    body: String,
    made_at: DateTimeUtc,
});

entity!(hook, "webhooks", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    address: String,
    root: Option<String>,
    secret: String,
    since: i64,
    made_at: DateTimeUtc,
    failures: i64,
    fault: Option<String>,
    told_at: Option<DateTimeUtc>,
    off_at: Option<DateTimeUtc>,
});

// One row: up to which event webhooks were handed their jobs.
entity!(cursor, "webhook_cursor", {
    #[sea_orm(primary_key, auto_increment = false)]
    name: String,
    sequence: i64,
});
