use crate::InputRow;
use minga_kernel::table::{ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Ref, Text};
use std::collections::{BTreeMap, BTreeSet};

/// The cells of one row by column key (`title`, `title:en`). An absent key is an empty cell.
pub type Values = BTreeMap<String, Value>;

/// What an import does to one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It is new.
    Created,
    /// Some of its fields get other values.
    Changed,
    /// It is already as the file says.
    Unchanged,
    /// It is known but the file does not name it; it stays as it is.
    Absent,
}

/// One field that gets another value.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The column's key.
    pub column: String,
    /// What it was.
    pub from: Value,
    /// What it becomes.
    pub to: Value,
}

/// What an import does to one thing, in the words of a spreadsheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The sheet's stable name.
    pub sheet: &'static str,
    /// How people name the thing: `MINTEL`, `3`, `3.2`.
    pub code: String,
    /// What it is called, as far as its row says.
    pub title: String,
    /// The thing.
    pub reference: Ref,
    /// What happens to it.
    pub deed: Deed,
    /// Which fields; empty unless it is [`Deed::Changed`].
    pub fields: Vec<FieldChange>,
}

impl Change {
    /// What becomes of a thing whose row was `before` and will be `after`: rows that the export
    /// would write.
    pub fn of(
        sheet: &Schema,
        code: String,
        reference: Ref,
        before: Option<&Values>,
        after: &Values,
    ) -> Change {
        let (deed, fields) = difference(before, after);
        let title = ["title", "name", "text"].iter().find_map(|column| said(after, column));
        Change { sheet: sheet.name, code, title: title.unwrap_or_default(), reference, deed, fields }
    }

    /// A known thing that the file does not name; it stays as it is.
    pub fn absent(sheet: &Schema, code: String, reference: Ref) -> Change {
        let (deed, title, fields) = (Deed::Absent, String::new(), Vec::new());
        Change { sheet: sheet.name, code, title, reference, deed, fields }
    }

    /// Whether anything is written.
    pub fn writes(&self) -> bool {
        matches!(self.deed, Deed::Created | Deed::Changed)
    }

    /// The fields that moved, for an event: `{column: [from, to]}`, official facts only.
    /// Texts are named without their words, which may be personal.
    pub fn facts(&self, schema: &Schema) -> serde_json::Value {
        let mut changes = serde_json::Map::new();
        for field in &self.fields {
            let base = field.column.split(':').next().unwrap_or(&field.column);
            let official = schema.column(base).is_some_and(|column| {
                !matches!(column.kind, ColumnKind::Text | ColumnKind::LongText | ColumnKind::Url)
            });
            if official {
                changes.insert(field.column.clone(), serde_json::json!([json(&field.from), json(&field.to)]));
            }
        }
        serde_json::json!({ "changes": changes, "fields": self.fields.len() })
    }
}

/// A text of a row in any of its languages.
fn said(row: &Values, column: &str) -> Option<String> {
    let other = || row.iter().find(|(key, _)| key.split_once(':').is_some_and(|(base, _)| base == column));
    match row.get(column).or_else(|| Some(other()?.1)) {
        Some(Value::Text(words)) => Some(words.clone()),
        _ => None,
    }
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Empty => serde_json::Value::Null,
        Value::Text(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Number(number) => (*number).into(),
        Value::Date(day) => day.to_string().into(),
        Value::List(items) => items.join("; ").into(),
    }
}

/// Reads a cell as text; `None` if it is empty.
pub fn cell_text(row: &Values, column: &str) -> Option<String> {
    match row.get(column) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Reads a cell as a whole number.
pub fn cell_integer(row: &Values, column: &str) -> Option<i64> {
    match row.get(column) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    }
}

/// Reads a cell as a number.
pub fn cell_number(row: &Values, column: &str) -> Option<f64> {
    match row.get(column) {
        Some(Value::Number(number)) => Some(*number),
        Some(Value::Integer(number)) => Some(*number as f64),
        _ => None,
    }
}

