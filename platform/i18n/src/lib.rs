//! The interface's words (Project Fluent) and its numbers, dates and lists (ICU4X with
//! Unicode CLDR data), in Spanish and English.
//!
//! Spanish is formatted as in Ecuador and Bolivia (`1.234,5`), English as in Britain.
//! Each feature brings its own `.ftl` files; [`Words::build`] joins them and refuses a
//! key that two files define.

mod format;
mod words;

pub use fluent_bundle::{FluentArgs, FluentValue};
pub use format::Formats;
pub use words::{Source, Words, WordsError};
