//! Who leads a plan writes it: the plan itself, a theme, a commitment, a milestone. A form has
//! the columns of its sheet.

use super::done;
use super::overview::OVERVIEW;
use crate::commands::edit::{EditGate, reference};
use crate::commands::import::own_acts;
use crate::model::Plan;
use crate::pages::find;
use crate::pages::parts::crumbs;
use crate::{policy, rows};
use minga_auth::standing;
use minga_exchange::{FormRow, Seen};
use minga_i18n::FluentArgs;
use minga_kernel::Lang;
use minga_kernel::table::{Table, Value};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    Address, App, Crumb, Form, PageError, PageMeta, PageResult, RowForm, Sent, Signed, Visit, written,
};

/// Where a plan is made.
pub(crate) const CREATE: Address = Address::new("crear-plan", "create-plan");
/// Where one row of it is written; `new` for another one.
pub(crate) const EDIT: Address =
    Address::new("planes/{plan}/editar/{sheet}/{row}", "plans/{plan}/edit/{sheet}/{row}");

/// The row of a form for something new.
pub(super) const NEW: &str = "new";

/// A form, the plan that it is about, and the row in its address.
struct Subject {
    plan: Option<Plan>,
    row: String,
    form: RowForm,
}

/// The columns that a form does not ask for: what has an act of its own once it is there, and what
/// names the row.
fn left_out(sheet: &str, is_new: bool) -> Vec<&'static str> {
    let names: &[&str] = match (sheet, is_new) {
        ("plan", true) => &["former_code", "rescheduled_to", "report_date"],
        ("plan", false) => &["code", "former_code"],
        ("milestones", true) => &["state", "progress", "completed_on", "commitment"],
        ("milestones", false) => &["commitment", "number"],
        (_, true) => &[],
        (_, false) => &["number"],
    };
    let own_acts = if is_new { &[] } else { own_acts(sheet) };
    [names, own_acts].concat()
}

/// The plan of an address, for somebody who may write it.
pub(super) async fn allowed(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    code: &str,
) -> Result<Plan, PageError> {
    let plan = find::plan(app, db, visit, code).await?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_with_plan(&standing, "plans.edit", &plan).map_err(CommandError::from)?;
    Ok(plan)
}

async fn subject(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    (code, sheet, row): &(String, String, String),
) -> Result<Subject, PageError> {
    let gone = || PageError::not_found("");
    let plan = allowed(app, db, visit, signed, code).await?;
    let editable = [&rows::PLAN, &rows::THEMES, &rows::COMMITMENTS, &rows::MILESTONES];
    let schema = editable.into_iter().find(|schema| schema.name == sheet).ok_or_else(gone)?;
    let tables = minga_exchange::export(db, &app.sheets, &app.references, plan.reference()).await?;
    let table = |name: &str| tables.iter().find(|table| table.name == name);
    let plan_row = table(rows::PLAN.name).and_then(|table| row_where(table, &[])).unwrap_or_default();
    let (label, is_new) = match row.strip_prefix(NEW) {
        Some(rest) => (rest.trim_start_matches('-').to_owned(), true),
        None => (row.clone(), false),
    };
    let numbers: Vec<i64> = label.split('.').filter_map(|part| part.parse().ok()).collect();
    let keys: Vec<(&str, i64)> = match (schema.name, numbers.as_slice()) {
        ("plan", []) => Vec::new(),
        ("themes" | "commitments", [number]) => vec![("number", *number)],
        ("milestones", [commitment, number]) => vec![("commitment", *commitment), ("number", *number)],
        ("themes" | "commitments", []) if is_new => Vec::new(),
        ("milestones", [commitment]) if is_new => vec![("commitment", *commitment)],
        _ => return Err(gone()),
    };
    let mut known = Vec::new();
    let mut seen = None;
    if is_new {
        let table = table(schema.name);
        let of = |row: &[(String, Value)]| keys.iter().all(|(key, wanted)| has(row, key, *wanted));
        let taken = table.into_iter().flat_map(all_rows).filter(|row| of(row));
        let last = taken.filter_map(|row| number_of(&row, "number")).max().unwrap_or(0);
        known.push(("number".to_owned(), Value::Integer(last + 1)));
        known.extend(keys.iter().map(|(key, value)| ((*key).to_owned(), Value::Integer(*value))));
    } else {
        known = table(schema.name).and_then(|table| row_where(table, &keys)).ok_or_else(gone)?;
        let own = reference(db, &plan, schema.name, &numbers).await?.ok_or_else(gone)?;
        seen = Some(Seen::now(db, own).await?);
    }
    // Every workbook has the plan's own row.
    let before = if schema.name == rows::PLAN.name { Vec::new() } else { vec![required_of(&plan_row)] };
    let form = RowForm { schema, left_out: left_out(schema.name, is_new), known, seen, before };
    Ok(Subject { plan: Some(plan), row: row.clone(), form })
}

