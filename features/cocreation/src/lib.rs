//! Co-creation: processes with phases, what people propose in them, who supports it, what was
//! merged into what, and what institutions answered.
//!
//! Invariants:
//! - one person, one support: of a proposal with everything that was merged into it, each person
//!   counts once, whatever is merged, parted, withdrawn or hidden, and nobody is lost by it;
//! - an original stays readable after it was merged; why is kept, and its author may object;
//! - a phase allows what it allows by the clock of where the process is;
//! - nothing in the record, the API or a page tells which account made a proposal or supports it;
//!   a name is shown only where its owner asked for it;
//! - what an institution answered is never written over: a correction is a further answer.

mod api;
mod commands;
mod documents;
mod entity;
mod jobs;
mod migrations;
mod model;
mod official;
mod pages;
mod personal;
mod policy;
mod queries;
mod resolver;
mod rows;
mod slots;
mod work;

pub use commands::example::example;
pub use commands::import::{Incoming, understand};
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
        name: "cocreation",
        pages: pages::routes,
        api: api::routes,
        migrations: migrations::all,
        permissions: policy::PERMISSIONS,
        resolvers: resolver::all,
        official: official::all,
        sheets: None,
        slots: slots::all,
        work: Some(|| Arc::new(work::CocreationWork)),
        deadlines: None,
        jobs: |_| Vec::new(),
        personal: Some(|| Arc::new(personal::CocreationPersonal)),
        keeps: jobs::round::KEEPS,
        rounds: || {
            vec![
                Arc::new(jobs::round::Due),
                Arc::new(queries::alike::Follow),
                Arc::new(jobs::grouping::Regroup),
            ]
        },
        withheld: None,
        documents: Some(|| Arc::new(documents::Proposals)),
        bulk: None,
        views: pages::views,
        templates: Assets::of::<Templates>(),
        locales: Assets::of::<Locales>(),
        settings: &[],
        navigation: &[("processes", pages::PROCESSES)],
        lists: &[("processes", pages::PROCESSES)],
    }
}
