use minga_files::FileError;
use minga_store::StoreError;
use std::path::PathBuf;

/// Why a copy could not be made or put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is no backup of this name, or none at all.
    #[error("there is no finished backup here")]
    None,
    /// The backup is of this program's future: these migrations are not known here.
    #[error("the backup was made by a newer program: it has {}", .0.join(", "))]
    Newer(Vec<String>),
    /// The backup is of another layout.
    #[error("the backup has layout {0}, and this program knows up to {known}", known = crate::manifest::LAYOUT)]
    Layout(u32),
    /// The backup is of another installation: its record's name, and ours.
    #[error("the backup is of {theirs}, and this is {ours}")]
    Elsewhere {
        /// The record's name in the backup.
        theirs: String,
        /// The record's name here.
        ours: String,
    },
    /// There is something already where the backup would be put.
    #[error("{0} is not empty")]
    NotEmpty(String),
    /// An object of the backup is lost, cut short or was changed.
    #[error("{0} is lost or damaged")]
    Damaged(String),
    /// There is, or was begun, a backup of this name: another in the same microsecond.
    #[error("a backup named {0} was begun already")]
    Taken(String),
    /// Something was written while it was being copied.
    #[error("something was written meanwhile")]
    Moved,
    /// The database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The place of files did not do it.
    #[error(transparent)]
    Files(#[from] FileError),
    /// The vault did not do it.
    #[error("the place of backups: {0}")]
    Vault(#[from] object_store::Error),
    /// A file of the data folder.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
