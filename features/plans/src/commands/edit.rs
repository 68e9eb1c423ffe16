//! Who leads a plan writes it, one row at a time, through the same door as a spreadsheet: the
//! same checks, the same comparison with what is known, the same events.

use super::matter;
use crate::policy;
use crate::queries;
use minga_auth::standing;
use minga_exchange::{Gate, ImportError, Input, Intent, Way, import_through};
use minga_kernel::table::Schema;
use minga_kernel::{Capacity, Cx, Problem, Ref, Severity};
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

/// A change of a plan by a form.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    /// The plan; `None` for a new one.
    pub(crate) plan: Option<Uuid>,
    /// The rows: the plan's own first.
    pub(crate) rows: Vec<FormRow>,
    /// What is edited, with the number of the newest event about it that the actor saw.
    pub(crate) seen: Option<(Ref, u64)>,
}

/// The command.
pub(crate) async fn edit(cx: &Cx, app: &App, edit: Edit) -> Result<(), CommandError> {
    let sheets: Vec<Sheet> = edit.rows.iter().map(sheet_of).collect();
    let schemas: Vec<&'static Schema> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
    let mut problems = Problems::default();
    let mut input = Input::understand(&sheets, &schemas, &app.words, &mut problems);
    input.way = Way::Form;
    let gate = EditGate { plan: edit.plan, seen: edit.seen };
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
}

#[async_trait]
impl Gate for EditGate {
    async fn pass(&self, cx: &Cx, db: &Conn) -> Result<Capacity, ImportError> {
        let standing = standing(cx, db).await?;
        let Some(id) = self.plan else { return Ok(policy::may_create(&standing)?) };
        let plan = queries::plans_by_id(db, &[id]).await?.pop().ok_or(ImportError::NotFound)?;
        let capacity = policy::may_with_plan(&standing, "plans.edit", &plan)?;
        if let Some((thing, seen)) = &self.seen
            && newest(db, thing).await? != *seen
        {
            return Err(ImportError::Changed);
        }
        Ok(capacity)
    }
}

/// The number of the newest event about a thing; 0 before the first.
pub(crate) async fn newest(db: &Conn, thing: &Ref) -> Result<u64, StoreError> {
    Ok(events_of(db, thing, 1).await?.first().map_or(0, |event| event.sequence))
}

/// The command by which a plan is closed: nothing is reported in it any more.
pub(crate) async fn close(cx: &Cx, app: &App, plan: Uuid) -> Result<(), CommandError> {
    use crate::model::Plan;
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
