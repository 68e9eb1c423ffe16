//! The public record: every official change is a leaf of a Merkle tree, in the formats of
//! the transparency logs of software and certificates, so that programs by others can check
//! it (C2SP: *tlog-tiles*, *tlog-checkpoint*, *signed-note*, *tlog-proof*; RFC 6962 hashes;
//! RFC 8785 for the text of a leaf).
//!
//! A leaf is an event of `minga-store`, which is written in the transaction of the change.
//! [`Record::publish`] brings new events into the tree, writes its tiles and signs a
//! checkpoint; [`verify`] recomputes all of it.
//!
//! Invariants:
//! - leaf number n (from 0) is event number n + 1;
//! - no leaf holds free text, names or addresses: texts are salted hashes;
//! - nothing is signed that does not continue what was signed before.

mod anew;
mod book;
mod error;
mod files;
mod key;
mod keys;
mod leaf;
pub mod outside;
mod rebuild;
mod receipt;
mod record;
mod rotate;
mod succession;
mod tree;
pub mod verify;
mod witness;

pub use anew::{Begun, Former, Reason, Volume, former, verify_newest};
pub use error::RecordError;
pub use files::Files;
pub use key::{Key, PublicKey};
pub use keys::Keys;
pub use leaf::leaf;
pub use receipt::Receipt;
pub use record::{Published, Record};
pub use rotate::Rotation;
pub use succession::{BEGUN_ANEW, ROTATED, Succession, Why};
pub use tlog_tiles::{Checkpoint, Hash};
pub use witness::Witness;
