//! Tables as data: the one description of columns that import, export, the
//! spreadsheet template, every list's `.csv` and `.xlsx`, and the documentation share.

use crate::Day;
use std::borrow::Cow;

/// What a column's cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A short text on one line.
    Text,
    /// A text of any length, with line breaks.
    LongText,
    /// A code: ASCII letters, digits, `-` and `_`, at most 64 characters; kept as text.
    Code,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Number,
    /// A whole percentage from 0 to 100.
    Percent,
    /// A day.
    Date,
    /// An `http` or `https` address.
    Url,
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// Several values in one cell, separated by `;`.
    List,
}

/// One column of a [`Schema`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The stable name: the CSV header and the JSON key, in English snake case.
    pub key: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Whether an empty cell is a problem.
    pub required: bool,
    /// Whether `key:en`, `key:qu` … may carry the same text in other languages.
    pub translatable: bool,
}

impl Column {
    /// A column that may be empty.
    pub const fn new(key: &'static str, kind: ColumnKind) -> Column {
        Column { key, kind, required: false, translatable: false }
    }

    /// The same column, with no cell empty.
    #[must_use]
    pub const fn required(mut self) -> Column {
        self.required = true;
        self
    }

    /// The same column, in any number of languages.
    #[must_use]
    pub const fn translatable(mut self) -> Column {
        self.translatable = true;
        self
    }
}

/// The columns of one kind of sheet. Labels and help in each language are the Fluent
/// messages `sheet-<name>`, `column-<name>-<key>` and `column-<name>-<key>.help`
/// (with `_` written `-`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The sheet's stable name: the CSV file without its extension.
    pub name: &'static str,
    /// Its columns in order.
    pub columns: &'static [Column],
}

impl Schema {
    /// The column with this key.
    pub fn column(&self, key: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.key == key)
    }
}

/// The value of a cell, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals; finite.
    Number(f64),
    /// A day.
    Date(Day),
    /// Several texts.
    List(Vec<String>),
}

/// Rows under named columns, ready to be written in any format.
///
/// Invariant: every row has as many values as there are columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The table's stable name.
    pub name: &'static str,
    /// The columns' keys (`title`, `title:en` …).
    pub columns: Vec<Cow<'static, str>>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// A table with the columns of `schema` and no rows.
    pub fn of(schema: &Schema) -> Table {
        Table {
            name: schema.name,
            columns: schema.columns.iter().map(|column| Cow::Borrowed(column.key)).collect(),
            rows: Vec::new(),
        }
    }

    /// The position of the column with this key.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == key)
    }
}

impl From<Option<String>> for Value {
    fn from(value: Option<String>) -> Value {
        value.map_or(Value::Empty, Value::from)
    }
}

impl From<String> for Value {
    fn from(value: String) -> Value {
        if value.is_empty() { Value::Empty } else { Value::Text(value) }
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::from(value.to_owned())
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Integer(value)
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Value {
        value.map_or(Value::Empty, Value::Integer)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Value {
        Value::Number(value)
    }
}

impl From<Option<Day>> for Value {
    fn from(value: Option<Day>) -> Value {
        value.map_or(Value::Empty, Value::Date)
    }
}

impl From<Day> for Value {
    fn from(value: Day) -> Value {
        Value::Date(value)
    }
}

impl From<Vec<String>> for Value {
    fn from(value: Vec<String>) -> Value {
        if value.is_empty() { Value::Empty } else { Value::List(value) }
    }
}
