//! A queue, a clock that stands still, and a handler that does as it is told.

use minga_jobs::{Handler, JobError, Settings, Worker, enqueue, enqueue_at};
use minga_kernel::{Cx, Moment};
use minga_store::orm::async_trait;
use minga_store::{Store, StoreOptions};
use minga_testkit::{FixedClock, SeededRandom, TestStore, operator_at};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Semaphore;
use uuid::Uuid;

pub(crate) const START: &str = "2026-11-23T08:00:00Z";

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

/// What the handler does with a job.
#[derive(Clone, Copy)]
pub(crate) enum Mood {
    Well,
    Retry,
    GiveUp,
    Panic,
    /// Never ends.
    Hang,
    /// Ends when a permit is given.
    Wait,
    /// As it, and then gives up.
    WaitAndGiveUp,
}

/// Does jobs of the kind `greet`, and remembers what it was given.
pub(crate) struct Greeter {
    mood: Mutex<Mood>,
    runs: Mutex<Vec<(Value, u32)>>,
    pub(crate) permits: Semaphore,
    pub(crate) begun: AtomicUsize,
}

impl Greeter {
    pub(crate) fn new(mood: Mood) -> Arc<Greeter> {
        let begun = AtomicUsize::new(0);
        let greeter =
            Greeter { mood: Mutex::new(mood), runs: Mutex::default(), permits: Semaphore::new(0), begun };
        Arc::new(greeter)
    }

    pub(crate) fn turn(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// What it was given since this was asked last.
    pub(crate) fn runs(&self) -> Vec<(Value, u32)> {
        std::mem::take(&mut self.runs.lock().unwrap())
    }

    /// Waits until it has begun this many jobs.
    pub(crate) async fn has_begun(&self, many: usize) {
        while self.begun.load(Ordering::SeqCst) < many {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }
}

#[async_trait]
impl Handler for Greeter {
    fn kind(&self) -> &'static str {
        "greet"
    }

    async fn run(&self, payload: Value, attempt: u32) -> Result<(), JobError> {
        self.runs.lock().unwrap().push((payload, attempt));
        self.begun.fetch_add(1, Ordering::SeqCst);
        let mood = *self.mood.lock().unwrap();
        match mood {
            Mood::Well => Ok(()),
            Mood::Retry => Err(JobError::retry("busy")),
            Mood::GiveUp => Err(JobError::give_up("nobody-there")),
            Mood::Panic => panic!("as the test wants it"),
            Mood::Hang => std::future::pending().await,
            Mood::Wait => {
                self.permits.acquire().await.unwrap().forget();
                Ok(())
            }
            Mood::WaitAndGiveUp => {
                self.permits.acquire().await.unwrap().forget();
                Err(JobError::give_up("nobody-there"))
            }
        }
    }
}

/// A queue at 08:00.
pub(crate) struct Queue {
    pub(crate) store: TestStore,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) random: Arc<SeededRandom>,
    pub(crate) cx: Cx,
}

impl Queue {
    pub(crate) async fn new(store: TestStore) -> Queue {
        store.migrate(&[minga_store::migrations, minga_jobs::migrations]).await.unwrap();
        let (clock, random) = (Arc::new(FixedClock::at(START)), Arc::new(SeededRandom::new(5)));
        let cx = Cx { clock: clock.clone(), random: random.clone(), ..operator_at(START) };
        Queue { store, clock, random, cx }
    }

    pub(crate) fn worker(&self, greeter: &Arc<Greeter>) -> Worker {
        self.worker_of((*self.store).clone(), greeter)
    }

    fn worker_of(&self, store: Store, greeter: &Arc<Greeter>) -> Worker {
        let handler: Arc<dyn Handler> = greeter.clone();
        Worker::new(store, self.clock.clone(), self.random.clone(), [handler])
            .with_settings(Queue::settings())
    }

    /// A worker with connections of its own, as in another process.
    pub(crate) async fn stranger(&self, greeter: &Arc<Greeter>) -> Worker {
        let options =
            StoreOptions { url: self.store.url().to_owned(), readers: 2, mapped: StoreOptions::MAPPED };
        self.worker_of(Store::connect(&options).await.unwrap(), greeter)
    }

    /// The usual ones with three tries and a pause that no test waits for.
    pub(crate) fn settings() -> Settings {
        Settings { pause: Duration::from_millis(5), attempts: 3, ..Settings::default() }
    }

    pub(crate) async fn enqueue(&self, name: &str) -> Uuid {
        let tx = self.store.write().await.unwrap();
        let id = enqueue(&self.cx, &tx, "greet", &json!({ "name": name })).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub(crate) async fn enqueue_at(&self, at: Moment, name: &str) {
        let tx = self.store.write().await.unwrap();
        enqueue_at(&self.cx, &tx, at, "greet", &name).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) async fn waiting(&self) -> u64 {
        minga_jobs::waiting(&self.store.read().await.unwrap()).await.unwrap()
    }

    pub(crate) async fn failed(&self) -> Vec<minga_jobs::Failed> {
        minga_jobs::failed(&self.store.read().await.unwrap(), 10).await.unwrap()
    }
}
