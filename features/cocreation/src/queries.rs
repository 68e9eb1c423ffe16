//! Reads and writes, in the types of the model.

pub(crate) mod alike;
mod analysis;
mod convert;
mod dashboard;
mod declared;
mod doors;
mod drafts;
mod entries;
mod evaluation;
mod mergers;
mod origins;
mod panels;
mod processes;
mod proposals;
mod rescues;
mod supports;
mod traces;

pub(crate) use analysis::*;
pub(crate) use dashboard::*;
pub(crate) use declared::*;
pub(crate) use doors::*;
pub(crate) use drafts::*;
pub(crate) use entries::*;
pub(crate) use evaluation::*;
pub(crate) use mergers::*;
pub(crate) use origins::*;
pub(crate) use panels::*;
pub(crate) use processes::*;
pub(crate) use proposals::*;
pub(crate) use rescues::*;
pub(crate) use supports::*;
pub(crate) use traces::*;
