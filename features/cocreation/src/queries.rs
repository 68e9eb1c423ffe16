//! Reads and writes, in the types of the model.

mod analysis;
mod convert;
mod drafts;
mod mergers;
mod origins;
mod processes;
mod proposals;
mod supports;

pub(crate) use analysis::*;
pub(crate) use drafts::*;
pub(crate) use mergers::*;
pub(crate) use origins::*;
pub(crate) use processes::*;
pub(crate) use proposals::*;
pub(crate) use supports::*;
