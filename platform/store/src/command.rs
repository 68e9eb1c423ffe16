use crate::StoreError;
use minga_kernel::{Problem, Refusal};

/// Why a command did nothing.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such thing, or the actor may not know of it.
    #[error("there is no such thing")]
    NotFound,
    /// Everything that has to be mended first; `place.column` names the field.
    #[error("{} problems", .0.len())]
    Problems(Vec<Problem>),
    /// It is not any more as the actor saw it.
    #[error("somebody else changed it meanwhile")]
    Changed,
    /// The database did not do it; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
}
