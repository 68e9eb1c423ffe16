//! Reads and writes, in the types of the model.

mod convert;
mod dashboard;
mod declared;
mod drafts;
mod evaluation;
mod mergers;
mod panels;
mod processes;
mod proposals;
mod supports;

pub(crate) use dashboard::*;
pub(crate) use declared::*;
pub(crate) use drafts::*;
pub(crate) use evaluation::*;
pub(crate) use mergers::*;
pub(crate) use panels::*;
pub(crate) use processes::*;
pub(crate) use proposals::*;
pub(crate) use supports::*;
