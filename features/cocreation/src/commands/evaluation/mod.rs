//! Evaluating proposals, one use case for each file.

pub(crate) mod bench;
pub(crate) mod conflict;
pub(crate) mod decide;
pub(crate) mod name;
pub(crate) mod note;
pub(crate) mod propose;
pub(crate) mod rules;
pub(crate) mod score;
pub(crate) mod send;
