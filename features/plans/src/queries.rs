//! Reads and writes of plans. Every list is read with one statement.

mod acts;
mod archive;
mod assessments;
mod convert;
mod editions;
mod inside;
mod read;
mod reports;
mod save;
mod summary;
mod whole;

pub(crate) use acts::*;
pub(crate) use archive::*;
pub(crate) use assessments::*;
pub(crate) use editions::*;
pub(crate) use inside::*;
pub(crate) use read::*;
pub(crate) use reports::*;
pub(crate) use save::*;
pub(crate) use summary::summaries;
pub(crate) use whole::{parts_of_plans, whole_plan};
