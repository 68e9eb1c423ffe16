use crate::BackupError;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The newest layout that this program knows.
pub(crate) const LAYOUT: u32 = 1;

/// What a backup consists of. Written last: where it is, everything is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this list.
    pub layout: u32,
    /// The version of the program that made it.
    pub program: String,
    /// When it was begun.
    pub made: DateTime<Utc>,
    /// The name of the public record, which is the installation's.
    pub origin: String,
    /// The number of the newest event in it.
    pub events: u64,
    /// The migrations that its tables have been through.
    pub migrations: Vec<String>,
    /// The tables.
    pub tables: Vec<TableEntry>,
    /// Files of the data folder, by their place there.
    pub folder: Vec<Entry>,
    /// The list of files that people uploaded.
    pub files: Entry,
    /// How many they are.
    pub file_count: u64,
}

/// A table in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableEntry {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the values of a row.
    pub columns: Vec<String>,
    /// How many rows it has.
    pub rows: u64,
    /// Where they are.
    pub object: Entry,
}

/// An object of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name below the backup's own.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Their SHA-256, in hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// Reads it.
    pub(crate) fn read(bytes: &[u8]) -> Result<Manifest, BackupError> {
        let damaged = |_| BackupError::Damaged("manifest.json".to_owned());
        let layout: Layout = serde_json::from_slice(bytes).map_err(damaged)?;
        if layout.layout > LAYOUT {
            return Err(BackupError::Layout(layout.layout));
        }
        serde_json::from_slice(bytes).map_err(damaged)
    }
}

/// What stands in the manifest of every layout.
#[derive(Deserialize)]
struct Layout {
    layout: u32,
}
