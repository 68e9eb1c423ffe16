//! Understanding cells: what a person wrote, as what its column holds.
//!
//! Rules that hold for every kind: an empty cell is [`Value::Empty`] (whether it may be
//! is the caller's to say); a formula without a usable value is a problem; whatever can
//! be meant in two ways is refused with the way to write it so that it cannot.

mod date;
mod number;
mod text;

use minga_kernel::table::{ColumnKind, Value};

use crate::problems::CellProblem;
use crate::sheet::Cell;

pub(crate) use number::plain;
pub use text::fold;
pub(crate) use text::{as_text, one_line};

/// What the cell says, as a value of this kind.
pub fn parse(cell: &Cell, kind: ColumnKind) -> Result<Value, CellProblem> {
    match cell {
        Cell::Fault(code) => return Err(CellProblem::new(code)),
        Cell::Empty => return Ok(Value::Empty),
        Cell::Text(text) if one_line(text).is_empty() => return Ok(Value::Empty),
        _ => {}
    }
    match kind {
        ColumnKind::Text => Ok(Value::from(one_line(&as_text(cell)))),
        ColumnKind::LongText => Ok(Value::from(text::many_lines(&as_text(cell)))),
        ColumnKind::Code => text::code(cell).map(Value::Text),
        ColumnKind::Integer => number::integer(cell).map(Value::Integer),
        ColumnKind::Number => number::decimal(cell).map(Value::Number),
        ColumnKind::Percent => number::percent(cell).map(Value::Integer),
        ColumnKind::Date => date::day(cell).map(Value::Date),
        ColumnKind::Url => text::url(cell).map(Value::Text),
        ColumnKind::Choice(codes) => text::choice(cell, codes).map(|code| Value::Text(code.to_owned())),
        ColumnKind::List => Ok(Value::from(text::list(&as_text(cell)))),
    }
}
