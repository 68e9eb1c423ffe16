//! Reads and writes, in the types of the model.

mod attendance;
mod gatherings;
mod registrations;

pub(crate) use attendance::*;
pub(crate) use gatherings::*;
pub(crate) use registrations::*;
