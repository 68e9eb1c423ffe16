//! A form for one row of a sheet, made from the sheet's schema: its labels, helps, choices and
//! checks are those of the spreadsheet. What it sends goes through the door of imports.

use crate::pages::{HistoryEntry, history};
use crate::{App, Choice, Field, FieldError, Form, PageError, PageMeta, PageResult, Signed, View, Visit};
use axum::response::Response;
use minga_exchange::{FormRow, Gate, Seen, choice_label, label, write_rows};
use minga_i18n::FluentArgs;
use minga_kernel::table::{Column, ColumnKind, Schema, Value};
use minga_kernel::{Lang, Problem};
use minga_store::{CommandError, Conn, StoreError, events_of};
use serde::Serialize;

/// What a form is about.
pub struct RowForm {
    /// The sheet.
    pub schema: &'static Schema,
    /// The columns that it does not ask for, by key: they do not change, or have acts of
    /// their own.
    pub left_out: Vec<&'static str>,
    /// What stands there now, by column; of something new, what it begins with.
    pub known: Vec<(String, Value)>,
    /// What is edited, as it is now; `None` for something new.
    pub seen: Option<Seen>,
    /// What is sent along with the row and was never asked: rows of other sheets that a
    /// workbook cannot go without.
    pub before: Vec<FormRow>,
}

/// How a form ended.
pub enum Sent {
    /// What was filled in stands.
    Saved,
    /// Something has to be mended first: the form again, with everything that was filled in.
    Again(Response),
}

/// How many of the newest changes stand below a form.
const HISTORY: u64 = 10;

#[derive(Serialize)]
pub(crate) struct RowFormPage {
    row: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    seen: u64,
    fields: Vec<FieldShown>,
    errors: Vec<FieldError>,
    /// Where somebody else wrote something else meanwhile: the label and what stands there.
    changed: Vec<(String, String)>,
    history: Vec<HistoryEntry>,
}

#[derive(Serialize)]
struct FieldShown {
    field: Field,
    /// How it is asked for: a type of `form_field`.
    kind: &'static str,
}

impl View for RowFormPage {
    const TEMPLATE: &'static str = "row_form.html";

    fn samples() -> Vec<RowFormPage> {
        let field = |kind| FieldShown { field: Field::sample(), kind };
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            seen: 7,
            fields: ["text", "textarea", "select", "date", "number"].into_iter().map(field).collect(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            changed: if full { vec![("Título".to_owned(), "<b>".to_owned())] } else { Vec::new() },
            history: if full { vec![HistoryEntry::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| RowFormPage { row: sample(full) }).collect()
    }
}

/// What is shown in the form beside what stands there.
#[derive(Default)]
struct Filled<'a> {
    form: Option<&'a Form>,
    problems: &'a [Problem],
    changed: Vec<(String, String)>,
}

impl RowForm {
    /// Whether it makes something new.
    pub fn is_new(&self) -> bool {
        self.seen.is_none()
    }

    /// The form as it is opened. It is sent to its own address.
    pub async fn page(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
        meta: &PageMeta,
    ) -> PageResult {
        self.filled(app, db, visit, signed, meta, Filled::default()).await
    }

    /// The row that was filled in; what was not asked for stays as it is.
    pub fn row(&self, form: &Form) -> FormRow {
        let mut cells: Vec<(String, String)> =
            self.columns().into_iter().map(|(key, _)| (key.clone(), form.text(&key))).collect();
        for column in self.schema.columns.iter().filter(|column| column.required) {
            if !cells.iter().any(|(key, _)| key == column.key) {
                cells.push((column.key.to_owned(), self.value(column.key)));
            }
        }
        FormRow { sheet: self.schema.name, cells }
    }

    /// What is edited, as its editor saw it when the form was opened.
    pub fn seen_by(&self, form: &Form) -> Option<Seen> {
        let number = form.text("seen").parse().ok();
        self.seen.clone().map(|now| Seen { number: number.unwrap_or(now.number), ..now })
    }

