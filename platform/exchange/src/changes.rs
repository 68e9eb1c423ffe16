use crate::InputRow;
use minga_kernel::Ref;
use minga_kernel::table::{Schema, Value};
use std::collections::BTreeMap;

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
    /// The thing.
    pub reference: Ref,
    /// What happens to it.
    pub deed: Deed,
    /// Which fields; empty unless it is [`Deed::Changed`].
    pub fields: Vec<FieldChange>,
}

/// Lays a row of a file over what is known, and tells the difference.
///
/// Columns that the file does not have keep their values; a column that it has and leaves
/// empty is emptied.
pub fn compare(known: Option<&Values>, row: &InputRow) -> (Values, Deed, Vec<FieldChange>) {
    let mut merged = known.cloned().unwrap_or_default();
    let mut fields = Vec::new();
    for (column, value) in &row.values {
        let before = merged.get(column).unwrap_or(&Value::Empty);
        if before != value {
            fields.push(FieldChange { column: column.clone(), from: before.clone(), to: value.clone() });
        }
        if *value == Value::Empty {
            merged.remove(column);
        } else {
            merged.insert(column.clone(), value.clone());
        }
    }
    match known {
        None => (merged, Deed::Created, Vec::new()),
        Some(_) if fields.is_empty() => (merged, Deed::Unchanged, fields),
        Some(_) => (merged, Deed::Changed, fields),
    }
}

/// The values of `row` in the order of `columns`, for a table.
pub fn row_of(columns: &[std::borrow::Cow<'static, str>], row: &Values) -> Vec<Value> {
    columns.iter().map(|column| row.get(&**column).cloned().unwrap_or_default()).collect()
}

/// The columns that these rows need: those of the schema, each followed by the other
/// languages that any row has.
pub(crate) fn columns_for(schema: &Schema, rows: &[Values]) -> Vec<std::borrow::Cow<'static, str>> {
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
