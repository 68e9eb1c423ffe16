//! Database entities.

use minga_store::entity;

entity!(account, "accounts", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    address: String,
    name: String,
    lang: String,
    password: Option<String>,
    blocked: bool,
    made_at: DateTimeUtc,
    confirmed_at: Option<DateTimeUtc>,
});

entity!(membership, "memberships", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    role: String,
    body: Option<String>,
    scope: Option<String>,
    begins: DateTimeUtc,
    ends: Option<DateTimeUtc>,
});

entity!(session, "sessions", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    hash: String,
    account_id: Uuid,
    device: String,
    made_at: DateTimeUtc,
    seen_at: DateTimeUtc,
    ends_at: DateTimeUtc,
});

entity!(ticket, "tickets", {
    #[sea_orm(primary_key, auto_increment = false)]
    hash: String,
    purpose: String,
    account_id: Uuid,
    ends_at: DateTimeUtc,
});

entity!(key, "api_keys", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    hash: String,
    account_id: Uuid,
    name: String,
    scopes: String,
    made_at: DateTimeUtc,
    ends_at: Option<DateTimeUtc>,
});

entity!(throttle, "throttles", {
    #[sea_orm(primary_key, auto_increment = false)]
    name: String,
    count: i64,
    since: DateTimeUtc,
});

entity!(identity, "identities", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    issuer: String,
    subject: String,
    account_id: Uuid,
    made_at: DateTimeUtc,
});

entity!(passkey, "passkeys", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    handle: String,
    account_id: Uuid,
    credential: String,
    name: String,
    made_at: DateTimeUtc,
    used_at: Option<DateTimeUtc>,
});

entity!(ceremony, "ceremonies", {
    #[sea_orm(primary_key, auto_increment = false)]
    hash: String,
    browser: String,
    kind: String,
    detail: String,
    ends_at: DateTimeUtc,
});

entity!(opening, "account_openings", {
    #[sea_orm(primary_key, auto_increment = false)]
    hash: String,
    address: String,
    name: String,
    lang: String,
    next: String,
    ends_at: DateTimeUtc,
});
