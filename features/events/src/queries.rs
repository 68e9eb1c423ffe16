//! Reads and writes, in the types of the model.

mod gatherings;
mod registrations;

pub(crate) use gatherings::*;
pub(crate) use registrations::*;
