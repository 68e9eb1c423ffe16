//! Who leads a plan writes it: the plan itself, a theme, a commitment, a milestone. A form has
//! the columns of its sheet.

use super::overview::OVERVIEW;
use super::{done, mended};
use crate::commands::edit::{Edit, FormRow, edit, newest, reference};
use crate::model::Plan;
use crate::pages::find;
use crate::pages::parts::crumbs;
use crate::{policy, rows};
use minga_auth::standing;
use minga_exchange::choice_label;
use minga_i18n::FluentArgs;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Lang, Problem, Ref};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    Address, App, Choice, Crumb, Field, FieldError, Form, PageError, PageMeta, PageResult, Signed, View,
    Visit,
};
use serde::Serialize;
use uuid::Uuid;

/// Where a plan is made.
pub(crate) const CREATE: Address = Address::new("crear-plan", "create-plan");
/// Where one row of it is written; `new` for another one.
pub(crate) const EDIT: Address =
    Address::new("planes/{plan}/editar/{sheet}/{row}", "plans/{plan}/edit/{sheet}/{row}");

/// The row of a form for something new.
pub(super) const NEW: &str = "new";

#[derive(Serialize)]
pub(crate) struct EditPage {
    edit: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    seen: u64,
    fields: Vec<FieldShown>,
    errors: Vec<FieldError>,
    /// Where somebody else wrote something else meanwhile: the label and what stands there.
    changed: Vec<(String, String)>,
}

#[derive(Serialize)]
struct FieldShown {
    field: Field,
    /// How it is asked for: a type of `form_field`.
    kind: &'static str,
}

impl View for EditPage {
    const TEMPLATE: &'static str = "plans/edit.html";

    fn samples() -> Vec<EditPage> {
        let field = |kind| FieldShown { field: Field::sample(), kind };
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            seen: 7,
            fields: ["text", "textarea", "select", "date", "number"].into_iter().map(field).collect(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            changed: if full { vec![("Título".to_owned(), "<b>".to_owned())] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| EditPage { edit: sample(full) }).collect()
    }
}

/// What a form is about: the sheet, the row as it is, what names it.
struct Subject {
    plan: Option<Plan>,
    schema: &'static Schema,
    /// The row in the address.
    row: String,
    /// What stands there now, by column.
    known: Vec<(String, Value)>,
    /// The row of the plan's own sheet, which every workbook has.
    plan_row: Vec<(String, Value)>,
    thing: Option<(Ref, u64)>,
    /// Who writes.
    account: Uuid,
}

impl Subject {
    fn is_new(&self) -> bool {
        self.thing.is_none()
    }

    /// Whether a form asks for this column. Dates in force, states and figures have acts of
    /// their own once they are there.
    fn asks(&self, column: &Column) -> bool {
        let own_acts: &[&str] = match self.schema.name {
            "plan" if self.is_new() => &["former_code", "rescheduled_to", "report_date"],
            "plan" => &["code", "former_code", "rescheduled_to", "report_date", "cycle_end", "state"],
            "milestones" if self.is_new() => &["state", "progress", "completed_on", "commitment"],
            "milestones" => &[
                "state",
                "progress",
                "completed_on",
                "start",
                "end",
                "commitment",
                "number",
                "signed_start",
                "signed_end",
            ],
            _ if self.is_new() => &[],
            _ => &["number"],
        };
        !own_acts.contains(&column.key)
    }

    /// The columns of the form: those of the sheet, and the languages that it has beside.
    fn columns(&self) -> Vec<(String, &'static Column)> {
        let mut columns = Vec::new();
        for column in self.schema.columns.iter().filter(|column| self.asks(column)) {
            columns.push((column.key.to_owned(), column));
            let others = self.known.iter().map(|(key, _)| key);
            let translated =
                others.filter(|key| key.strip_prefix(column.key).is_some_and(|it| it.starts_with(':')));
            columns.extend(translated.map(|key| (key.clone(), column)));
        }
        columns
    }

