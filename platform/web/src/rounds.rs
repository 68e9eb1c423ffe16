//! What features do again and again, for as long as the program runs.

use crate::App;
use async_trait::async_trait;
use minga_store::StoreError;
use std::time::Duration;

/// How often they are asked.
const PAUSE: Duration = Duration::from_secs(20);

/// What a feature does again and again: it looks what is due, and does it or asks for jobs that
/// do. Several servers of one database do this at the same time, so whoever changes something
/// holds a lock, and looks again under it.
#[async_trait]
pub trait Round: Send + Sync {
    /// Does what is due at this moment; soon over.
    async fn go(&self, app: &App) -> Result<(), StoreError>;
}

/// Goes round, for as long as the program runs.
pub async fn keep_rounds(app: App) {
    loop {
        if let Err(error) = go_round(&app).await {
            tracing::error!(%error, "what is due could not be done");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Lets every feature do what is due.
pub async fn go_round(app: &App) -> Result<(), StoreError> {
    let mut outcome = Ok(());
    for round in app.modules.iter().flat_map(|module| (module.rounds)()) {
        // One that fails does not hold up the others.
        if let Err(error) = round.go(app).await {
            outcome = Err(error);
        }
    }
    outcome
}
