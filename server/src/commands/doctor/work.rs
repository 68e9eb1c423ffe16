//! What waits to be done: entries to be signed and countersigned, jobs.

use super::Checkup;
use minga_jobs::{count_failed, failed, waiting, waits_since};
use minga_store::{StoreError, events_after};
use minga_web::App;

/// How long something may wait before it is a fault, in minutes.
const LATE: i64 = 5;
/// How many failed jobs are named.
const NAMED: u64 = 5;

impl Checkup<'_> {
    /// Every event is signed, or the program that signs is not running.
    pub(super) async fn record(&mut self, app: &App, serving: bool) {
        let (signed, head) = match signed(app).await {
            Ok(found) => found,
            Err(error) => return self.ill("record-broken", error),
        };
        if signed >= head {
            return self.well("record", head);
        }
        let oldest = match app.store.read().await {
            Ok(db) => events_after(&db, signed, 1).await.unwrap_or_default(),
            Err(_) => Vec::new(),
        };
        let late = oldest.first().is_some_and(|event| (app.clock.now() - event.at).num_minutes() >= LATE);
        if serving && late {
            self.ill("record-unsigned", head - signed);
        } else {
            self.note("record-waits", head - signed);
        }
        if matches!(app.record.underway().await, Ok(Some(_))) {
            self.note("record-key-changes", "");
        }
    }

    /// Who signed the newest checkpoint, and who did not.
    pub(super) async fn witnesses(&mut self, app: &App) {
        let Ok(Some(note)) = app.record.checkpoint().await else { return };
        for witness in app.record.witnesses() {
            if witness.signed(&note) {
                self.well("witness", witness.name());
            } else {
                self.note("witness-silent", witness.name());
            }
        }
    }

    pub(super) async fn jobs(&mut self, app: &App, serving: bool) {
        if let Err(error) = self.look_at_jobs(app, serving).await {
            self.ill("database-broken", error);
        }
    }

    async fn look_at_jobs(&mut self, app: &App, serving: bool) -> Result<(), StoreError> {
        let (db, now) = (app.store.read().await?, app.clock.now());
        let (count, since) = (waiting(&db).await?, waits_since(&db, now).await?);
        let late = since.is_some_and(|since| (now - since).num_minutes() >= LATE);
        match (serving, late) {
            (true, true) => self.ill("jobs-stuck", count),
            (false, true) => self.note("jobs-wait", count),
            _ => self.well("jobs", count),
        }
        let parked = count_failed(&db).await?;
        if parked > 0 {
            let some = failed(&db, NAMED).await?;
            let named: Vec<String> =
                some.iter().map(|job| format!("{} {}: {}", job.id, job.kind, job.reason)).collect();
            self.ill("jobs-parked", format!("{parked} ({})", named.join("; ")));
        }
        Ok(())
    }
}

/// How many events are signed, and how many there are.
async fn signed(app: &App) -> anyhow::Result<(u64, u64)> {
    let note = app.record.checkpoint().await?;
    let size = note.map(|note| app.record.keys().open(&note)).transpose()?.map_or(0, |it| it.size());
    Ok((app.record.events_among(size), app.store.head().await?))
}
