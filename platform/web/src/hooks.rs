//! Webhooks are told of events: a follower hands new events over as jobs, and each job tells
//! one webhook of one event, in the manner of Standard Webhooks (standardwebhooks.com).

use crate::App;
use crate::api::EventResource;
use async_trait::async_trait;
use minga_auth::account;
use minga_clients::{Delivery, Hook, KIND, Outcome, follow, hook, note};
use minga_files::{ArchiveOptions, Posted, post};
use minga_jobs::{Handler, JobError};
use minga_kernel::{Actor, Lang};
use minga_store::{StoreError, events_after};
use std::time::Duration;

/// How often new events are looked for.
const PAUSE: Duration = Duration::from_secs(1);
/// How long to wait after a fault.
const PAUSE_AFTER_FAULT: Duration = Duration::from_secs(30);
/// How long a webhook may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Hands new events over to webhooks, for as long as the program runs.
pub async fn follow_hooks(app: App) {
    loop {
        let pause = match hand_over(&app).await {
            Ok(()) => PAUSE,
            Err(error) => {
                tracing::error!(%error, "webhooks could not be handed what happened");
                PAUSE_AFTER_FAULT
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Hands everything over that has happened until now.
pub async fn hand_over(app: &App) -> Result<(), StoreError> {
    let cx = app.cx(Actor::Operator, Lang::default());
    while follow(&cx, &app.store).await? {}
    Ok(())
}

/// Tells a webhook of an event.
pub struct TellHook(pub App);

#[async_trait]
impl Handler for TellHook {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let app = &self.0;
        let delivery: Delivery =
            serde_json::from_value(payload).map_err(|_| JobError::give_up("webhook-unreadable"))?;
        let Some((hook, content)) = matter(app, delivery).await? else { return Ok(()) };
        let fault = match tell(app, &hook, delivery.sequence, content).await {
            Ok(200..=299) => None,
            Ok(status) => Some(format!("status-{status}")),
            Err(error) => Some(error.code().to_owned()),
        };
        let outcome = fault.as_deref().map_or(Outcome::Taken, Outcome::Failed);
        let tx = app.store.write().await?;
        let is_on = note(&tx, hook.id, outcome, app.clock.now()).await?;
        tx.commit().await?;
        match fault {
            Some(fault) if is_on => Err(JobError::retry(fault)),
            _ => Ok(()),
        }
    }
}

/// The webhook and what it is told; nothing if it is gone, off, or of a blocked account.
async fn matter(app: &App, delivery: Delivery) -> Result<Option<(Hook, Vec<u8>)>, JobError> {
    let db = app.store.read().await?;
    let Some(hook) = hook(&db, delivery.hook).await?.filter(|it| it.off_at.is_none()) else {
        return Ok(None);
    };
    if account(&db, hook.account).await?.is_none_or(|it| it.blocked) {
        return Ok(None);
    }
    let found = events_after(&db, delivery.sequence.saturating_sub(1), 1).await?;
    let event = found.into_iter().next().ok_or_else(|| JobError::give_up("event-missing"))?;
    let content = serde_json::to_vec(&EventResource::of(app, event)).map_err(StoreError::corrupt)?;
    Ok(Some((hook, content)))
}

async fn tell(
    app: &App,
    hook: &Hook,
    sequence: u64,
    content: Vec<u8>,
) -> Result<u16, minga_files::ArchiveError> {
    // The same each time that this event is sent there, so that who gets it twice can tell.
    let id = format!("msg_{}_{sequence}", hook.id.simple());
    let now = app.clock.now();
    let headers = vec![
        ("webhook-signature", hook.secret.sign(&id, now, &content)),
        ("webhook-timestamp", now.timestamp().to_string()),
        ("webhook-id", id),
    ];
    let options = ArchiveOptions { time: PATIENCE, ..app.outside.clone() };
    post(&hook.address, Posted { media_type: "application/json", headers, content }, &options).await
}
