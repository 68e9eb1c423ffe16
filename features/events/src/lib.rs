//! Workshops, meetings, assemblies and webinars, attached to anything by its reference.
//!
//! Invariants:
//! - a draft is known to nobody but who prepares it: it is on no page of others, in no list, no
//!   search, no feed and not in the public record;
//! - what took place or was cancelled stays so;
//! - its hours are those of the place where it is, by the law of the hour that held when they
//!   were set;
//! - there are never more people with a place than places; who gets one that becomes free is who
//!   waited first;
//! - who registers is told to nobody but those who receive them, is in no event, log or answer,
//!   and is deleted in its time;
//! - nobody has a place who did not confirm it by a link in a mail, or has an account;
//! - who came is said by staff only, and saying it twice changes nothing; of what genders they
//!   were is told only where nobody can be guessed;
//! - where people register, the address of the call is told to nobody without a place.

mod api;
mod commands;
mod documents;
mod entity;
mod jobs;
mod migrations;
mod model;
mod official;
mod pages;
mod papers;
mod personal;
mod policy;
mod queries;
mod resolver;
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
        name: "events",
        pages: pages::routes,
        api: api::routes,
        migrations: migrations::all,
        permissions: policy::PERMISSIONS,
        resolvers: resolver::all,
        official: official::all,
        sheets: None,
        slots: slots::all,
        work: Some(|| Arc::new(work::EventsWork)),
        deadlines: None,
        jobs: |_| Vec::new(),
        rounds: || vec![Arc::new(jobs::round::Due)],
        personal: Some(|| Arc::new(personal::EventsPersonal)),
        keeps: jobs::round::KEEPS,
        withheld: None,
        documents: Some(|| Arc::new(documents::Gatherings)),
        bulk: None,
        views: pages::views,
        templates: Assets::of::<Templates>(),
        locales: Assets::of::<Locales>(),
        settings: &[],
        navigation: &[("events", pages::EVENTS)],
        lists: &[("events", pages::EVENTS)],
    }
}