/// What a row of the plan's own sheet cannot go without, as it is.
fn required_of(plan_row: &[(String, Value)]) -> FormRow {
    let required = rows::PLAN.columns.iter().filter(|column| column.required);
    let cells = required.map(|column| {
        let value = plan_row.iter().find(|(key, _)| key == column.key);
        (column.key.to_owned(), value.map(|(_, value)| written(value)).unwrap_or_default())
    });
    FormRow { sheet: rows::PLAN.name, cells: cells.collect() }
}

fn all_rows(table: &Table) -> impl Iterator<Item = Vec<(String, Value)>> {
    let named = |row: &Vec<Value>| {
        table.columns.iter().map(ToString::to_string).zip(row.iter().cloned()).collect::<Vec<_>>()
    };
    table.rows.iter().map(named)
}

fn row_where(table: &Table, keys: &[(&str, i64)]) -> Option<Vec<(String, Value)>> {
    all_rows(table).find(|row| keys.iter().all(|(key, wanted)| has(row, key, *wanted)))
}

fn number_of(row: &[(String, Value)], key: &str) -> Option<i64> {
    row.iter().find(|(known, _)| known == key).and_then(|(_, value)| match value {
        Value::Integer(number) => Some(*number),
        _ => None,
    })
}

fn has(row: &[(String, Value)], key: &str, wanted: i64) -> bool {
    number_of(row, key) == Some(wanted)
}

type Parts = Path<(String, String, String)>;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
) -> PageResult {
    let db = app.store.read().await?;
    let subject = subject(&app, &db, &visit, &signed, &parts).await?;
    subject.form.page(&app, &db, &visit, &signed, &subject.meta(&app, visit.lang)).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let subject = subject(&app, &db, &visit, &signed, &parts).await?;
    drop(db);
    subject.save(&app, &visit, &signed, &form).await
}

pub(crate) async fn show_new(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let db = app.store.read().await?;
    let subject = new_plan(&app, &db, &visit, &signed).await?;
    subject.form.page(&app, &db, &visit, &signed, &subject.meta(&app, visit.lang)).await
}

pub(crate) async fn send_new(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let db = app.store.read().await?;
    let subject = new_plan(&app, &db, &visit, &signed).await?;
    drop(db);
    subject.save(&app, &visit, &signed, &form).await
}

async fn new_plan(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<Subject, PageError> {
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_create(&standing).map_err(CommandError::from)?;
    let known = vec![("language".to_owned(), Value::Text(visit.lang.code().to_owned()))];
    let left_out = left_out(rows::PLAN.name, true);
    let form = RowForm { schema: &rows::PLAN, left_out, known, seen: None, before: Vec::new() };
    Ok(Subject { plan: None, row: NEW.to_owned(), form })
}

impl Subject {
    async fn save(&self, app: &App, visit: &Visit, signed: &Signed, form: &Form) -> PageResult {
        let row = self.form.row(form);
        let (plan, seen) = (self.plan.as_ref().map(|plan| plan.id), self.form.seen_by(form));
        let gate = EditGate { plan, seen, row: row.clone() };
        let meta = self.meta(app, visit.lang);
        match self.form.send(app, visit, signed, &meta, (form, row), &gate).await? {
            Sent::Saved => Ok(done(visit, "saved")),
            Sent::Again(response) => Ok(response),
        }
    }

    fn meta(&self, app: &App, lang: Lang) -> PageMeta {
        let sheet = self.form.schema.name;
        let mut args = FluentArgs::new();
        args.set("sheet", sheet);
        args.set("new", if self.form.is_new() { "yes" } else { "no" });
        let title = app.words.say(lang, "plans-edit-form", &args);
        let (paths, mut way) = match &self.plan {
            None => {
                let work = app.words.plain(lang, "work-title");
                (CREATE.paths(&[]), vec![Crumb::to(work, minga_web::pages::WORK.path(lang, &[]))])
            }
            Some(plan) => {
                let parts = [("plan", plan.code.as_str()), ("sheet", sheet), ("row", self.row.as_str())];
                let mut way = crumbs(app, lang, plan);
                let overview = OVERVIEW.path(lang, &[("plan", &plan.code)]);
                way.push(Crumb::to(app.words.plain(lang, "plans-edit-title"), overview));
                (EDIT.paths(&parts), way)
            }
        };
        way.push(Crumb::here(&title));
        PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() }
    }
}
