//! Hearing of changes by mail: anybody follows a thing or a search, and whoever answers for
//! something is reminded of it.
//!
//! It knows things by their references only, and what is around them from those who own them.
//!
//! Invariants:
//! - nobody is written to who did not say yes by a link in a mail, but for the mail with that link;
//! - one request, without a question, ends all of it, and then nothing of the person is left here;
//! - an address is in these tables and in the mails that wait, and nowhere else: in no event, no
//!   log and no answer;
//! - whatever happens at once is one mail, and a program that dies in the middle sends nobody the
//!   same one twice.

mod commands;
mod entity;
mod jobs;
mod migrations;
mod model;
mod pages;
mod personal;
mod queries;
mod slots;

use minga_web::http::OpenApiRouter;
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
        name: "following",
        pages: pages::routes,
        api: OpenApiRouter::new,
        migrations: migrations::all,
        permissions: &[],
        resolvers: Vec::new,
        official: Vec::new,
        sheets: None,
        slots: slots::all,
        work: None,
        deadlines: None,
        jobs: jobs::all,
        personal: Some(|| Arc::new(personal::FollowingPersonal)),
        keeps: jobs::round::KEEPS,
        rounds: || vec![Arc::new(jobs::round::Due)],
        withheld: None,
        documents: None,
        bulk: None,
        views: pages::views,
        templates: Assets::of::<Templates>(),
        locales: Assets::of::<Locales>(),
        settings: &[],
        navigation: &[],
        lists: &[],
    }
}
