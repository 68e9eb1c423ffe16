//! One use case for each file.

pub(crate) mod ask;
pub(crate) mod change;
pub(crate) mod confirm;
