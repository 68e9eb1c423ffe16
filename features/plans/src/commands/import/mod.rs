//! Importing and exporting a plan with its themes, commitments, milestones, means of
//! verification, learnings and assessments.

mod assessments;
mod children;
mod commitments;
mod draft;
mod export;
mod milestones;
mod own_acts;
mod plan;

use crate::model::{Commitment, Milestone, Plan, Theme};
use crate::{policy, rows};
use minga_exchange::{
    Change, Chosen, Deed, Desk, Draft, InputRow, InputSheet, Sheets, Values, cell_day, cell_integer,
};
use minga_kernel::table::{Schema, Table};
use minga_kernel::{Capacity, Place, Problem, Ref, Refusal, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use std::collections::HashMap;
use uuid::Uuid;

pub(crate) use draft::RELATED;
pub(crate) use own_acts::own_acts;

/// This feature's sheets.
pub(crate) struct PlanSheets;

#[async_trait]
impl Sheets for PlanSheets {
    fn schemas(&self) -> &'static [Schema] {
        rows::ALL
    }

    fn may_begin(&self, standing: &Standing) -> Result<(), Refusal> {
        policy::may_begin_import(standing)
    }

    fn may_import(&self, standing: &Standing, changes: &[Change]) -> Result<Capacity, Refusal> {
        // A workbook is about one plan, whose own row is always among the changes.
        let plan = changes.iter().find(|change| change.sheet == rows::PLAN.name);
        let known = plan.filter(|change| change.deed != Deed::Created);
        policy::may_import(standing, known.map(|change| &change.reference))
    }

    async fn draft(&self, desk: &mut Desk<'_>) -> Result<Box<dyn Draft>, StoreError> {
        let mut drafted = draft::PlanDraft { way: desk.input.way, ..draft::PlanDraft::default() };
        let needs_plan = desk.input.sheets.iter().find(|sheet| {
            rows::ALL.iter().any(|schema| schema.name == sheet.schema.name && schema.name != rows::PLAN.name)
        });
        let sheet = desk.input.sheet(rows::PLAN.name);
        let plan = match sheet {
            Some(sheet) => plan::draft(desk, sheet, &mut drafted).await?,
            None => None,
        };
        if let (Some(other), None) = (needs_plan, sheet) {
            desk.problems.push(Problem::error(Place::sheet(&other.name), "plan-missing"));
        }
        let Some(plan) = plan else { return Ok(Box::new(drafted)) };
        let mut outline = Outline::known(desk.db, plan).await?;
        plan::draft_themes(desk, &mut outline, &mut drafted);
        if let Some(sheet) = desk.input.sheet(rows::COMMITMENTS.name) {
            commitments::draft(desk, sheet, &mut outline, &mut drafted).await?;
        }
        if let Some(sheet) = desk.input.sheet(rows::MILESTONES.name) {
            milestones::draft(desk, sheet, &mut outline, &mut drafted).await?;
        }
        if let Some(sheet) = desk.input.sheet(rows::EVIDENCE.name) {
            children::draft_evidence(desk, sheet, &outline, &mut drafted).await?;
        }
        if let Some(sheet) = desk.input.sheet(rows::PROGRESS.name) {
            children::draft_learnings(desk, sheet, &outline, &mut drafted).await?;
        }
        if let Some(sheet) = desk.input.sheet(rows::ASSESSMENTS.name) {
            assessments::draft(desk, sheet, &outline, &mut drafted).await?;
        }
        own_acts::refuse(desk, &drafted);
        drafted.plan_reference = Some(crate::model::PLAN.with(outline.plan.id));
        Ok(Box::new(drafted))
    }

    async fn export(&self, db: &Conn, chosen: &mut Chosen<'_>) -> Result<Vec<Table>, StoreError> {
        export::export(db, chosen).await
    }
}

/// The plan as it will be, by the numbers that people use; what is known and what this
/// import adds.
struct Outline {
    plan: Plan,
    themes: Vec<Theme>,
    known_commitments: HashMap<i64, Commitment>,
    known_milestones: HashMap<(i64, i64), Milestone>,
    commitments: HashMap<i64, Uuid>,
    milestones: HashMap<(i64, i64), Uuid>,
}

impl Outline {
    async fn known(db: &Conn, plan: Plan) -> Result<Outline, StoreError> {
        use crate::queries;
        let themes = queries::themes(db, plan.id).await?;
        let commitments = queries::commitments(db, plan.id).await?;
        let milestones = queries::milestones(db, queries::Among::Plan(plan.id)).await?;
        Ok(Outline {
            themes,
            commitments: commitments.iter().map(|it| (it.number, it.id)).collect(),
            milestones: milestones.iter().map(|it| ((it.commitment_number, it.number), it.id)).collect(),
            known_commitments: commitments.into_iter().map(|it| (it.number, it)).collect(),
            known_milestones: milestones
                .into_iter()
                .map(|it| ((it.commitment_number, it.number), it))
                .collect(),
            plan,
        })
    }

    /// The commitment that a row of another sheet names, or a problem.
    fn commitment_of(&self, desk: &mut Desk<'_>, sheet: &InputSheet, row: &InputRow) -> Option<(i64, Uuid)> {
        let number = cell_integer(&row.values, "commitment")?;
        let found = self.commitments.get(&number).copied();
        if found.is_none() {
            desk.refuse_value(sheet, row, "commitment", "unknown-commitment", &number.to_string());
        }
        Some((number, found?))
    }
}

/// Tells the desk of what a row changes: the thing as it was, if it was, and as it will be.
fn tell(
    desk: &mut Desk<'_>,
    sheet: &Schema,
    code: String,
    reference: Ref,
    before: Option<&Values>,
    after: &Values,
) -> Change {
    let change = Change::of(sheet, code, reference, before, after);
    desk.decide(change.clone());
    change
}

/// Tells the desk of a known thing that the file does not name; it stays.
fn tell_absent(desk: &mut Desk<'_>, sheet: &Schema, problem: &'static str, code: String, reference: Ref) {
    desk.problems.push(Problem::notice(Place::sheet(sheet.name), problem).with("value", &code));
    desk.decide(Change::absent(sheet, code, reference));
}

/// Refuses a last day before the first.
fn refuse_backwards(desk: &mut Desk<'_>, sheet: &InputSheet, row: &InputRow, start: &str, end: &str) {
    if let (Some(first), Some(last)) = (cell_day(&row.values, start), cell_day(&row.values, end))
        && last < first
    {
        let problem = Problem::error(sheet.place(row, end), "end-before-start");
        desk.problems.push(problem.with("start", first).with("end", last));
    }
}

/// Refuses a second row with the key of an earlier one; `false` if it was refused.
fn is_first<K: std::hash::Hash + Eq>(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    row: &InputRow,
    column: &str,
    key: K,
    shown: &str,
    seen: &mut HashMap<K, u32>,
) -> bool {
    if let Some(first) = seen.get(&key) {
        let problem = Problem::error(sheet.place(row, column), "number-twice");
        desk.problems.push(problem.with("value", shown).with("first", first));
        return false;
    }
    seen.insert(key, row.number);
    true
}

/// Refuses a number below one; `false` if it was refused.
fn is_positive(desk: &mut Desk<'_>, sheet: &InputSheet, row: &InputRow, column: &str, number: i64) -> bool {
    if number < 1 {
        desk.refuse_value(sheet, row, column, "not-positive", &number.to_string());
    }
    number >= 1
}
