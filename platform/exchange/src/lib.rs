//! Taking in and giving out whole plans as spreadsheets.
//!
//! A workbook has sheets of several features: organisations belong to one, commitments
//! to another. Each feature is a [`Sheets`]: it drafts the changes that its sheets ask
//! for and writes them. [`import`] is the one command that joins them: authorise,
//! understand, draft, and then one transaction for everything or nothing.
//!
//! The comparison with what is already there is done on rows, column by column, in the
//! same columns that the export writes: what was exported and not touched changes
//! nothing when it comes back.

mod changes;
mod desk;
mod export;
mod headers;
mod import;
mod input;
mod template;

pub use changes::{
    Change, Deed, FieldChange, Values, cell_day, cell_integer, cell_list, cell_number, cell_text, difference,
    lay_over, put, put_text, table_of, text_of,
};
pub use desk::{Chosen, Desk, Draft, Sheets};
pub use export::export;
pub use import::{Gate, ImportError, Intent, Outcome, import, import_through};
pub use input::{Input, InputRow, InputSheet, Way};
pub use template::{choice_label, template, workbook};
