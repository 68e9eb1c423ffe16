//! What can be done to plans: one file for each command.

pub(crate) mod archive;
pub(crate) mod assess;
pub(crate) mod edit;
pub(crate) mod edition;
pub(crate) mod evidence;
pub(crate) mod import;
pub(crate) mod learn;
pub(crate) mod matter;
pub(crate) mod report;
pub(crate) mod reschedule;
pub(crate) mod respond;
pub(crate) mod sign;
