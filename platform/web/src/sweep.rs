//! What has had its time is deleted, again and again.

use crate::App;
use crate::retention::{sweep_files, sweep_in_turn};
use std::time::Duration;

/// How often it is swept.
const PAUSE: Duration = Duration::from_hours(1);

/// Sweeps, for as long as the program runs.
pub async fn keep_clean(app: App) {
    loop {
        if let Err(error) = sweep_in_turn(&app).await {
            tracing::error!(%error, "what is over could not be deleted");
        }
        if let Err(error) = sweep_files(&app).await {
            tracing::error!(%error, "files that nobody needs could not be deleted");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
