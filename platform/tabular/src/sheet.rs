//! What was read: sheets of cells as their owner wrote them, not yet understood.

use minga_kernel::{Day, Problem};

/// The sheets of somebody's workbook, file or folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// The sheets that hold something, in their owner's order.
    pub sheets: Vec<Sheet>,
    /// What is worth telling though nothing is wrong: hidden sheets, macros …
    pub notices: Vec<Problem>,
}

impl Workbook {
    /// The sheet with this name, whatever its letters' case.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        let name = name.to_lowercase();
        self.sheets.iter().find(|sheet| sheet.name.to_lowercase() == name)
    }
}

/// One sheet: a header and its rows.
///
/// Invariant: every row has as many cells as there are headers, and at least one cell
/// of every row is not [`Cell::Empty`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The sheet's name, or the CSV file's without its extension.
    pub name: String,
    /// The row of the header, as a spreadsheet counts: the first is 1.
    pub header_row: u32,
    /// The headers, trimmed, without a trailing [`REQUIRED_MARK`]. A column that is
    /// blank from top to bottom has an empty one.
    pub headers: Vec<String>,
    /// The rows that are not blank.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// The position of the column with this header, exactly as written.
    pub fn position(&self, header: &str) -> Option<usize> {
        self.headers.iter().position(|other| other == header)
    }
}

/// What a template writes after the label of a column that must be filled in, and what
/// reading takes off again.
pub const REQUIRED_MARK: &str = " *";

/// One row with something in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet counts: the sheet's first row is 1.
    pub number: u32,
    /// One cell for each header.
    pub cells: Vec<Cell>,
}

/// A cell as its owner wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or only blanks.
    #[default]
    Empty,
    /// A text; every cell of a CSV file is one.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that the spreadsheet shows as a percentage, as it shows it: 54 for `54 %`.
    Percent(f64),
    /// A day; the time of day, if there was one, is gone.
    Date(Day),
    /// Yes or no.
    Bool(bool),
    /// A formula that has no usable value. Holds the problem's code.
    Fault(&'static str),
}

impl Cell {
    /// A text, or nothing when it is blank.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.chars().all(is_blank) { Cell::Empty } else { Cell::Text(text) }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    pub(crate) fn bytes(&self) -> u64 {
        if let Cell::Text(text) = self { text.len() as u64 } else { 0 }
    }
}

/// White space, and the characters that look like nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}
