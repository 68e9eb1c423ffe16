//! The port of whoever reads documents of strangers.

/// Why a document has no text that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is of a kind that holds no text.
    #[error("kind")]
    Kind,
    /// It is not what it says, or was cut short.
    #[error("broken")]
    Broken,
    /// A password keeps it closed.
    #[error("locked")]
    Locked,
    /// There is no text in it: a scan, most likely.
    #[error("empty")]
    Empty,
    /// It is larger inside than may be, or took too long.
    #[error("too-large")]
    TooLarge,
}

impl Unreadable {
    /// Every reason.
    pub const ALL: [Unreadable; 5] =
        [Unreadable::Kind, Unreadable::Broken, Unreadable::Locked, Unreadable::Empty, Unreadable::TooLarge];

    /// As the database and messages write it.
    pub const fn code(self) -> &'static str {
        match self {
            Unreadable::Kind => "kind",
            Unreadable::Broken => "broken",
            Unreadable::Locked => "locked",
            Unreadable::Empty => "empty",
            Unreadable::TooLarge => "too-large",
        }
    }

    /// Reads what [`Unreadable::code`] wrote.
    pub fn from_code(code: &str) -> Option<Unreadable> {
        Unreadable::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// Reads documents that strangers wrote.
///
/// It blocks; callers on an asynchronous runtime use a blocking thread.
pub trait DocumentReader: Send + Sync {
    /// The text of a document of the kind with this ending. Whatever the document is, it ends
    /// within bounds and takes nothing else with it.
    fn read(&self, ending: &str, content: &[u8]) -> Result<String, Unreadable>;

    /// Of a PDF, and of each of these lengths that it had once: whether it got nothing since but
    /// further signatures and what proves them.
    fn only_proofs_since(&self, pdf: &[u8], lengths: &[usize]) -> Result<Vec<bool>, Unreadable>;
}
