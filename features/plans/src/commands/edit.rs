//! Who leads a plan writes it, one row at a time, through the same door as a spreadsheet: the
//! same checks, the same comparison with what is known, the same events.

use super::matter;
use crate::model::{COMMITMENT, MILESTONE, PLAN, Plan, THEME};
use crate::policy;
use crate::queries::{self, Among};
use minga_auth::standing;
use minga_exchange::{Gate, ImportError, Input, Intent, Way, import_through};
use minga_kernel::table::Schema;
use minga_kernel::{Capacity, Cx, Place, Problem, Ref, Severity};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Conn, StoreError, events_of};
use minga_tabular::{Cell, Problems, Row, Sheet};
use minga_web::App;
use uuid::Uuid;

/// One row of a sheet, as a form holds it: keys of columns with what was written.
#[derive(Clone, Debug)]
pub(crate) struct FormRow {
    /// The sheet's stable name.
    pub(crate) sheet: &'static str,
    pub(crate) cells: Vec<(String, String)>,
}

impl FormRow {
    fn text(&self, key: &str) -> String {
        let found = self.cells.iter().find(|(known, _)| known == key);
        found.map(|(_, text)| text.trim().to_owned()).unwrap_or_default()
    }

    /// The numbers by which the row is known: a milestone's are its commitment's and its own.
    fn numbers(&self) -> Vec<i64> {
        let keys: &[&str] = if self.sheet == "milestones" { &["commitment", "number"] } else { &["number"] };
        keys.iter().filter_map(|key| self.text(key).parse().ok()).collect()
    }
}

/// A change of a plan by a form.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    /// The plan; `None` for a new one.
    pub(crate) plan: Option<Uuid>,
    /// The rows: the plan's own first, the one that is written last.
    pub(crate) rows: Vec<FormRow>,
    /// What is edited, with the number of the newest event about it that the actor saw; `None`
    /// for something new.
    pub(crate) seen: Option<(Ref, u64)>,
}

/// The command.
pub(crate) async fn edit(cx: &Cx, app: &App, edit: Edit) -> Result<(), CommandError> {
    let sheets: Vec<Sheet> = edit.rows.iter().map(sheet_of).collect();
    let schemas: Vec<&'static Schema> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
    let mut problems = Problems::default();
    let mut input = Input::understand(&sheets, &schemas, &app.words, &mut problems);
    input.way = Way::Form;
    let row = edit.rows.last().cloned().ok_or(CommandError::NotFound)?;
    let gate = EditGate { plan: edit.plan, seen: edit.seen, row };
    let (store, features, references) = (&app.store, &app.sheets, &app.references);
    let done = import_through(&gate, cx, store, features, references, &input, problems, Intent::Apply).await;
    match done {
        Ok(_) => Ok(()),
        Err(ImportError::Refused(refusal)) => Err(refusal.into()),
        Err(ImportError::Changed) => Err(CommandError::Changed),
        Err(ImportError::NotFound) => Err(CommandError::NotFound),
        Err(ImportError::Problems(problems)) => Err(CommandError::Problems(of_fields(problems))),
        Err(ImportError::Store(error)) => Err(error.into()),
    }
}

/// Only the errors, each at its field: a form has no sheets, rows and columns.
fn of_fields(problems: Vec<Problem>) -> Vec<Problem> {
    let errors = problems.into_iter().filter(|it| it.severity == Severity::Error);
    let bare = errors.map(|mut problem| {
        problem.place.sheet = None;
        problem.place.row = None;
        problem
    });
    bare.collect()
}

fn sheet_of(row: &FormRow) -> Sheet {
    Sheet {
        name: row.sheet.to_owned(),
        header_row: 1,
        headers: row.cells.iter().map(|(key, _)| key.clone()).collect(),
        rows: vec![Row { number: 2, cells: row.cells.iter().map(|(_, text)| Cell::text(text)).collect() }],
    }
}

/// Lets whoever may edit this plan pass, if what they edit is as they saw it.
struct EditGate {
    plan: Option<Uuid>,
    seen: Option<(Ref, u64)>,
    /// The row that is written.
    row: FormRow,
}

#[async_trait]
impl Gate for EditGate {
    async fn pass(&self, cx: &Cx, db: &Conn) -> Result<Capacity, ImportError> {
        let standing = standing(cx, db).await?;
        let Some(id) = self.plan else {
            let capacity = policy::may_create(&standing)?;
            let taken = queries::plan_by_code(db, &self.row.text("code")).await?.is_some();
            return if taken { Err(refused("code", "code-taken")) } else { Ok(capacity) };
        };
        let plan = queries::plans_by_id(db, &[id]).await?.pop().ok_or(ImportError::NotFound)?;
        let capacity = policy::may_with_plan(&standing, "plans.edit", &plan)?;
        if let Some((thing, seen)) = &self.seen
            && newest(db, thing).await? != *seen
        {
            return Err(ImportError::Changed);
        }
        // A row with a number that is there would change that thing.
        if self.seen.is_none() && reference(db, &plan, self.row.sheet, &self.row.numbers()).await?.is_some() {
            return Err(refused("number", "number-taken"));
        }
        Ok(capacity)
    }
}

fn refused(field: &str, code: &'static str) -> ImportError {
    ImportError::Problems(vec![Problem::error(Place::default().column(field), code)])
}

/// The thing that a row of a sheet is about.
pub(crate) async fn reference(
    db: &Conn,
    plan: &Plan,
    sheet: &str,
    numbers: &[i64],
) -> Result<Option<Ref>, StoreError> {
    Ok(match (sheet, numbers) {
        ("plan", _) => Some(PLAN.with(plan.id)),
        ("themes", [number]) => {
            let all = queries::themes(db, plan.id).await?;
            all.iter().find(|it| it.number == *number).map(|it| THEME.with(it.id))
        }
        ("commitments", [number]) => {
            let all = queries::commitments(db, plan.id).await?;
            all.iter().find(|it| it.number == *number).map(|it| COMMITMENT.with(it.id))
        }
        ("milestones", [commitment, number]) => {
            let all = queries::milestones(db, Among::Plan(plan.id)).await?;
            let own = all.iter().find(|it| it.commitment_number == *commitment && it.number == *number);
            own.map(|it| MILESTONE.with(it.id))
        }
        _ => None,
    })
}

/// The number of the newest event about a thing; 0 before the first.
pub(crate) async fn newest(db: &Conn, thing: &Ref) -> Result<u64, StoreError> {
    Ok(events_of(db, thing, 1).await?.first().map_or(0, |event| event.sequence))
}

/// The command by which a plan is closed: nothing is reported in it any more.
pub(crate) async fn close(cx: &Cx, app: &App, plan: Uuid) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    tx.lock(&format!("dates of {plan}")).await?;
    let known = matter::plan(&tx, plan).await?;
    let capacity = policy::may_with_plan(&standing(cx, &tx).await?, "plans.close", &known)?;
    let closed = Plan { state: "closed".to_owned(), updated: cx.now(), ..known.clone() };
    queries::save_plan(cx, &tx, queries::Save::Known, &closed).await?;
    let facts = matter::moved([("state", known.state.into(), "closed".into())]).unwrap_or_default();
    let subject = closed.reference();
    let (root, thing) = (subject.clone(), subject.clone());
    let event = minga_store::Event { root, subject, thing, action: "plan.closed", facts };
    tx.publish(cx, &capacity, vec![event]).await?;
    Ok(tx.commit().await?)
}
