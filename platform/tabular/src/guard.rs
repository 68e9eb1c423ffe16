//! The apostrophe that keeps a spreadsheet from running a text as a formula.
//!
//! A CSV file has no types: a text that begins with `=` is a formula for whoever opens
//! the file, and an attack if somebody else wrote it (CWE-1236). We write an apostrophe
//! before such a text and take one off when reading. A text that already begins with
//! apostrophes and such a character gets one more, so that what was written is always
//! what is read.

use std::borrow::Cow;

pub(crate) fn is_risky(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// The text as it goes into a CSV file.
pub(crate) fn armed(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that a CSV file's field stands for.
pub(crate) fn disarmed(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => field,
    }
}
