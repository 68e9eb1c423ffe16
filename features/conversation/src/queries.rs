//! Reads and writes of conversations. Every list is read with one statement.

mod convert;
mod read;
mod save;
mod waiting;

pub(crate) use read::*;
pub(crate) use save::*;
pub(crate) use waiting::*;
