use minga_kernel::Moment;

/// Where the copy of an address stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArchiveState {
    /// It was asked for.
    Waiting,
    /// It is kept here.
    Kept,
    /// There is none, and why not is told.
    Failed,
}

impl ArchiveState {
    /// As the database and the API write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            ArchiveState::Waiting => "waiting",
            ArchiveState::Kept => "kept",
            ArchiveState::Failed => "failed",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<ArchiveState> {
        [ArchiveState::Waiting, ArchiveState::Kept, ArchiveState::Failed]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// The copy of an address: what its server gave on a day, to the byte.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Archive {
    /// Where it stands; nothing of files, and of addresses of which nobody asked for a copy.
    pub(crate) state: Option<ArchiveState>,
    /// SHA-256 of the copy, in hexadecimal.
    pub(crate) copy: Option<String>,
    /// When it was fetched, given up, or asked for.
    pub(crate) at: Option<Moment>,
    /// Why there is none, as a code.
    pub(crate) failed: Option<String>,
    /// The status that the server answered with.
    pub(crate) status: Option<i64>,
    /// Its size in bytes.
    pub(crate) size: Option<i64>,
    /// What the server said that it is.
    pub(crate) media_type: Option<String>,
    /// The address that answered, after all redirects.
    pub(crate) from: Option<String>,
}

/// After how many hours a copy that still waits can be asked for again: all tries are over then.
const LOST_AFTER: i64 = 24;

impl Archive {
    /// A copy that is asked for at this moment.
    pub(crate) fn asked(at: Moment) -> Archive {
        Archive { state: Some(ArchiveState::Waiting), at: Some(at), ..Archive::default() }
    }

    /// Whether a copy can be asked for now.
    pub(crate) fn can_be_asked(&self, now: Moment) -> bool {
        match self.state {
            None | Some(ArchiveState::Failed) => true,
            Some(ArchiveState::Kept) => false,
            Some(ArchiveState::Waiting) => {
                self.at.is_none_or(|at| now - at > chrono::Duration::hours(LOST_AFTER))
            }
        }
    }
}
