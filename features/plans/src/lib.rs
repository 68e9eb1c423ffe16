//! What was promised and whether it is done: plan, theme, commitment, milestone.
//!
//! A plan names its own levels: an open government plan has themes, commitments and
//! milestones, a digital agenda axes, pillars and lines of action. The same engine and
//! the same pages serve both.
//!
//! Invariants:
//! - progress is always the pair of what is reported and what is confirmed, computed
//!   and never stored;
//! - the schedule that was signed stands beside the schedule in force; neither replaces
//!   the other;
//! - *overdue* is computed from the schedule in force and the day, never stored;
//! - what somebody assessed is never written over: a correction is a further version;
//! - importing never removes anything.

mod api;
mod commands;
mod deadlines;
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
mod progress;
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
        name: "plans",
        pages: pages::routes,
        api: api::routes,
        migrations: migrations::all,
        permissions: policy::PERMISSIONS,
        resolvers: resolver::all,
        official: official::all,
        sheets: Some(|| Arc::new(commands::import::PlanSheets)),
        slots: slots::all,
        work: Some(|| Arc::new(work::PlanWork)),
        deadlines: Some(|| Arc::new(deadlines::PlanDeadlines)),
        jobs: jobs::all,
        personal: Some(|| Arc::new(personal::PlansPersonal)),
        keeps: &[],
        rounds: Vec::new,
        withheld: None,
        documents: Some(|| Arc::new(documents::Plans)),
        bulk: None,
        views: pages::views,
        templates: Assets::of::<Templates>(),
        locales: Assets::of::<Locales>(),
        settings: &[],
        navigation: &[("plans", pages::PLANS)],
        lists: &[("plans", pages::PLANS)],
    }
}
