//! What strangers send, what is kept of it, and where we go for them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod addresses;
mod fetching;
mod fixtures;
mod kinds;
mod names;
mod pictures;
mod serving;
mod stores;
