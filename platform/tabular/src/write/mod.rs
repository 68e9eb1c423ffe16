//! Writing what people take away.

mod csv;
mod template;
mod xlsx;

use std::borrow::Cow;

use minga_kernel::table::Value;

use crate::parse::plain;

pub use csv::{write_csv, write_csv_rows, write_folder};
pub use template::{HelpWords, TemplateColumn, TemplateSheet, write_template};
pub use xlsx::{About, LabelledTable, RowSheet, WriteError, write_xlsx, write_xlsx_rows};

/// A value as text that [`crate::parse`] understands again.
fn as_text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Empty => Cow::Borrowed(""),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Integer(number) => Cow::Owned(number.to_string()),
        Value::Number(number) => Cow::Owned(plain(*number)),
        Value::Date(day) => Cow::Owned(day.to_string()),
        // Nothing stands for a `;` inside a value; a comma keeps the values apart.
        Value::List(values) => {
            Cow::Owned(values.iter().map(|value| value.replace(';', ",")).collect::<Vec<_>>().join(";"))
        }
    }
}
