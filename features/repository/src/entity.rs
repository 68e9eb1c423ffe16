//! Database entities.

use minga_store::entity;

entity!(document, "documents", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    sort: String,
    title: String,
    summary: String,
    dated: Date,
    lang: String,
    proves: String,
    made_at: DateTimeUtc,
});

entity!(version, "document_versions", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    document_id: Uuid,
    number: i64,
    file: String,
    media_type: String,
    size: i64,
    name: String,
    made_at: DateTimeUtc,
});

entity!(text, "document_texts", {
    #[sea_orm(primary_key, auto_increment = false)]
    version_id: Uuid,
    state: String,
    content: String,
});
