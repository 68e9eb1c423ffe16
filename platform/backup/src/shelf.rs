use minga_files::{FileStore, Hash};

/// The two kinds of files in a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// What people sent.
    Files,
    /// Copies of what stands elsewhere.
    Copies,
}

/// All of them.
pub(crate) const SHELVES: [Shelf; 2] = [Shelf::Files, Shelf::Copies];

impl Shelf {
    /// How it is called in a backup.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Shelf::Files => "files",
            Shelf::Copies => "copies",
        }
    }

    /// This part of the store.
    pub(crate) fn of(self, files: &FileStore) -> FileStore {
        match self {
            Shelf::Files => files.clone(),
            Shelf::Copies => files.copies(),
        }
    }

    /// Reads a line of the list of files.
    pub(crate) fn read(line: &[u8]) -> Option<(Shelf, Hash)> {
        let (shelf, hash) = std::str::from_utf8(line).ok()?.split_once(' ')?;
        let shelf = SHELVES.into_iter().find(|it| it.name() == shelf)?;
        Some((shelf, hash.parse().ok()?))
    }
}
