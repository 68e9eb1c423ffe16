//! Pages of evaluation: for whoever leads a process, for each evaluator, and of one proposal.

pub(crate) mod arrange;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod published;
pub(crate) mod shown;
