//! Plans as rows of a spreadsheet: one sheet a level, each row readable on its own.

mod assessment;
mod commitment;
mod milestone;
mod plan;

pub(crate) use assessment::{assessment_row, codes_of};
pub(crate) use commitment::{CommitmentRow, commitment_of, commitment_row, evidence_row, learning_row};
pub(crate) use milestone::{milestone_of, milestone_row};
pub(crate) use plan::{plan_of, plan_row, theme_row};

use crate::model::assessment::{
    ACCESS, CIVIC, COMPLETION, Criterion, EARLY_RESULTS, IMPACT, LENS, OPENED, POTENTIAL, PUBLIC,
    SPECIFICITY, TECHNOLOGY, VERIFIABLE,
};
use crate::model::{AssessmentKind, CodeSet, LEARNINGS, PLAN_KINDS, PLAN_STATES, SCOPES};
use minga_kernel::table::{Column, ColumnKind, Schema};

/// What a spreadsheet may say of a milestone's state. `delayed` is the source's own word:
/// it is kept as *in progress*, with the word.
const STATES: &[&str] = &["not_started", "in_progress", "completed", "cancelled", "delayed"];

const fn text(key: &'static str) -> Column {
    Column::new(key, ColumnKind::Text).translatable()
}

const fn long(key: &'static str) -> Column {
    Column::new(key, ColumnKind::LongText).translatable()
}

const fn day(key: &'static str) -> Column {
    Column::new(key, ColumnKind::Date)
}

const fn list(key: &'static str) -> Column {
    Column::new(key, ColumnKind::List)
}

const fn integer(key: &'static str) -> Column {
    Column::new(key, ColumnKind::Integer)
}

/// The sheet of the plan: one row.
pub(crate) const PLAN: Schema = Schema {
    name: "plan",
    columns: &[
        Column::new("code", ColumnKind::Code).required(),
        text("title").required(),
        long("summary"),
        Column::new("kind", ColumnKind::Choice(PLAN_KINDS)),
        Column::new("state", ColumnKind::Choice(PLAN_STATES)),
        Column::new("country", ColumnKind::Code).required(),
        Column::new("jurisdiction", ColumnKind::Code),
        Column::new("language", ColumnKind::Code),
        Column::new("scope", ColumnKind::Choice(SCOPES)),
        integer("number"),
        day("cycle_start").required(),
        day("cycle_end").required(),
        day("signed_start"),
        day("signed_end"),
        day("adopted"),
        day("rescheduled_to"),
        text("instrument"),
        text("theme_one"),
        text("theme_many"),
        text("commitment_one"),
        text("commitment_many"),
        text("milestone_one"),
        text("milestone_many"),
        integer("proposals_received"),
        list("cocreation_cities"),
        day("report_date"),
        long("note"),
        Column::new("former_code", ColumnKind::Code),
    ],
};

/// The sheet of themes; it may be left out, then the commitments name them.
pub(crate) const THEMES: Schema = Schema {
    name: "themes",
    columns: &[integer("number").required(), text("title").required(), long("summary")],
};

/// The sheet of commitments.
pub(crate) const COMMITMENTS: Schema = Schema {
    name: "commitments",
    columns: &[
        integer("number").required(),
        Column::new("theme", ColumnKind::Text),
        text("title").required(),
        long("summary"),
        list("responsible"),
        list("supporting"),
        list("counterpart"),
        list("sdg"),
        Column::new("code", ColumnKind::Code),
        long("problem"),
        long("causes"),
        long("baseline"),
        long("solution"),
        long("results"),
        long("transparency"),
        long("participation"),
        long("accountability"),
        list("policy_areas"),
        long("national_plan"),
        Column::new("budget", ColumnKind::Number),
        Column::new("currency", ColumnKind::Code),
        text("budget_source"),
        Column::new("contact", ColumnKind::Text),
        integer("milestones_stated"),
        list("related"),
        long("note"),
    ],
};

/// The sheet of milestones.
pub(crate) const MILESTONES: Schema = Schema {
    name: "milestones",
    columns: &[
        integer("commitment").required(),
        integer("number").required(),
        text("title").required(),
        day("start"),
        day("end"),
        Column::new("state", ColumnKind::Choice(STATES)),
        Column::new("progress", ColumnKind::Percent),
        long("note"),
        day("signed_start"),
        day("signed_end"),
        day("completed_on"),
        long("output"),
        long("verification"),
        long("indicator"),
        text("target"),
        Column::new("weight", ColumnKind::Number),
    ],
};

/// The sheet of means of verification.
pub(crate) const EVIDENCE: Schema = Schema {
    name: "evidence",
    columns: &[
        integer("commitment").required(),
        integer("milestone"),
        text("title").required(),
        Column::new("url", ColumnKind::Url).required(),
        day("date"),
    ],
};

/// The sheet of what was learned.
pub(crate) const PROGRESS: Schema = Schema {
    name: "progress",
    columns: &[
        integer("commitment").required(),
        Column::new("kind", ColumnKind::Choice(LEARNINGS)).required(),
        long("text").required(),
    ],
};

const KINDS: &[&str] = &[
    AssessmentKind::SelfAssessment.code(),
    AssessmentKind::EndOfCommitment.code(),
    AssessmentKind::Independent.code(),
];

const SETS: &[&str] = &[CodeSet::Ogp2021.code(), CodeSet::OgpBefore2021.code()];

const fn criterion(of: Criterion) -> Column {
    Column::new(of.name, ColumnKind::Choice(of.codes))
}

/// The sheet of what commitments and the plan came to, version by version.
pub(crate) const ASSESSMENTS: Schema = Schema {
    name: "assessments",
    columns: &[
        integer("commitment"),
        Column::new("kind", ColumnKind::Choice(KINDS)).required(),
        day("date").required(),
        Column::new("organisation", ColumnKind::Code),
        text("assessor"),
        Column::new("code_set", ColumnKind::Choice(SETS)),
        criterion(COMPLETION),
        criterion(EARLY_RESULTS),
        criterion(VERIFIABLE),
        criterion(LENS),
        criterion(POTENTIAL),
        criterion(OPENED),
        criterion(SPECIFICITY),
        criterion(ACCESS),
        criterion(CIVIC),
        criterion(PUBLIC),
        criterion(TECHNOLOGY),
        criterion(IMPACT),
        long("summary"),
        Column::new("url", ColumnKind::Url),
        long("reason"),
    ],
};

/// Every sheet, in the order in which a person fills them.
pub(crate) const ALL: &[Schema] = &[PLAN, THEMES, COMMITMENTS, MILESTONES, EVIDENCE, PROGRESS, ASSESSMENTS];
