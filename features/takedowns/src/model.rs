//! A file that was taken down.

use minga_kernel::{Kind, Moment, Text};
use uuid::Uuid;

/// The kind of references that this feature owns.
pub(crate) const TAKEDOWN: Kind = Kind::new("takedown");

/// Why a file may not be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// It holds data of people that are nobody's business.
    Personal,
    /// A law or a court forbids it.
    Unlawful,
    /// It belongs to somebody who did not allow it.
    Rights,
}

impl Reason {
    pub(crate) const ALL: [Reason; 3] = [Reason::Personal, Reason::Unlawful, Reason::Rights];

    /// As the database and the record write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Reason::Personal => "personal",
            Reason::Unlawful => "unlawful",
            Reason::Rights => "rights",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// What whoever asks for the file is told: a Fluent key without `error-`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Reason::Personal => "taken-down-personal",
            Reason::Unlawful => "taken-down-unlawful",
            Reason::Rights => "taken-down-rights",
        }
    }
}

/// That a file was taken down.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Takedown {
    pub(crate) id: Uuid,
    /// SHA-256 of its content, in hexadecimal.
    pub(crate) file: String,
    pub(crate) reason: Reason,
    /// What who decided says of it, for everybody.
    pub(crate) words: Text,
    pub(crate) taken_at: Moment,
}
