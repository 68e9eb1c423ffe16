//! x
mod guard;
mod limits;
mod parse;
mod problems;
mod read;
mod sheet;
mod write;

pub use limits::Limits;
pub use parse::{fold, parse};
pub use problems::{CellProblem, MOST_PROBLEMS, Problems};
pub use read::{Inspection, inspect, inspect_bytes, open, read};
pub use sheet::{Cell, REQUIRED_MARK, Row, Sheet, Workbook};
pub use write::{
    About, HelpWords, LabelledTable, TemplateColumn, TemplateSheet, WriteError, write_csv, write_folder,
    write_template, write_xlsx,
};
