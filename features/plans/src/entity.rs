//! Database entities. Texts are JSON objects by language; lists are JSON arrays.

use minga_store::entity;

entity!(plan, "plans", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    code: String,
    title: String,
    summary: String,
    kind: String,
    state: String,
    country: String,
    jurisdiction_id: Option<Uuid>,
    scope: String,
    language: String,
    number: Option<i64>,
    signed_start: Option<Date>,
    signed_end: Option<Date>,
    start: Option<Date>,
    end: Option<Date>,
    adopted: Option<Date>,
    rescheduled_to: Option<Date>,
    instrument: String,
    levels: String,
    proposals_received: Option<i64>,
    cocreation_cities: String,
    report_date: Option<Date>,
    note: String,
    updated_at: DateTimeUtc,
});

entity!(theme, "themes", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    number: i64,
    title: String,
    summary: String,
});

entity!(commitment, "commitments", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    theme_id: Option<Uuid>,
    number: i64,
    code: Option<String>,
    title: String,
    summary: String,
    sdgs: String,
    policy_areas: String,
    budget: Option<f64>,
    currency: Option<String>,
    contact: Option<String>,
    milestones_stated: Option<i64>,
    note: String,
} long {
    details: String,
});

entity!(body, "commitment_bodies", {
    #[sea_orm(primary_key, auto_increment = false)]
    commitment_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    role: String,
    #[sea_orm(primary_key, auto_increment = false)]
    organisation_id: Uuid,
    plan_id: Uuid,
    position: i64,
});

entity!(milestone, "milestones", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    commitment_id: Uuid,
    commitment_number: i64,
    number: i64,
    title: String,
    state: String,
    delay_reported: bool,
    reported: Option<i64>,
    confirmed: Option<i64>,
    weight: f64,
    signed_start: Option<Date>,
    signed_end: Option<Date>,
    start: Option<Date>,
    end: Option<Date>,
    completed_on: Option<Date>,
    note: String,
} long {
    details: String,
});

entity!(evidence, "evidence", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    commitment_id: Uuid,
    milestone_id: Option<Uuid>,
    position: i64,
    title: String,
    url: String,
    dated: Option<Date>,
    report_id: Option<Uuid>,
    statement_id: Option<Uuid>,
    file: Option<String>,
    media_type: Option<String>,
    size: Option<i64>,
    archived: Option<String>,
    archive_state: Option<String>,
    archive_at: Option<DateTimeUtc>,
    archive_failed: Option<String>,
    archive_status: Option<i64>,
    archive_size: Option<i64>,
    archive_type: Option<String>,
    archive_from: Option<String>,
    given_by: Option<Uuid>,
    validated_by: Option<Uuid>,
});

entity!(report, "reports", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    commitment_id: Uuid,
    milestone_id: Uuid,
    number: i64,
    kind: String,
    state: String,
    body_id: Uuid,
    percent: i64,
    until: Option<Date>,
    text: String,
    obstacles: String,
    help_needed: String,
    next_steps: String,
    reported_at: DateTimeUtc,
    settled_at: Option<DateTimeUtc>,
});

entity!(statement, "statements", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    report_id: Uuid,
    number: i64,
    kind: String,
    role: String,
    body_id: Option<Uuid>,
    text: String,
    made_at: DateTimeUtc,
});

entity!(reschedule, "reschedules", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    milestone_id: Option<Uuid>,
    state: String,
    from: Option<Date>,
    to: Option<Date>,
    months: Option<i64>,
    reason: String,
    decision: String,
    proposed_by: Option<Uuid>,
    proposed_at: DateTimeUtc,
    decided_at: Option<DateTimeUtc>,
});

entity!(draft, "report_drafts", {
    #[sea_orm(primary_key, auto_increment = false)]
    account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    milestone_id: Uuid,
    content: String,
    saved_at: DateTimeUtc,
});

entity!(upload, "report_uploads", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    milestone_id: Uuid,
    sha256: String,
    media_type: String,
    size: i64,
    name: String,
    taken_at: DateTimeUtc,
});

entity!(learning, "learnings", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    commitment_id: Uuid,
    kind: String,
    position: i64,
    text: String,
});

entity!(risk, "risks", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    commitment_id: Uuid,
    position: i64,
    text: String,
    contingency: String,
    over: bool,
});

entity!(assessment, "assessments", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    commitment_id: Option<Uuid>,
    kind: String,
    series: i64,
    version: i64,
    code_set: Option<String>,
    codes: String,
    dated: Date,
    organisation_id: Option<Uuid>,
    assessor: String,
    summary: String,
    url: Option<String>,
    file: Option<String>,
    media_type: Option<String>,
    size: Option<i64>,
    reason: String,
    role: String,
    by: Option<Uuid>,
    recorded_at: DateTimeUtc,
});

entity!(edition, "editions", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    number: i64,
    paper: String,
    lang: String,
    day: Date,
    state: String,
    file_tree: String,
    file: Option<String>,
    file_text: Option<String>,
    asked_at: DateTimeUtc,
    made_at: Option<DateTimeUtc>,
});

entity!(signed_act, "signed_acts", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    plan_id: Uuid,
    commitment_id: Uuid,
    number: i64,
    file: String,
    media_type: String,
    size: i64,
    url: String,
    file_signature: Option<String>,
    signature_url: Option<String>,
    verdicts: String,
    signatures: String,
    role: String,
    by: Option<Uuid>,
    received_at: DateTimeUtc,
});
