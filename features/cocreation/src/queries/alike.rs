//! Which proposals of a process are like a text, kept in memory.
//!
//! It is derived state. It follows the events of the database: whoever asks brings it up to the
//! newest one first, so a proposal is found right after it was sent, whichever server took it.
//! `similar_texts` bounds how much is kept; of a process that has more the newest are.

use crate::model::PROPOSAL;
use crate::model::proposal::Proposal;
use crate::queries;
use minga_similarity::{Alike, Limits, Match, Writing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError, events_after, newest_number};
use minga_web::{App, Round};
use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use uuid::Uuid;

/// So many proposals are read while somebody waits; more are read in the background.
const AT_ONCE: u64 = 3_000;
/// Proposals read at once.
const SOME: u64 = 500;
/// Events read at once.
const BATCH: u64 = 5_000;
/// Whoever is further behind begins anew.
const BEHIND: u64 = 50_000;

/// What is kept, of each process.
#[derive(Default)]
pub(crate) struct Kept {
    processes: Mutex<HashMap<Uuid, Arc<Texts>>>,
    uses: AtomicU64,
}

/// The texts of a process.
struct Texts {
    process: Uuid,
    held: RwLock<Held>,
    /// Whoever reads from the database holds it.
    following: Arc<tokio::sync::Mutex<()>>,
    /// Which use the last one was.
    used: AtomicU64,
}

struct Held {
    alike: Alike,
    /// The number of the newest event that is in it; `None` before it is whole.
    seen: Option<u64>,
}

/// The proposals of a process that are most like a text, the most alike first; `None` while they
/// are still being read.
pub(crate) async fn nearest(
    app: &App,
    db: &Conn,
    process: Uuid,
    title: &str,
    body: &str,
    least: f64,
    most: usize,
) -> Result<Option<Vec<Match>>, StoreError> {
    let Some(texts) = ready(app, db, process).await? else { return Ok(None) };
    let (title, body) = (title.to_owned(), body.to_owned());
    let found = tokio::task::spawn_blocking(move || {
        let held = texts.held.read().unwrap_or_else(PoisonError::into_inner);
        held.alike.nearest(Writing { title: &title, body: &body }, least, most)
    });
    found.await.map(Some).map_err(|error| StoreError::new(error.to_string()))
}

/// The same for each of some proposals that are kept.
pub(crate) async fn nearest_to(
    app: &App,
    db: &Conn,
    process: Uuid,
    ids: &[Uuid],
    least: f64,
    most: usize,
) -> Result<Option<HashMap<Uuid, Vec<Match>>>, StoreError> {
    let Some(texts) = ready(app, db, process).await? else { return Ok(None) };
    let ids = ids.to_vec();
    let found = tokio::task::spawn_blocking(move || {
        let held = texts.held.read().unwrap_or_else(PoisonError::into_inner);
        ids.into_iter().map(|id| (id, held.alike.nearest_to(id, least, most))).collect()
    });
    found.await.map(Some).map_err(|error| StoreError::new(error.to_string()))
}

/// The texts of a process up to the newest event that this snapshot knows; `None` while they are
/// still being read. Nothing else is read from: whoever holds a connection and waits for another
/// one waits for others who do the same.
async fn ready(app: &App, db: &Conn, process: Uuid) -> Result<Option<Arc<Texts>>, StoreError> {
    let texts = texts_of(app, process);
    let head = newest_number(db).await?;
    match texts.seen() {
        Some(seen) if seen >= head => return Ok(Some(texts)),
        Some(seen) if head - seen <= BEHIND => {
            let _one = texts.following.clone().lock_owned().await;
            follow(app, db, &texts, head).await?;
            return Ok(Some(texts));
        }
        _ => {}
    }
    if queries::readable_count(db, process).await? > AT_ONCE {
        in_background(app, texts);
        return Ok(None);
    }
    let _one = texts.following.clone().lock_owned().await;
    // Somebody else may have read it meanwhile.
    if texts.seen().is_none_or(|seen| seen < head) {
        fill(app, db, &texts).await?;
    }
    Ok(Some(texts))
}

impl Texts {
    fn seen(&self) -> Option<u64> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).seen
    }
}

