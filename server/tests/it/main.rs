//! The whole program, through its public doors.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop where it is")]

mod admin;
mod api_examples;
mod api_writes;
mod archive;
mod assessments;
mod backup;
mod browser;
mod conversation;
mod directory;
mod docs;
mod edit;
mod examples;
mod faults;
mod harness;
mod http;
mod import;
mod import_pages;
mod judges;
mod killed;
mod oidc;
mod passkeys;
mod people;
mod plans;
mod provider;
mod record;
mod record_faults;
mod round_trip;
mod schema;
mod sent_once;
mod sign_in;
mod takedowns;
mod templates;
mod two_keys;
mod webhooks;
mod words;