    fn value(&self, key: &str) -> String {
        self.known.iter().find(|(known, _)| known == key).map(|(_, value)| written(value)).unwrap_or_default()
    }

    fn action(&self, lang: Lang) -> String {
        match &self.plan {
            None => CREATE.path(lang, &[]),
            Some(plan) => {
                EDIT.path(lang, &[("plan", &plan.code), ("sheet", self.schema.name), ("row", &self.row)])
            }
        }
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::List(all) => all.join("; "),
    }
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
    let mut thing = None;
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
        let seen = newest(db, &own).await?;
        thing = Some((own, seen));
    }
    Ok(Subject {
        plan: Some(plan),
        schema,
        row: row.clone(),
        known,
        plan_row,
        thing,
        account: signed.account.id,
    })
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
    page(&app, &visit, &subject, None, &[], Vec::new())
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
    save(&app, &visit, &signed, &subject, &form).await
}

pub(crate) async fn show_new(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let db = app.store.read().await?;
    let subject = new_plan(&app, &db, &visit, &signed).await?;
    page(&app, &visit, &subject, None, &[], Vec::new())
}

pub(crate) async fn send_new(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let db = app.store.read().await?;
    let subject = new_plan(&app, &db, &visit, &signed).await?;
    drop(db);
    save(&app, &visit, &signed, &subject, &form).await
}

async fn new_plan(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<Subject, PageError> {
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_create(&standing).map_err(CommandError::from)?;
    let known = vec![("language".to_owned(), Value::Text(visit.lang.code().to_owned()))];
    let (schema, row) = (&rows::PLAN, NEW.to_owned());
    Ok(Subject {
        plan: None,
        schema,
        row,
        known,
        plan_row: Vec::new(),
        thing: None,
        account: signed.account.id,
    })
}

async fn save(app: &App, visit: &Visit, signed: &Signed, subject: &Subject, form: &Form) -> PageResult {
    let mut cells: Vec<(String, String)> =
        subject.columns().into_iter().map(|(key, _)| (key.clone(), form.text(&key))).collect();
    // What names the row, and what a workbook cannot go without, as it is.
    for column in subject.schema.columns.iter().filter(|column| column.required) {
        if !cells.iter().any(|(key, _)| key == column.key) {
            cells.push((column.key.to_owned(), subject.value(column.key)));
        }
    }
    let mut all = Vec::new();
    if subject.schema.name != rows::PLAN.name {
        let required = rows::PLAN.columns.iter().filter(|column| column.required);
        let cells = required.map(|column| {
            let value = subject.plan_row.iter().find(|(key, _)| key == column.key);
            (column.key.to_owned(), value.map(|(_, value)| written(value)).unwrap_or_default())
        });
        all.push(FormRow { sheet: rows::PLAN.name, cells: cells.collect() });
    }
    all.push(FormRow { sheet: subject.schema.name, cells });
    let seen = form.text("seen").parse().ok();
    let seen = subject.thing.as_ref().map(|(thing, now)| (thing.clone(), seen.unwrap_or(*now)));
    let change = Edit { plan: subject.plan.as_ref().map(|plan| plan.id), rows: all, seen };
    match edit(&signed.cx(app, visit.lang), app, change).await {
        Ok(()) => Ok(done(visit, "saved")),
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(app, visit, subject, Some(form), &problems, Vec::new())?))
        }
        Err(CommandError::Changed) => {
            let differs = |(key, column): &(String, &'static Column)| {
                let now = subject.value(key);
                (now != form.text(key)).then(|| (label(app, visit.lang, subject.schema, column, key), now))
            };
            let changed = subject.columns().iter().filter_map(differs).collect();
            Ok(mended(page(app, visit, subject, Some(form), &[], changed)?))
        }
        Err(error) => Err(error.into()),
    }
}

