//! Jobs on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop where it is")]

mod harness;
mod queue;
mod worker;
