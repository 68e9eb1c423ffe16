//! Work in the background: looking what is due, preparing digests, sending them, reminding.

mod deliver;
pub(crate) mod letter;
mod news;
mod prepare;
mod remind;
mod returned;
pub(crate) mod round;

use minga_jobs::Handler;
use minga_web::App;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// The kinds of its jobs.
pub(crate) const PREPARE: &str = "following.prepare";
pub(crate) const DELIVER: &str = "following.deliver";
pub(crate) const REMIND: &str = "following.remind";

/// What the jobs of a digest are about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct OfDigest {
    pub(crate) digest: Uuid,
}

/// The handlers of its jobs.
pub(crate) fn all(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(prepare::Prepare(app.clone())),
        Arc::new(deliver::Deliver(app.clone())),
        Arc::new(remind::Remind(app.clone())),
        Arc::new(returned::Returned(app.clone())),
    ]
}
