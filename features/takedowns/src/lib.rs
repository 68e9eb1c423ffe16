//! Files that were taken down because they hold what nobody may publish.
//!
//! A file is named by its content. Taking it down deletes the content wherever it is kept, under
//! whatever name it was given, and refuses it from then on. What was reported with it stays as
//! it is, and so does the file's hash in the public record.
//!
//! Invariants:
//! - a file that was taken down is not given out from the moment on at which that was decided,
//!   and its bytes are deleted by a job that is tried until it is done;
//! - the same content is not taken in again;
//! - every act has a reason and words, is public, and is in the record.

mod commands;
mod entity;
mod jobs;
mod migrations;
mod model;
mod official;
mod pages;
mod policy;
mod queries;

use minga_files::Hash;
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::http::OpenApiRouter;
use minga_web::{Assets, Module, Withheld};
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
        name: "takedowns",
        pages: pages::routes,
        api: OpenApiRouter::new,
        migrations: migrations::all,
        permissions: policy::PERMISSIONS,
        resolvers: Vec::new,
        official: official::all,
        sheets: None,
        slots: Vec::new,
        work: None,
        deadlines: None,
        jobs: jobs::all,
        personal: None,
        keeps: &[],
        rounds: Vec::new,
        withheld: Some(|| Arc::new(Taken)),
        documents: None,
        bulk: None,
        views: pages::views,
        templates: Assets::of::<Templates>(),
        locales: Assets::of::<Locales>(),
        settings: &[],
        navigation: &[],
        lists: &[("takedowns", pages::LIST)],
    }
}

/// Which files were taken down, for the shell.
struct Taken;

#[async_trait]
impl Withheld for Taken {
    async fn reason(&self, db: &Conn, file: Hash) -> Result<Option<&'static str>, StoreError> {
        Ok(queries::of_file(db, &file.to_string()).await?.map(|it| it.reason.key()))
    }
}
