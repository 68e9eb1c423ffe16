//! A finished process of co-creation, invented, so that a newcomer sees the way from an idea to a
//! commitment.

use minga_auth::account_by_address;
use minga_kernel::{Actor, Lang};
use minga_web::App;
use rust_embed::Embed;

/// The invented proposals, as `demo/ecuador-process-1` in the repository.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../demo/ecuador-process-1"]
struct Files;

/// Makes it as the demo's coordinator, if it is not there yet.
pub(crate) async fn make(app: &App) -> anyhow::Result<()> {
    let db = app.store.read().await?;
    let coordinator = account_by_address(&db, "coordinator@demo.example").await?;
    drop(db);
    // Whoever took that account away wants no more examples.
    let Some((coordinator, _)) = coordinator else { return Ok(()) };
    let cx = app.cx(Actor::Account(coordinator.id), Lang::Es);
    let file = |name: &str| Files::get(name).map(|file| file.data.into_owned());
    minga_cocreation::example(app, &cx, &file).await?;
    Ok(())
}
