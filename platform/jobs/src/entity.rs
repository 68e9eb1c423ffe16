//! The table of jobs. The payload is JSON.

use minga_store::entity;

entity!(job, "jobs", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    kind: String,
    payload: String,
    created_at: DateTimeUtc,
    /// Not before.
    run_at: DateTimeUtc,
    /// How often it was taken.
    attempts: i64,
    /// Whoever took it has until then.
    locked_until: Option<DateTimeUtc>,
    last_error: Option<String>,
    failed: bool,
});

entity!(upkeep, "upkeep", {
    #[sea_orm(primary_key, auto_increment = false)]
    name: String,
    ran_at: DateTimeUtc,
    last: i64,
    total: i64,
});
