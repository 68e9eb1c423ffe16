//! One use case for each file.

pub(crate) mod advance;
pub(crate) mod ask;
pub(crate) mod attend;
pub(crate) mod certify;
pub(crate) mod confirm;
pub(crate) mod create;
pub(crate) mod discard;
pub(crate) mod edit;
pub(crate) mod fulfil;
pub(crate) mod join;
pub(crate) mod leave;
pub(crate) mod minute;
pub(crate) mod place;
pub(crate) mod remind;
pub(crate) mod words;
