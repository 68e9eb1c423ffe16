//! The documents of a plan: minutes, acts, studies, reports. What each is and of which day, its
//! versions, its text for the search, and which minimum requirement of the Open Government
//! Partnership it proves.
//!
//! Invariants:
//! - no version is written over or taken away: a correction is a further version;
//! - whether a requirement is met, and when the repository was brought up to date last, is
//!   computed when it is shown and never stored;
//! - a document that cannot be read is kept, shown and given out like any other.

mod api;
mod commands;
mod documents;
mod entity;
mod jobs;
mod migrations;
mod model;
mod official;
mod pages;
mod policy;
mod queries;
mod resolver;
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
        name: "repository",
        pages: pages::routes,
        api: api::routes,
        migrations: migrations::all,
        permissions: policy::PERMISSIONS,
        resolvers: resolver::all,
        official: official::all,
        sheets: None,
        slots: slots::all,
        work: Some(|| Arc::new(work::RepositoryWork)),
        deadlines: None,
        jobs: jobs::all,
        rounds: Vec::new,
        personal: None,
        keeps: &[],
        withheld: None,
        documents: Some(|| Arc::new(documents::Texts)),
        bulk: None,
        views: pages::views,
        templates: Assets::of::<Templates>(),
        locales: Assets::of::<Locales>(),
        settings: &[],
        navigation: &[],
        lists: &[],
    }
}
