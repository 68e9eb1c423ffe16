use crate::JobError;
use minga_store::orm::async_trait;
use serde_json::Value;

/// Does the jobs of one kind.
///
/// A job may be run more than once, and even again after it was done: a worker can die, or lose
/// the database, between doing a job and saying so. A handler must therefore be idempotent:
/// running the same payload twice has to leave the world as running it once.
#[async_trait]
pub trait Handler: Send + Sync {
    /// The kind that this handler does: lower-case words, such as `mail` or `plans.remind`.
    fn kind(&self) -> &'static str;

    /// Does one job. `attempt` counts from 1.
    ///
    /// It is stopped at an `await` when the lease is nearly over, which counts as a try that
    /// did not succeed. A panic counts as one too.
    async fn run(&self, payload: Value, attempt: u32) -> Result<(), JobError>;
}
