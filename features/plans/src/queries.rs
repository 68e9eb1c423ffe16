//! Reads and writes of plans. Every list is read with one statement.

mod convert;
mod read;
mod save;

pub(crate) use read::*;
pub(crate) use save::*;
