use crate::papers::Paper;
use minga_kernel::{Day, Lang, Moment};
use uuid::Uuid;

/// Where an edition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EditionState {
    /// It was asked for.
    Waiting,
    /// Its files are here.
    Made,
    /// It could not be set.
    Failed,
}

impl EditionState {
    /// As the database writes it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            EditionState::Waiting => "waiting",
            EditionState::Made => "made",
            EditionState::Failed => "failed",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<EditionState> {
        [EditionState::Waiting, EditionState::Made, EditionState::Failed]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// A document about a plan that is kept as it was on one day: its words, which never change, and
/// the files that were set from them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edition {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    /// Its place among those of its plan, from 1.
    pub(crate) number: i64,
    pub(crate) paper: Paper,
    pub(crate) lang: Lang,
    /// The day of whose facts it tells.
    pub(crate) day: Day,
    pub(crate) state: EditionState,
    /// SHA-256 of its words, as the kernel's `Document` in JSON.
    pub(crate) tree: String,
    /// SHA-256 of its PDF and of its text, once they are made.
    pub(crate) pdf: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) asked_at: Moment,
    pub(crate) made_at: Option<Moment>,
}
