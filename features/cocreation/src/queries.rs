//! Reads and writes, in the types of the model.

mod convert;
mod doors;
mod drafts;
mod mergers;
mod processes;
mod proposals;
mod supports;

pub(crate) use doors::*;
pub(crate) use drafts::*;
pub(crate) use mergers::*;
pub(crate) use processes::*;
pub(crate) use proposals::*;
pub(crate) use supports::*;
