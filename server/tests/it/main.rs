//! The whole program, through its public doors.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop where it is")]

mod admin;
mod api_examples;
mod api_writes;
mod browser;
mod conversation;
mod docs;
mod edit;
mod examples;
mod faults;
mod harness;
mod http;
mod import;
mod judges;
mod killed;
mod oidc;
mod outside;
mod passkeys;
mod people;
mod plans;
mod provider;
mod record;
mod record_key;
mod round_trip;
mod schema;
mod sign_in;
mod templates;
mod two_keys;
mod webhooks;
mod words;
