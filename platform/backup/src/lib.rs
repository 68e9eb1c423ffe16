//! Copies of an installation: everything that it cannot make anew.
//!
//! A [`Vault`] is a folder or a place in an object store. It holds backups side by side, and the
//! files of all of them once:
//!
//! ```text
//! <time>/manifest.json           what is in it; written last
//! <time>/tables/<name>.jsonl.gz  a row a line, as a JSON array
//! <time>/folder/…                settings and keys
//! <time>/files.txt.gz            the names of its files
//! files/ab/cdef…                 files by their SHA-256
//! ```
//!
//! The tables are written in words that both databases share, so that a backup of one can be put
//! back into the other.
//!
//! Invariants:
//! - all tables of a backup are of one moment, and nobody waits for it;
//! - a backup without a manifest is no backup, and every object that the manifest names has the
//!   length and the hash that stand there;
//! - a restore writes into an empty database, in one transaction, or not at all.

mod backup;
mod error;
mod manifest;
mod pieces;
mod restore;
mod shelf;
mod transfer;
mod vault;

pub use backup::{Made, Source, backup};
pub use error::BackupError;
pub use manifest::{Manifest, TableEntry};
pub use restore::{Restored, Target, restore};
pub use transfer::transfer;
pub use vault::Vault;
