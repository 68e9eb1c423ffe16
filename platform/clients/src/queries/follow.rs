//! From new events to jobs that tell of them.

use super::hooks::{FOLLOWING, hooks_on};
use crate::entity::cursor::{ActiveModel, Column, Entity};
use minga_jobs::enqueue;
use minga_kernel::Cx;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::OnConflict;
use minga_store::orm::*;
use minga_store::{Conn, Store, StoreError, Tx, events_after};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The kind of job that tells a webhook of an event.
pub const KIND: &str = "webhook";
/// The name of the only cursor.
const NAME: &str = "events";
/// Events that are handed over in one change.
const BATCH: u64 = 200;

/// A job: one event for one webhook.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Delivery {
    /// The webhook.
    pub hook: Uuid,
    /// The number of the event.
    pub sequence: u64,
}

/// Hands the next new events over to the webhooks that want them; whether there may be more.
///
/// The jobs and the cursor are one change under one lock: each event is handed over once,
/// whoever follows and whoever dies over it.
pub async fn follow(cx: &Cx, store: &Store) -> Result<bool, StoreError> {
    let head = store.head().await?;
    let db = store.read().await?;
    let hooks = hooks_on(&db).await?;
    // Asked first with what disturbs no writer.
    let due = !hooks.is_empty() && cursor(&db).await?.max(beginning(hooks.iter().map(|it| it.since))) < head;
    drop(db);
    if !due {
        return Ok(false);
    }
    let tx = store.write().await?;
    tx.lock(FOLLOWING).await?;
    let hooks = hooks_on(&tx).await?;
    let from = cursor(&tx).await?.max(beginning(hooks.iter().map(|it| it.since)));
    let events = events_after(&tx, from, BATCH).await?;
    let Some(last) = events.last().map(|event| event.sequence) else { return Ok(false) };
    for event in &events {
        for hook in hooks.iter().filter(|it| it.since < event.sequence && it.wants(&event.root)) {
            enqueue(cx, &tx, KIND, &Delivery { hook: hook.id, sequence: event.sequence }).await?;
        }
    }
    move_cursor(&tx, last).await?;
    tx.commit().await?;
    Ok(last < head)
}

/// Before this number no webhook wants anything.
fn beginning(since: impl Iterator<Item = u64>) -> u64 {
    since.min().unwrap_or(u64::MAX)
}

async fn cursor(db: &Conn) -> Result<u64, StoreError> {
    let found = Entity::find_by_id(NAME.to_owned()).one(db).await?;
    Ok(found.map_or(0, |row| u64::try_from(row.sequence).unwrap_or(0)))
}

async fn move_cursor(tx: &Tx, sequence: u64) -> Result<(), StoreError> {
    let sequence = i64::try_from(sequence).unwrap_or(i64::MAX);
    let row = ActiveModel { name: Set(NAME.to_owned()), sequence: Set(sequence) };
    let replace = OnConflict::column(Column::Name).update_column(Column::Sequence).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(&**tx).await?;
    Ok(())
}
