use minga_store::StoreError;
use std::path::PathBuf;

/// The record could not be kept, or is not what it should be.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file of the record cannot be read or written.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The key file is lost, or does not hold the key that strangers know.
    #[error("{}: this must be the key that signed the record; put it back", .0.display())]
    Key(PathBuf),
    /// The tiles do not fit what was signed.
    #[error("tiles: {0}")]
    Tiles(#[from] tlog_tiles::Error),
    /// A checkpoint, a receipt or a note is not well-formed, or not signed by the key.
    #[error("{0}")]
    Malformed(String),
    /// More was signed than the database has: it is an older copy.
    #[error("{signed} entries were signed and the database has {found}: it is an older copy")]
    OlderDatabase {
        /// How many entries were signed.
        signed: u64,
        /// How many the database has.
        found: u64,
    },
    /// Another record was shown to people with the same key: another database is signed with it.
    #[error("another record of {0} entries was signed with this key and shown: two databases have it")]
    Forked(u64),
    /// The record goes on: there is nothing to begin anew.
    #[error("the record goes on: nothing is lost, and nothing begins anew")]
    GoesOn,
    /// A leaf is larger than the format allows.
    #[error("entry {0} is larger than 65,535 bytes")]
    TooLarge(u64),
}
