//! Reads and writes, in the types of the model.

mod digests;
mod followers;
mod letters;
mod reminders;

pub(crate) use digests::*;
pub(crate) use followers::*;
pub(crate) use letters::*;
pub(crate) use reminders::*;