    /// Writes a row for whoever the gate lets pass. If somebody else wrote meanwhile, the form
    /// comes back with what stands there beside what was filled in.
    pub async fn send(
        &self,
        app: &App,
        visit: &Visit,
        signed: &Signed,
        meta: &PageMeta,
        (form, row): (&Form, FormRow),
        gate: &dyn Gate,
    ) -> Result<Sent, PageError> {
        let cx = signed.cx(app, visit.lang);
        let rows: Vec<FormRow> = self.before.iter().cloned().chain([row]).collect();
        let (problems, changed) = match write_rows(gate, &cx, app.means(), &app.words, &rows).await {
            Ok(_) => return Ok(Sent::Saved),
            Err(CommandError::Problems(problems)) => (problems, Vec::new()),
            Err(CommandError::Changed) => (Vec::new(), self.differences(app, visit.lang, form)),
            Err(error) => return Err(error.into()),
        };
        // Whatever somebody else did meanwhile, what was filled in is what stands there.
        if problems.is_empty() && changed.is_empty() {
            return Ok(Sent::Saved);
        }
        let db = app.store.read().await?;
        let filled = Filled { form: Some(form), problems: &problems, changed };
        let page = self.filled(app, &db, visit, signed, meta, filled).await?;
        Ok(Sent::Again(crate::mended(page, &problems)))
    }

    /// The columns of the form: those of the sheet, and the languages that it has beside.
    fn columns(&self) -> Vec<(String, &'static Column)> {
        let mut columns = Vec::new();
        for column in self.schema.columns.iter().filter(|column| !self.left_out.contains(&column.key)) {
            columns.push((column.key.to_owned(), column));
            let others = self.known.iter().map(|(key, _)| key);
            let translated =
                others.filter(|key| key.strip_prefix(column.key).is_some_and(|it| it.starts_with(':')));
            columns.extend(translated.map(|key| (key.clone(), column)));
        }
        columns
    }

    /// What stands in a column now, as a form writes it.
    fn value(&self, key: &str) -> String {
        let found = self.known.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| written(value)).unwrap_or_default()
    }

    fn differences(&self, app: &App, lang: Lang, form: &Form) -> Vec<(String, String)> {
        let differs = |(key, _): &(String, &'static Column)| {
            let now = self.value(key);
            (now != form.text(key)).then(|| (column_in_words(app, lang, self.schema.name, key), now))
        };
        self.columns().iter().filter_map(differs).collect()
    }

    async fn filled(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
        meta: &PageMeta,
        filled: Filled<'_>,
    ) -> PageResult {
        let lang = visit.lang;
        let Filled { form, problems, changed } = filled;
        let fields = self.columns().into_iter().map(|(key, column)| {
            let value = form.map_or_else(|| self.value(&key), |form| form.text(&key));
            let message = format!("column-{}-{}", self.schema.name, column.key).replace('_', "-");
            let error = problems.iter().find(|it| it.place.column.as_deref() == Some(&key));
            let (kind, options) = asked(app, lang, column, &value);
            let field = Field {
                label: column_in_words(app, lang, self.schema.name, &key),
                help: app.words.try_say(lang, &format!("{message}.help"), &FluentArgs::new()),
                error: error.map(|it| app.problem_in_words(lang, it)),
                required: column.required && !key.contains(':'),
                name: key,
                value,
                options,
            };
            FieldShown { field, kind }
        });
        let errors = problems.iter().map(|problem| FieldError {
            field: problem.place.column.clone().unwrap_or_default(),
            message: app.problem_in_words(lang, problem),
        });
        let shown = Shown {
            action: meta.paths[lang as usize].clone(),
            seen: self.seen.as_ref().map_or(0, |seen| seen.number),
            fields: fields.collect(),
            errors: errors.collect(),
            changed,
            history: self.history(app, db, lang).await?,
        };
        let meta = PageMeta { drafts: Some(signed.account.id), ..meta.clone() };
        app.page(visit, &meta, &RowFormPage { row: shown })
    }

    async fn history(&self, app: &App, db: &Conn, lang: Lang) -> Result<Vec<HistoryEntry>, StoreError> {
        let Some(Seen { thing, .. }) = &self.seen else { return Ok(Vec::new()) };
        let events = events_of(db, thing, HISTORY).await?;
        history(app, db, lang, Some(thing), &events).await
    }
}

/// How a reader calls a column of a sheet, with its language if it has one.
pub(crate) fn column_in_words(app: &App, lang: Lang, sheet: &str, key: &str) -> String {
    match key.split_once(':') {
        Some((base, language)) => format!("{} ({language})", label(&app.words, lang, sheet, base)),
        None => label(&app.words, lang, sheet, key),
    }
}

/// A value as a cell of a form or of a CSV file holds it.
pub fn written(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::List(all) => all.join("; "),
    }
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
