//! What people do.

pub(crate) mod add;
pub(crate) mod edit;
pub(crate) mod read;
pub(crate) mod renew;
