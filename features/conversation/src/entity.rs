//! Database entities.

use minga_store::entity;

entity!(comment, "comments", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    about: String,
    stance: String,
    state: String,
    author_id: Option<Uuid>,
    named: bool,
    lang: String,
    text: String,
    made_at: DateTimeUtc,
});

entity!(answer, "comment_answers", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    comment_id: Uuid,
    body: String,
    part: String,
    lang: String,
    text: String,
    made_at: DateTimeUtc,
});

entity!(flag, "comment_flags", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    comment_id: Uuid,
    reporter_id: Uuid,
    reason: String,
    text: String,
    kind: Option<String>,
    made_at: DateTimeUtc,
});

entity!(decision, "comment_decisions", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    comment_id: Uuid,
    about: String,
    number: i64,
    on_appeal: bool,
    hides: bool,
    reason: String,
    lang: String,
    text: String,
    flags: i64,
    decided_by: Uuid,
    same: bool,
    kind: Option<String>,
    batch_id: Option<Uuid>,
    made_at: DateTimeUtc,
});

entity!(appeal, "comment_appeals", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    comment_id: Uuid,
    text: String,
    kind: Option<String>,
    made_at: DateTimeUtc,
});
