//! Database entities. Every one of them is private: nothing here is in the public record.

use minga_store::entity;

entity!(follower, "followers", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    address: String,
    lang: String,
    key: String,
    returns: String,
    soft: i64,
    soft_at: Option<DateTimeUtc>,
    stopped_at: Option<DateTimeUtc>,
    made_at: DateTimeUtc,
});

entity!(follow, "follows", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    follower_id: Uuid,
    topic: String,
    rhythm: String,
    since: i64,
});

entity!(wish, "follow_wishes", {
    #[sea_orm(primary_key, auto_increment = false)]
    hash: String,
    address: String,
    lang: String,
    topic: String,
    rhythm: String,
    ends_at: DateTimeUtc,
});

entity!(clock, "digest_clocks", {
    #[sea_orm(primary_key, auto_increment = false)]
    name: String,
    sequence: i64,
    at: DateTimeUtc,
});

entity!(digest, "digests", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    rhythm: String,
    after: i64,
    last: i64,
    made_at: DateTimeUtc,
    prepared_at: Option<DateTimeUtc>,
});

entity!(piece, "digest_pieces", {
    #[sea_orm(primary_key, auto_increment = false)]
    digest_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    topic: String,
    #[sea_orm(primary_key, auto_increment = false)]
    lang: String,
    html: String,
    text: String,
});

entity!(letter, "digest_letters", {
    #[sea_orm(primary_key, auto_increment = false)]
    digest_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    follower_id: Uuid,
    mail_id: Uuid,
    state: String,
    tries: i64,
    not_before: DateTimeUtc,
});

entity!(reminder, "reminders", {
    #[sea_orm(primary_key, auto_increment = false)]
    account_id: Uuid,
    off: bool,
    deadlines_on: Option<Date>,
    slipped_on: Option<Date>,
});
