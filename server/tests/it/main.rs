//! The whole program, through its public doors.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod templates;