/// Reads a cell as a day.
pub fn cell_day(row: &Values, column: &str) -> Option<Day> {
    match row.get(column) {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

/// Reads a cell as a list; an empty one is empty.
pub fn cell_list(row: &Values, column: &str) -> Vec<String> {
    match row.get(column) {
        Some(Value::List(items)) => items.clone(),
        Some(Value::Text(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

/// Lays a row of a file over what is known.
///
/// Columns that the file does not have keep their values; a column that it has and leaves
/// empty is emptied.
pub fn lay_over(known: Option<&Values>, row: &InputRow) -> Values {
    let mut merged = known.cloned().unwrap_or_default();
    for (column, value) in &row.values {
        if *value == Value::Empty {
            merged.remove(column);
        } else {
            merged.insert(column.clone(), value.clone());
        }
    }
    merged
}

/// What becomes of a thing whose row was `known` and will be `after`. Both are rows that
/// the export would write, so that two ways of saying one thing do not differ.
fn difference(known: Option<&Values>, after: &Values) -> (Deed, Vec<FieldChange>) {
    let Some(known) = known else { return (Deed::Created, Vec::new()) };
    let columns: BTreeSet<&String> = known.keys().chain(after.keys()).collect();
    let fields: Vec<_> = columns
        .into_iter()
        .filter(|column| known.get(*column) != after.get(*column))
        .map(|column| FieldChange {
            column: column.clone(),
            from: known.get(column).cloned().unwrap_or_default(),
            to: after.get(column).cloned().unwrap_or_default(),
        })
        .collect();
    (if fields.is_empty() { Deed::Unchanged } else { Deed::Changed }, fields)
}

/// The values of `row` in the order of `columns`, for a table.
fn row_of(columns: &[std::borrow::Cow<'static, str>], row: &Values) -> Vec<Value> {
    columns.iter().map(|column| row.get(&**column).cloned().unwrap_or_default()).collect()
}

/// The columns that these rows need: those of the schema, each followed by the other
/// languages that any row has.
fn columns_for(schema: &Schema, rows: &[Values]) -> Vec<std::borrow::Cow<'static, str>> {
    let mut columns = Vec::new();
    for column in schema.columns {
        columns.push(std::borrow::Cow::Borrowed(column.key));
        if column.translatable {
            let prefix = format!("{}:", column.key);
            let languages: std::collections::BTreeSet<&String> =
                rows.iter().flat_map(BTreeMap::keys).filter(|key| key.starts_with(&prefix)).collect();
            columns.extend(languages.into_iter().map(|key| std::borrow::Cow::Owned(key.clone())));
        }
    }
    columns
}

/// Reads a text from its columns: `title` in `language`, `title:en` in English.
pub fn text_of(row: &Values, column: &str, language: &str) -> Text {
    let mut text = Text::default();
    if let Some(Value::Text(words)) = row.get(column) {
        text.set(language, words.clone());
    }
    let prefix = format!("{column}:");
    for (key, value) in row.range(prefix.clone()..) {
        let Some(lang) = key.strip_prefix(&prefix) else { break };
        if let Value::Text(words) = value {
            text.set(lang, words.clone());
        }
    }
    text
}

/// Writes a text into its columns; the reverse of [`text_of`].
pub fn put_text(row: &mut Values, column: &str, language: &str, text: &Text) {
    for (lang, words) in text.iter() {
        let key = if lang == language { column.to_owned() } else { format!("{column}:{lang}") };
        row.insert(key, Value::Text(words.to_owned()));
    }
}

/// Writes a value unless it is empty.
pub fn put(row: &mut Values, column: &str, value: impl Into<Value>) {
    let value = value.into();
    if value != Value::Empty {
        row.insert(column.to_owned(), value);
    }
}

/// A table of these rows, with the columns that they need.
pub fn table_of(schema: &Schema, rows: &[Values]) -> Table {
    let columns = columns_for(schema, rows);
    let rows = rows.iter().map(|row| row_of(&columns, row)).collect();
    Table { name: schema.name, columns, rows }
}
