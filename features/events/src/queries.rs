//! Reads and writes, in the types of the model.

mod attendance;
mod certificates;
mod gatherings;
mod minutes;
mod registrations;

pub(crate) use attendance::*;
pub(crate) use certificates::*;
pub(crate) use gatherings::*;
pub(crate) use minutes::*;
pub(crate) use registrations::*;
