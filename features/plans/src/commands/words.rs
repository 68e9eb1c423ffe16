//! How long what people write may be.

/// The most letters of a text.
pub(crate) const LONG: usize = 5_000;
/// The most letters of a line.
pub(crate) const LINE: usize = 300;
