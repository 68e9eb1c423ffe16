//! What can be done with organisations and jurisdictions.

pub(crate) mod calendar;
pub(crate) mod edit;
pub(crate) mod hand_over;
pub(crate) mod import;
pub(crate) mod settle;
