//! What of gatherings can be printed, described as trees of words.

pub(crate) mod certificate;
pub(crate) mod sheet;
