//! What can be done to files that are kept.

pub(crate) mod take_down;
