//! What this feature does in the background.

pub(crate) mod archive;
mod print;

use minga_jobs::Handler;
use minga_web::App;
use std::sync::Arc;

/// The handlers of its jobs.
pub(crate) fn all(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(archive::MakeCopy(app.clone())), Arc::new(print::SetEdition(app.clone()))]
}
