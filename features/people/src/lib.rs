//! Who answers: organisations of every sector and the jurisdictions that they belong to.
//!
//! Organisations and jurisdictions are known by a code that people choose. A code may
//! change; the former one keeps leading to the same organisation.
//!
//! Invariants:
//! - an organisation is never part of itself, however indirectly, and neither is a
//!   jurisdiction;
//! - importing never removes one;
//! - contacts are those of an office; nothing of them, and nothing that anybody wrote, stands in the
//!   record as it is;
//! - nothing of an organisation that asks to be listed is public before somebody accepts it;
//! - merging rewrites nothing: an organisation that is another one now keeps what was said of it;
//! - what somebody answered for whose role ends is a gap until somebody has acknowledged it, or it
//!   was said why nobody will; what they leave is computed when it is read.

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
mod rows;
mod work;

use minga_web::{Assets, Module, ViewSamples};
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
        name: "people",
        pages: pages::routes,
        api: api::routes,
        migrations: migrations::all,
        permissions: policy::PERMISSIONS,
        resolvers: resolver::all,
        official: official::all,
        sheets: Some(|| Arc::new(commands::import::PeopleSheets)),
        slots: Vec::new,
        work: Some(|| Arc::new(work::PeopleWork)),
        deadlines: None,
        jobs: |_| Vec::new(),
        personal: None,
        keeps: jobs::upkeep::KEEPS,
        rounds: || vec![Arc::new(jobs::upkeep::Upkeep)],
        withheld: None,
        documents: Some(|| Arc::new(documents::Organisations)),
        bulk: None,
        views: || {
            let mut all = vec![
                ViewSamples::of::<pages::organisation::OrganisationPage>(),
                ViewSamples::of::<pages::organisations::OrganisationsPage>(),
                ViewSamples::of::<pages::jurisdictions::JurisdictionsPage>(),
                ViewSamples::of::<pages::territory::TerritoryPage>(),
                ViewSamples::of::<pages::contact::ContactPage>(),
                ViewSamples::of::<pages::contact_keep::KeepContactPage>(),
                ViewSamples::of::<pages::asked::AskedPage>(),
                ViewSamples::of::<pages::register::RegisterPage>(),
                ViewSamples::of::<pages::registered::RegisteredPage>(),
                ViewSamples::of::<pages::merge::MergePage>(),
            ];
            all.extend(pages::admin::views());
            all.extend(pages::calendars::views());
            all.extend(pages::handovers::views());
            all
        },
        templates: Assets::of::<Templates>(),
        locales: Assets::of::<Locales>(),
        settings: &[],
        navigation: &[("organisations", pages::ORGANISATIONS)],
        lists: &[("organisations", pages::ORGANISATIONS)],
    }
}
