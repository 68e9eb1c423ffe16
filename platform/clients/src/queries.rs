//! Reads and writes.

pub(crate) mod answers;
pub(crate) mod follow;
pub(crate) mod hooks;
