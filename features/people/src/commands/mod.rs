//! What can be done with organisations and jurisdictions.

pub(crate) mod calendar;
pub(crate) mod confirm;
pub(crate) mod confirm_by_mail;
pub(crate) mod confirm_registration;
pub(crate) mod decide_registration;
pub(crate) mod edit;
pub(crate) mod hand_over;
pub(crate) mod import;
pub(crate) mod merge;
pub(crate) mod register;
pub(crate) mod report_contact;
pub(crate) mod settle;
