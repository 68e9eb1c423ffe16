//! What is done in the background.

pub(crate) mod grouping;
pub(crate) mod round;
