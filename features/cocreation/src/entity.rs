//! Database entities.

pub(crate) mod doors;
pub(crate) mod evaluation;

use minga_store::entity;

entity!(process, "processes", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    code: String,
    title: String,
    summary: String,
    jurisdiction_id: Uuid,
    state: String,
    who: String,
    phases: String,
    themes: String,
    places: String,
    criteria: String,
    hurry: String,
    published_at: Option<DateTimeUtc>,
    made_at: DateTimeUtc,
});

entity!(proposal, "proposals", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    number: i64,
    state: String,
    hidden_from: Option<String>,
    hidden_why: String,
    outcome: Option<String>,
    joint: bool,
    author_id: Option<Uuid>,
    named: bool,
    body: Option<String>,
    theme: Option<i64>,
    place_id: Option<Uuid>,
    assigned_id: Option<Uuid>,
    merged_into: Option<Uuid>,
    lang: String,
    title: String,
    problem: String,
    solution: String,
    whom: String,
    fingerprint: String,
    supports: i64,
    made_at: DateTimeUtc,
});

entity!(draft, "proposal_drafts", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    account_id: Uuid,
    title: String,
    problem: String,
    solution: String,
    whom: String,
    theme: Option<i64>,
    place_id: Option<Uuid>,
    body: Option<String>,
    named: bool,
    lang: String,
    saved_at: DateTimeUtc,
});

entity!(support, "supports", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    proposal_id: Uuid,
    account_id: Option<Uuid>,
    state: String,
    origin: String,
    made_at: DateTimeUtc,
});

entity!(merger, "proposal_mergers", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    original_id: Uuid,
    into_id: Uuid,
    kind: String,
    lang: String,
    reason: String,
    made_at: DateTimeUtc,
    ended_at: Option<DateTimeUtc>,
    end_reason: String,
    objection: String,
    objected_at: Option<DateTimeUtc>,
});

entity!(answer, "proposal_answers", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    proposal_id: Uuid,
    number: i64,
    outcome: String,
    body: Option<String>,
    lang: String,
    text: String,
    made_at: DateTimeUtc,
});

entity!(trace, "proposal_traces", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    skeleton: String,
    made_at: DateTimeUtc,
});

entity!(entry, "proposal_entries", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    proposal_id: Uuid,
    way: String,
    consent: String,
    consented_on: Date,
    body: Option<String>,
    name: String,
    key_hash: String,
    paper: i64,
    made_at: DateTimeUtc,
});

entity!(rescue, "proposal_rescues", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    from_id: Uuid,
    to_id: Uuid,
    original_id: Uuid,
    state: String,
    offered_id: Option<Uuid>,
    asked_at: DateTimeUtc,
    until_at: DateTimeUtc,
    told: Option<Uuid>,
    told_all: bool,
});

entity!(origin, "proposal_origins", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    proposal_id: Uuid,
    source: String,
    original: String,
    stated_day: Option<Date>,
    stated_supports: Option<i64>,
    url: Option<String>,
    made_at: DateTimeUtc,
});

entity!(example, "process_examples", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    made_at: DateTimeUtc,
});

entity!(classification, "proposal_classifications", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    proposal_id: Uuid,
    together_id: Uuid,
    theme_from: Option<i64>,
    theme_to: Option<i64>,
    place_from: Option<Uuid>,
    place_to: Option<Uuid>,
    assigned_from: Option<Uuid>,
    assigned_to: Option<Uuid>,
    suggested: bool,
    lang: String,
    reason: String,
    made_at: DateTimeUtc,
    undone_at: Option<DateTimeUtc>,
});

entity!(group_search, "proposal_group_searches", {
    #[sea_orm(primary_key, auto_increment = false)]
    process_id: Uuid,
    asked_at: DateTimeUtc,
    seen_at: Option<DateTimeUtc>,
    ended_at: Option<DateTimeUtc>,
    done: i64,
    total: i64,
});

entity!(group, "proposal_groups", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    position: i64,
    centre_id: Uuid,
    others: String,
    made_at: DateTimeUtc,
});

entity!(apart, "proposals_apart", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    process_id: Uuid,
    one_id: Uuid,
    other_id: Uuid,
    made_at: DateTimeUtc,
});
