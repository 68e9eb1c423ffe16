//! What people do.

pub(crate) mod answer;
pub(crate) mod appeal;
pub(crate) mod case;
pub(crate) mod decide;
pub(crate) mod flag;
pub(crate) mod matter;
pub(crate) mod say;
pub(crate) mod withdraw;
mod words;

pub(crate) use withdraw::withdraw_in;
