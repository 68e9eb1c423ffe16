use crate::Hash;

/// Why a file is not taken. It is the sender's to mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More bytes, or more pixels, than may be.
    #[error("the file is too large")]
    TooLarge,
    /// Not one of the kinds that are taken, or two at once, or with a program inside.
    #[error("files of this kind are not taken")]
    NotAllowed,
    /// It begins as one of the kinds that are taken and cannot be read as it.
    #[error("the file cannot be read")]
    Broken,
    /// It would unpack to more than anybody wants.
    #[error("the file unpacks to too much")]
    Bomb,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
}

impl Refusal {
    /// The code by which the words for it are found.
    pub const fn code(self) -> &'static str {
        match self {
            Refusal::TooLarge => "too_large",
            Refusal::NotAllowed => "not_allowed",
            Refusal::Broken => "broken",
            Refusal::Bomb => "bomb",
            Refusal::Empty => "empty",
        }
    }
}

/// A file was not kept, or is not there as it should be.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The content is not taken.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store has no such file.
    #[error("{0} is missing")]
    Missing(Hash),
    /// The store has another content under this name.
    #[error("{name} holds another content, {found}")]
    Different {
        /// What it should be.
        name: Hash,
        /// What it is.
        found: Hash,
    },
    /// Whoever sent the content stopped before its end.
    #[error("the content broke off: {0}")]
    Interrupted(#[source] std::io::Error),
    /// The store did not do it.
    #[error("the store of files: {0}")]
    Store(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<object_store::Error> for FileError {
    fn from(error: object_store::Error) -> FileError {
        FileError::Store(Box::new(error))
    }
}