fn label(app: &App, lang: Lang, schema: &Schema, column: &Column, key: &str) -> String {
    let message = format!("column-{}-{}", schema.name, column.key).replace('_', "-");
    let label = app.words.plain(lang, &message);
    match key.split_once(':') {
        Some((_, language)) => format!("{label} ({language})"),
        None => label,
    }
}

fn page(
    app: &App,
    visit: &Visit,
    subject: &Subject,
    form: Option<&Form>,
    problems: &[Problem],
    changed: Vec<(String, String)>,
) -> PageResult {
    let lang = visit.lang;
    let schema = subject.schema;
    let shown = subject.columns().into_iter().map(|(key, column)| {
        let value = form.map_or_else(|| subject.value(&key), |form| form.text(&key));
        let message = format!("column-{}-{}", schema.name, column.key).replace('_', "-");
        let error = problems.iter().find(|it| it.place.column.as_deref() == Some(&key));
        let (kind, options) = asked(app, lang, column, &value);
        FieldShown {
            field: Field {
                label: label(app, lang, schema, column, &key),
                help: app.words.try_say(lang, &format!("{message}.help"), &FluentArgs::new()),
                error: error.map(|it| app.problem_in_words(lang, it)),
                required: column.required && !key.contains(':'),
                name: key,
                value,
                options,
            },
            kind,
        }
    });
    let errors = problems.iter().map(|problem| FieldError {
        field: problem.place.column.clone().unwrap_or_default(),
        message: app.problem_in_words(lang, problem),
    });
    let shown = Shown {
        action: subject.action(lang),
        seen: subject.thing.as_ref().map_or(0, |(_, seen)| *seen),
        fields: shown.collect(),
        errors: errors.collect(),
        changed,
    };
    let mut args = FluentArgs::new();
    args.set("sheet", schema.name);
    args.set("new", if subject.is_new() { "yes" } else { "no" });
    let title = app.words.say(lang, "plans-edit-form", &args);
    let meta = match &subject.plan {
        None => PageMeta {
            paths: CREATE.paths(&[]),
            crumbs: vec![
                Crumb::to(app.words.plain(lang, "work-title"), minga_web::pages::WORK.path(lang, &[])),
                Crumb::here(&title),
            ],
            section: "plans",
            drafts: Some(subject.account),
            title,
            ..PageMeta::default()
        },
        Some(plan) => {
            let parts = [("plan", plan.code.as_str()), ("sheet", schema.name), ("row", subject.row.as_str())];
            let mut way = crumbs(app, lang, plan);
            let overview = OVERVIEW.path(lang, &[("plan", &plan.code)]);
            way.push(Crumb::to(app.words.plain(lang, "plans-edit-title"), overview));
            way.push(Crumb::here(&title));
            PageMeta {
                paths: EDIT.paths(&parts),
                crumbs: way,
                section: "plans",
                drafts: Some(subject.account),
                title,
                ..PageMeta::default()
            }
        }
    };
    app.page(visit, &meta, &EditPage { edit: shown })
}

/// How a column is asked for.
fn asked(app: &App, lang: Lang, column: &Column, value: &str) -> (&'static str, Vec<Choice>) {
    match column.kind {
        ColumnKind::LongText => ("textarea", Vec::new()),
        ColumnKind::Date => ("date", Vec::new()),
        ColumnKind::Integer | ColumnKind::Percent => ("number", Vec::new()),
        ColumnKind::Choice(codes) => {
            let empty = (String::new(), String::new());
            let each = codes
                .iter()
                .map(|code| ((*code).to_owned(), choice_label(&app.words, lang, column.key, code)));
            let options = std::iter::once(empty).chain(each).map(|(code, label)| {
                let selected = code == value;
                Choice { value: code, label, selected }
            });
            ("select", options.collect())
        }
        _ => ("text", Vec::new()),
    }
}
