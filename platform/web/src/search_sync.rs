//! The search index follows the events of the database.

use crate::App;
use minga_kernel::Ref;
use minga_kernel::search::{Document, Search, SearchError};
use minga_store::{StoreError, events_after};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::{Duration, Instant};

/// How often new events are looked for, at most.
const PAUSE: Duration = Duration::from_millis(250);
/// How many times longer than its work it rests: while reports stream in, what is under a plan
/// is filed anew again and again, and may take no more than a tenth of one processor.
const REST: u32 = 9;
/// However long it worked.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// How long to wait after a fault.
const PAUSE_AFTER_FAULT: Duration = Duration::from_secs(5);
/// Events read at once.
const BATCH: u64 = 5_000;
/// Documents that may wait between the database and the index.
const WAITING: usize = 500;

/// Keeps the index true, for as long as the program runs.
pub async fn follow_events(app: App) {
    loop {
        let begun = Instant::now();
        let pause = match catch_up(&app).await {
            Ok(()) => PAUSE.max(begun.elapsed() * REST).min(LONGEST_PAUSE),
            Err(error) => {
                tracing::error!(%error, "the search index could not follow");
                PAUSE_AFTER_FAULT
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Brings the index up to the newest event.
pub async fn catch_up(app: &App) -> Result<(), StoreError> {
    let head = app.store.head().await?;
    let seen = app.search.sequence();
    if seen == head {
        return Ok(());
    }
    // An index that has seen more than happened belongs to another database.
    if seen == 0 || seen > head {
        return fill(app, None, head).await;
    }
    let db = app.store.read().await?;
    let events = events_after(&db, seen, BATCH).await?;
    let Some(last) = events.last() else { return Ok(()) };
    let sequence = last.sequence;
    let mut roots = BTreeSet::new();
    for feature in &app.documents {
        roots.extend(feature.touched(&db, &events).await?);
    }
    drop(db);
    fill(app, Some(roots.into_iter().collect()), sequence).await
}

/// A document under its root, or why there will be no more of them.
type Sent = Result<(Ref, Document), SearchError>;

/// Files the documents under these roots, or under all, anew. They stream from the
/// database to the index, so memory stays small whatever their number. If the database
/// fails midway, the index stays as it was.
async fn fill(app: &App, roots: Option<Vec<Ref>>, sequence: u64) -> Result<(), StoreError> {
    let (send, receive) = sync_channel::<Sent>(WAITING);
    let search: Arc<dyn Search> = app.search.clone();
    let chosen = roots.clone();
    let indexing = tokio::task::spawn_blocking(move || {
        search.replace(chosen.as_deref(), &mut receive.into_iter(), sequence)
    });
    let read = stream(app, roots, &send).await;
    if let Err(error) = &read {
        let _ = send.send(Err(SearchError(error.to_string())));
    }
    drop(send);
    let done = indexing.await.map_err(|error| StoreError::new(error.to_string()))?;
    read?;
    done.map_err(|error| StoreError::new(error.to_string()))
}

async fn stream(app: &App, roots: Option<Vec<Ref>>, send: &SyncSender<Sent>) -> Result<(), StoreError> {
    let db = app.store.read().await?;
    for feature in &app.documents {
        let all = match &roots {
            Some(roots) => roots.clone(),
            None => feature.roots(&db).await?,
        };
        for root in all {
            let documents = feature.documents(app, &db, &root).await?;
            let send = send.clone();
            // The index may be slower than the database; waiting for it must not hold up
            // the threads that serve.
            let sent = tokio::task::spawn_blocking(move || {
                documents.into_iter().all(|document| send.send(Ok((root.clone(), document))).is_ok())
            });
            if !sent.await.map_err(|error| StoreError::new(error.to_string()))? {
                return Err(StoreError::new("the search index takes no more documents"));
            }
        }
    }
    Ok(())
}
