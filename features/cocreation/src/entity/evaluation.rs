//! Database entities of evaluations, and of what people say of themselves.

use minga_store::entity;

entity!(rules, "process_evaluations", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    due: Option<Date>,
    lowest: i64,
    highest: i64,
    made_at: DateTimeUtc,
});

entity!(sheet, "evaluation_sheets", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    proposal_id: Uuid,
    account_id: Uuid,
    body: Option<String>,
    version: i64,
    scores: String,
    lang: String,
    reason: String,
    made_at: DateTimeUtc,
});

entity!(conflict, "evaluation_conflicts", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    proposal_id: Uuid,
    account_id: Uuid,
    body: Option<String>,
    cause: String,
    lang: String,
    reason: String,
    made_at: DateTimeUtc,
});

entity!(decision, "evaluation_decisions", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    proposal_id: Uuid,
    number: i64,
    state: String,
    verdict: String,
    lang: String,
    text: String,
    made_at: DateTimeUtc,
    decided_at: Option<DateTimeUtc>,
});

entity!(agreement, "evaluation_agreements", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    decision_id: Uuid,
    account_id: Uuid,
    made_at: DateTimeUtc,
});

entity!(note, "evaluation_notes", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    proposal_id: Uuid,
    account_id: Uuid,
    body: Option<String>,
    lang: String,
    text: String,
    made_at: DateTimeUtc,
});

entity!(declared, "process_declared", {
    #[sea_orm(primary_key, auto_increment = false)]
    process_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    asked: String,
    #[sea_orm(primary_key, auto_increment = false)]
    said: String,
    count: i64,
    shown: i64,
});
