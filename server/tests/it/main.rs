//! The whole program, through its public doors.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop where it is")]

mod admin;
mod conversation;
mod docs;
mod edit;
mod examples;
mod faults;
mod harness;
mod http;
mod import;
mod judges;
mod people;
mod plans;
mod record;
mod round_trip;
mod schema;
mod sign_in;
mod templates;
mod two_keys;
mod words;
