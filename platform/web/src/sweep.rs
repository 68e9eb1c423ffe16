//! What has had its time is deleted.

use crate::App;
use minga_store::StoreError;
use std::time::Duration;

/// How often it is swept.
const PAUSE: Duration = Duration::from_hours(1);

/// How old what an upload left behind has to be: no upload takes so long.
const LEFTOVER: Duration = Duration::from_hours(24);

/// How long a job that was given up waits for somebody to try it again.
const GIVEN_UP: Duration = Duration::from_hours(60 * 24);

/// Sweeps, for as long as the program runs.
pub async fn keep_clean(app: App) {
    loop {
        if let Err(error) = sweep(&app).await {
            tracing::error!(%error, "what is over could not be deleted");
        }
        match app.files.sweep(app.clock.now() - LEFTOVER).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "uploads that were never finished were deleted"),
            Err(error) => tracing::error!(%error, "uploads that were never finished could not be deleted"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Deletes everything whose time is over: links, sessions, counts of attempts, answers,
/// files that nobody said yes to.
pub async fn sweep(app: &App) -> Result<(), StoreError> {
    let tx = app.store.write().await?;
    let now = app.clock.now();
    minga_auth::sweep(&tx, now).await?;
    minga_clients::sweep(&tx, now).await?;
    minga_exchange::sweep(&tx, now).await?;
    minga_jobs::sweep(&tx, now - GIVEN_UP).await?;
    tx.commit().await
}
