//! Work in the background: reminding, forgetting; and the mails that are written.

pub(crate) mod letters;
pub(crate) mod round;
