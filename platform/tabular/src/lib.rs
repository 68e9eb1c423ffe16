//! Reads the tables that people send and writes the tables that they take away.
//!
//! ```text
//! open(path) / read(name, bytes) ──> Workbook { sheets of Cells } ──> parse(cell, kind) ──> Value
//! Table of Values ──> write_csv / write_folder / write_xlsx          write_template
//! ```
//!
//! Invariants:
//! - It knows no feature and no language: every word in what it writes comes from the
//!   caller, and what is wrong is a code and variables.
//! - Nothing that a stranger sends costs more memory or time than [`Limits`] says, makes
//!   it panic, runs, or leads out of the folder that was asked for.
//! - What cannot be understood is refused with the place and a way to mend it; what can
//!   be understood in two ways is refused too. All of it is told, up to [`MOST_PROBLEMS`].
//! - What is written is read back the same: [`write_csv`], [`read`] and [`parse`] give
//!   the values that went in, and so does [`write_xlsx`].
//!
//! # Problems
//!
//! Every code in [`CODES`] has the messages `problem-<code>` and `problem-<code>-mend`
//! in `locales/`. Those marked ° are notices, which stop nothing.
//!
//! | code | when | variables |
//! |---|---|---|
//! | `not-found` | there is no such file | `value`: the path |
//! | `unreadable` | the operating system refuses | `value`: the path |
//! | `link-outside` | a file of the folder is a link to somewhere else | `value`: its name |
//! | `file-ignored` ° | a workbook lies among the CSV files of a folder | `value`: its name |
//! | `file-too-big` | [`Limits::file_bytes`] | `limit`: in MB |
//! | `unpacks-too-big` | [`Limits::unpacked_bytes`], or parts that no honest workbook has | `limit`: in MB |
//! | `unsupported-format` | something known that is no table, or one we do not read | `value`: the format |
//! | `not-a-table` | bytes that are no text | |
//! | `corrupt` | the file is damaged | `value`: what the library says, for developers |
//! | `encrypted` | it has a password | |
//! | `macros-ignored` ° | it has macros; they never run | |
//! | `nothing-inside` | no sheet has a header | |
//! | `encoding-guessed` ° | the text is not UTF-8 | `value`: the encoding used |
//! | `unclosed-quote` | a quote swallows the rest of the file | |
//! | `hidden-sheet` ° | a hidden sheet was not read | `value`: its name |
//! | `title-skipped` ° | a line above the header was taken for a title | `value`: the line |
//! | `duplicate-header` | two columns have the same header | `value`: the header |
//! | `blank-header` | a column with data has no header | `column`: its letters, `row` and `value`: its first datum |
//! | `extra-cells` | a row goes on after the last header | `column`: the letters, `value`: the first one |
//! | `merged-cells` | merged cells in the table | `range` |
//! | `too-many-sheets`, `too-many-rows`, `too-many-columns`, `too-many-cells` | [`Limits`] | `limit` |
//! | `too-much-text` | [`Limits::text_bytes`] | `limit`: in MB |
//! | `cell-too-long` | [`Limits::cell_chars`] | `limit` |
//! | `too-many-problems` | there are more than are told | `limit` |
//! | `formula-error` | `#REF!`, `#N/A` … | |
//! | `formula-without-value` | nobody has ever worked the formula out | |
//! | `not-a-code` | other characters than [`ColumnKind::Code`] allows | `value` |
//! | `code-too-long` | more than 64 characters | `value`, `limit` |
//! | `not-an-integer`, `not-a-number`, `not-a-percent`, `not-a-date`, `not-a-url` | it is something else | `value` |
//! | `not-whole` | decimals where there can be none | `value` |
//! | `number-too-big` | more than a number holds | `value` |
//! | `number-ambiguous` | `1.234`: thousands or decimals? | `value`, and how to write either: `thousands`, `decimals` |
//! | `percent-out-of-range` | not from 0 to 100 | `value` |
//! | `percent-fraction` | `0.54`, probably for 54 % | `value`, `meant` |
//! | `percent-not-whole` | `54.5` | `value` |
//! | `date-without-day`, `date-without-year`, `date-short-year` | a part of the date is missing | `value` |
//! | `date-as-number` | a spreadsheet's own count of days | `value` |
//! | `date-out-of-range` | surely a typing mistake in the year | `value`, `first`, `last` |
//! | `not-a-choice` | none of the choices | `value`, `options` |
//!
//! [`ColumnKind::Code`]: minga_kernel::table::ColumnKind::Code

mod codes;
mod guard;
mod limits;
mod parse;
mod problems;
mod read;
mod sheet;
mod write;

pub use codes::{CODES, MESSAGES};
pub use limits::Limits;
pub use parse::{fold, parse};
pub use problems::{CellProblem, MOST_PROBLEMS, Problems};
pub use read::{Inspection, inspect, inspect_bytes, open, read};
pub use sheet::{Cell, REQUIRED_MARK, Row, Sheet, Workbook};
pub use write::{
    About, HelpWords, LabelledTable, RowSheet, TemplateColumn, TemplateSheet, WriteError, write_csv,
    write_csv_rows, write_folder, write_template, write_xlsx, write_xlsx_rows,
};
