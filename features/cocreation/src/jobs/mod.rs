//! What is done in the background.

pub(crate) mod round;
