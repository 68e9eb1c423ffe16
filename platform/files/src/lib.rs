//! Files of others: what people upload, and copies of what stands elsewhere.
//!
//! | file | what it settles |
//! |---|---|
//! | `accept.rs` | the way in: from bytes that a stranger sent to bytes that may be kept |
//! | `kind.rs`, `package.rs` | what it is, by its content alone |
//! | `image.rs` | pictures are drawn anew |
//! | `store.rs`, `hash.rs` | where it is kept, named by its content |
//! | `name.rs`, `serve.rs` | what it is called, and how it goes out |
//! | `outside.rs`, `public.rs` | how requests go out, and where they never go |
//! | `archive.rs`, `send.rs` | fetching from outside, and sending there |
//!
//! Invariants:
//! - a file's name in the store is the SHA-256 of its content, and never comes from a person;
//! - what a client says of a file's type or name decides nothing;
//! - no picture leaves with its metadata;
//! - no request goes to an address that is not public.

mod accept;
mod archive;
mod error;
mod hash;
mod image;
mod kind;
mod limits;
mod name;
mod outside;
mod package;
mod public;
mod send;
mod serve;
mod store;

pub use accept::{Accepted, accept};
pub use archive::{Archived, fetch};
pub use error::{FileError, Refusal};
pub use hash::{Hash, NotAHash};
pub use kind::Kind;
pub use limits::Limits;
pub use name::{Disposition, content_disposition, display_name};
pub use outside::{ArchiveError, ArchiveOptions, check_address};
pub use public::is_public;
pub use send::{Posted, post};
pub use serve::{headers, headers_of_copy};
pub use store::{FileStore, Kept, S3, Stored};
