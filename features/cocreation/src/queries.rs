//! Reads and writes, in the types of the model.

mod convert;
mod drafts;
mod entries;
mod mergers;
mod processes;
mod proposals;
mod rescues;
mod supports;
mod traces;

pub(crate) use drafts::*;
pub(crate) use entries::*;
pub(crate) use mergers::*;
pub(crate) use processes::*;
pub(crate) use proposals::*;
pub(crate) use rescues::*;
pub(crate) use supports::*;
pub(crate) use traces::*;
