use crate::queries::claim::{self, Claim};
use crate::{Handler, JobError, Settings};
use minga_kernel::{Clock, Random};
use minga_store::{Store, StoreError, Tx};
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// Why a job is given up whose workers all died over it, or lost the database.
const LOST: &str = "lost";
/// Why a job is tried again that took longer than its lease allows.
const TOO_LONG: &str = "too-long";
/// Why a job is tried again whose handler panicked.
const PANIC: &str = "panic";
/// Why a job is given up whose payload is not JSON.
const MALFORMED: &str = "malformed";

/// Does jobs, one at a time. For more at once, start more of them, in one process or in many.
#[derive(Clone)]
pub struct Worker {
    store: Store,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    handlers: Arc<BTreeMap<&'static str, Arc<dyn Handler>>>,
    settings: Settings,
}

impl Worker {
    /// A worker with the usual settings, for the kinds of these handlers, one to a kind. Jobs
    /// of other kinds wait for somebody who knows them.
    pub fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        handlers: impl IntoIterator<Item = Arc<dyn Handler>>,
    ) -> Worker {
        let handlers = handlers.into_iter().map(|handler| (handler.kind(), handler)).collect();
        Worker { store, clock, random, handlers: Arc::new(handlers), settings: Settings::default() }
    }

    /// The same worker with other settings.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Worker {
        Worker { settings, ..self }
    }

    /// Does jobs until none is due, and returns how many were done. Those that did not succeed
    /// are not counted.
    pub async fn run_once(&self) -> Result<u64, StoreError> {
        let mut done = 0;
        while let Some(claim) = self.claim().await? {
            done += u64::from(self.work(&claim).await?);
        }
        Ok(done)
    }

    /// Does jobs as they come. It ends when it is dropped or its task aborted; a job that is
    /// under way then is taken again when its lease is over.
    pub async fn run_forever(&self) {
        loop {
            if let Err(error) = self.run_once().await {
                tracing::error!(%error, "the queue of jobs cannot be read or written");
                sleep(self.settings.back_off).await;
            }
            sleep(self.settings.pause).await;
        }
    }

    async fn claim(&self) -> Result<Option<Claim>, StoreError> {
        let kinds: Vec<&str> = self.handlers.keys().copied().collect();
        let db = self.store.read().await?;
        let due = claim::is_due(&db, &kinds, self.clock.now()).await?;
        drop(db);
        if !due {
            return Ok(None);
        }
        let tx = self.store.write().await?;
        // Asked again, because the wait for the writer's place may have been long.
        let now = self.clock.now();
        let claim = claim::claim(&tx, &kinds, now, now + self.settings.lease).await?;
        tx.commit().await?;
        Ok(claim)
    }

    /// Runs a job and writes down what came of it; returns whether it was done.
    async fn work(&self, claim: &Claim) -> Result<bool, StoreError> {
        let outcome = self.run(claim).await;
        let tx = self.store.write().await?;
        match &outcome {
            Ok(()) => claim::done(&tx, claim).await?,
            Err(error) => self.set_back(&tx, claim, error).await?,
        }
        tx.commit().await?;
        Ok(outcome.is_ok())
    }

    async fn set_back(&self, tx: &Tx, claim: &Claim, error: &JobError) -> Result<(), StoreError> {
        let again = error.is_worth_a_retry() && claim.attempt < self.settings.attempts;
        tell(claim, error, again);
        if again {
            let at = self.clock.now() + self.settings.wait(claim.attempt, &*self.random);
            claim::again(tx, claim, at, &error.to_string()).await
        } else {
            claim::give_up(tx, claim, &error.to_string()).await
        }
    }

    async fn run(&self, claim: &Claim) -> Result<(), JobError> {
        // The tries before ended without a word; one more would end in the same way.
        if claim.attempt > self.settings.attempts {
            return Err(JobError::give_up(LOST));
        }
        let payload = serde_json::from_str(&claim.payload).map_err(|_| JobError::give_up(MALFORMED))?;
        let handler = self.handlers.get(&*claim.kind).expect("only known kinds are claimed").clone();
        // A task of its own, so that a panic ends the job and not the worker; the set ends it
        // with us.
        let (mut task, attempt) = (JoinSet::new(), claim.attempt);
        task.spawn(async move { handler.run(payload, attempt).await });
        match timeout(self.settings.patience(), task.join_next()).await {
            Err(_) => Err(JobError::retry(TOO_LONG)),
            Ok(Some(Ok(outcome))) => outcome,
            Ok(_) => Err(JobError::retry(PANIC)),
        }
    }
}

fn tell(claim: &Claim, error: &JobError, again: bool) {
    let (id, kind, attempt, cause) = (claim.id, &*claim.kind, claim.attempt, error.source());
    tracing::warn!(%id, kind, attempt, again, %error, cause, "a job was not done");
}
