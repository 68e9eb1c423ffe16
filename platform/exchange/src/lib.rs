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
//!
//! A file that waits for somebody to say yes lies in the database, where its owner finds it
//! from every server, and nowhere else.

mod changes;
mod desk;
mod entity;
mod export;
mod form;
mod headers;
mod import;
mod input;
mod migrations;
mod queries;
mod template;

pub use changes::{
    Change, Deed, FieldChange, Values, cell_day, cell_integer, cell_list, cell_number, cell_text, lay_over,
    put, put_text, table_of, text_of,
};
pub use desk::{Chosen, Desk, Draft, Sheets};
pub use export::export;
pub use form::{FormRow, Seen, refused_field, write_rows};
pub use headers::label;
pub use import::{
    Fingerprint, Gate, ImportError, Intent, Means, Outcome, Pass, import, import_through, may_begin,
};
pub use input::{Input, InputRow, InputSheet, Way};
pub use migrations::migrations;
pub use queries::{WAITING, Waiting, drop_upload, forget_uploads, keep_upload, sweep, upload, uploads_of};
pub use template::{choice_label, sheet_label, template, workbook};