/// What is kept of a process; what was not used for longest makes room.
fn texts_of(app: &App, process: Uuid) -> Arc<Texts> {
    let kept = app.kept::<Kept>();
    let mut all = kept.processes.lock().unwrap_or_else(PoisonError::into_inner);
    let used = kept.uses.fetch_add(1, Ordering::Relaxed);
    let new = || {
        Arc::new(Texts {
            process,
            held: RwLock::new(Held { alike: Alike::new(Limits::default()), seen: None }),
            following: Arc::default(),
            used: AtomicU64::new(used),
        })
    };
    let texts = all.entry(process).or_insert_with(new).clone();
    texts.used.store(used, Ordering::Relaxed);
    let most = usize::try_from(app.settings.similar_texts).unwrap_or(usize::MAX);
    let size = |it: &Texts| it.held.read().unwrap_or_else(PoisonError::into_inner).alike.len();
    while all.len() > 1 && all.values().map(|it| size(it)).sum::<usize>() > most {
        let oldest =
            all.values().filter(|it| it.process != process).min_by_key(|it| it.used.load(Ordering::Relaxed));
        let Some(oldest) = oldest.map(|it| it.process) else { break };
        all.remove(&oldest);
    }
    texts
}

/// Reads all texts of a process beside whoever asked, if nobody does so already.
fn in_background(app: &App, texts: Arc<Texts>) {
    let Ok(one) = texts.following.clone().try_lock_owned() else { return };
    let app = app.clone();
    tokio::spawn(async move {
        let _one = one;
        let filled = match app.store.read().await {
            Ok(db) => fill(&app, &db, &texts).await,
            Err(error) => Err(error),
        };
        if let Err(error) = filled {
            tracing::error!(%error, "the texts of a process could not be read");
        }
    });
}

/// Reads all texts of a process, the newest first, as many as may be kept. Whoever calls it
/// follows alone.
async fn fill(app: &App, db: &Conn, texts: &Texts) -> Result<(), StoreError> {
    let head = newest_number(db).await?;
    let mut alike = Alike::new(Limits::default());
    let mut below = None;
    let mut room = app.settings.similar_texts;
    while room > 0 {
        let some = queries::readable_below(db, texts.process, below, SOME.min(room)).await?;
        let Some(last) = some.last() else { break };
        below = Some(last.number);
        room = room.saturating_sub(some.len() as u64);
        let put = tokio::task::spawn_blocking(move || {
            for it in &some {
                put_into(&mut alike, it);
            }
            alike
        });
        alike = put.await.map_err(|error| StoreError::new(error.to_string()))?;
    }
    let mut held = texts.held.write().unwrap_or_else(PoisonError::into_inner);
    *held = Held { alike, seen: Some(head) };
    Ok(())
}

fn put_into(alike: &mut Alike, it: &Proposal) {
    let body = body_of(it);
    alike.put(it.id, Writing { title: &it.written.title, body: &body });
}

/// What a proposal says beside its title.
pub(crate) fn body_of(it: &Proposal) -> String {
    format!("{}\n{}", it.written.problem, it.written.solution)
}

/// Brings the texts up to an event. Whoever calls it follows alone.
async fn follow(app: &App, db: &Conn, texts: &Texts, head: u64) -> Result<(), StoreError> {
    while let Some(seen) = texts.seen().filter(|seen| *seen < head) {
        let events = events_after(db, seen, BATCH).await?;
        let Some(last) = events.last() else { return Ok(()) };
        let upto = last.sequence;
        let ids: BTreeSet<Uuid> =
            events.iter().filter(|it| it.subject.kind == PROPOSAL).map(|it| it.subject.id).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let touched = queries::proposals_by_id(db, &ids).await?;
        let most = usize::try_from(app.settings.similar_texts).unwrap_or(usize::MAX);
        let mut held = texts.held.write().unwrap_or_else(PoisonError::into_inner);
        for it in touched.iter().filter(|it| it.process == texts.process) {
            if !it.state.is_readable() {
                held.alike.remove(it.id);
            } else if held.alike.len() < most {
                put_into(&mut held.alike, it);
            }
        }
        held.seen = Some(upto);
    }
    Ok(())
}

/// Reads the texts of processes in which people propose after the program starts, and keeps
/// those that are kept up to date, so that nobody waits for it.
pub(crate) struct Follow;

#[async_trait]
impl Round for Follow {
    async fn go(&self, app: &App) -> Result<(), StoreError> {
        let db: Conn = app.store.read().await?;
        let today = app.clock.now().date_naive();
        let open = queries::public_processes(&db).await?.into_iter();
        let open: Vec<Uuid> = open.filter(|it| it.takes_proposals(today)).map(|it| it.id).collect();
        let kept = app.kept::<Kept>();
        let held: Vec<Uuid> =
            kept.processes.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect();
        let all: BTreeSet<Uuid> = open.into_iter().take(FOLLOWED).chain(held).collect();
        for process in all {
            ready(app, &db, process).await?;
        }
        Ok(())
    }
}

/// The most open processes whose texts are read before anybody asks.
const FOLLOWED: usize = 5;
