//! What people say and ask about anything public, what bodies answer, and who decides what
//! stands.
//!
//! A comment is for something, against it, neither, or a question to which the bodies that
//! lead it owe an answer. The feature knows things by their references only: what can be
//! talked about is a list of kinds ([`model::TALKED`]), who owes an answer is told by the owner
//! of the kind.
//!
//! Invariants:
//! - a text is shown to the public only while it is published: what was hidden leaves the
//!   reason, what was withdrawn is gone for ever, also for the record;
//! - nothing in the record, the API or a page tells which account wrote a comment, reported
//!   one, or decided; a name is shown only where its owner asked for it;
//! - a deadline, an answer that is late, and whether a report was looked at are computed;
//! - every decision has a reason and words, and is in the public log; what was decided on an
//!   appeal is final.

mod api;
mod commands;
mod deadlines;
mod entity;
mod jobs;
mod migrations;
mod model;
mod official;
mod pages;
mod personal;
mod policy;
mod queries;
mod rows;
mod slots;
mod work;

use minga_web::{Assets, Module};
use rust_embed::Embed;
use std::sync::Arc;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/templates"]
struct Templates;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/locales"]
struct Locales;

/// The feature.
pub fn module() -> Module {
    Module {
        name: "conversation",
        pages: pages::routes,
        api: api::routes,
        migrations: migrations::all,
        permissions: policy::PERMISSIONS,
        resolvers: Vec::new,
        official: official::all,
        sheets: None,
        slots: slots::all,
        work: Some(|| Arc::new(work::TalkWork)),
        deadlines: Some(|| Arc::new(deadlines::Questions)),
        jobs: |_| Vec::new(),
        personal: Some(|| Arc::new(personal::TalkPersonal)),
        keeps: &[],
        rounds: || vec![Arc::new(jobs::round::Tidy)],
        withheld: None,
        documents: None,
        bulk: Some(|| Arc::new(rows::Said)),
        views: pages::views,
        templates: Assets::of::<Templates>(),
        locales: Assets::of::<Locales>(),
        settings: &[],
        navigation: &[],
        lists: &[("moderation", pages::LOG)],
    }
}
