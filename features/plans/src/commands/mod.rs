//! What can be done with plans.

pub(crate) mod import;
