//! Which proposals of a process may say the same, worked out beside everything else, because it
//! takes minutes for many. Whoever dies over it leaves it to be done anew.

use crate::model::analysis::{Group, GroupSearch};
use crate::model::proposal::Proposal;
use crate::queries::alike::body_of;
use crate::{policy, queries};
use chrono::Duration;
use minga_auth::standing;
use minga_kernel::{Cx, Watch};
use minga_similarity::{Alike, Limits, REPEATED, Writing};
use minga_store::orm::async_trait;
use minga_store::{CommandError, StoreError};
use minga_web::{App, Round};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// After so long nobody is at it any more.
const SILENT: Duration = Duration::minutes(2);
/// How often it is told how far it is.
const TOLD: std::time::Duration = std::time::Duration::from_secs(2);
/// Proposals that are read at once.
const SOME: usize = 500;
/// The most groups that are kept, the largest.
const GROUPS: usize = 20_000;

/// Somebody asks for the groups of a process to be worked out. Asking twice asks once.
pub(crate) async fn ask(cx: &Cx, app: &App, process: Uuid) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    policy::may_lead(&standing(cx, &tx).await?, "cocreation.merge", process)?;
    tx.lock(&format!("groups {process}")).await?;
    let known = queries::group_search(&tx, process).await?;
    if known.is_none_or(|it| !it.is_open()) {
        let (asked_at, seen_at, ended_at) = (cx.now(), None, None);
        let search = GroupSearch { process, asked_at, seen_at, ended_at, done: 0, total: 0 };
        queries::save_group_search(&tx, &search).await?;
    }
    tx.commit().await?;
    begin(app);
    Ok(())
}

/// Works out what waits to be, one process after the other, if nobody here does already.
fn begin(app: &App) {
    let Ok(alone) = app.kept::<Alone>().0.clone().try_lock_owned() else { return };
    let app = app.clone();
    tokio::spawn(async move {
        let _alone = alone;
        if let Err(error) = work(&app).await {
            tracing::error!(%error, "groups of proposals could not be worked out");
        }
    });
}

/// Who works here holds it.
#[derive(Default)]
struct Alone(Arc<tokio::sync::Mutex<()>>);

/// Works out everything that waits to be.
pub(crate) async fn work(app: &App) -> Result<(), StoreError> {
    let db = app.store.read().await?;
    let open = queries::open_searches(&db).await?;
    drop(db);
    for it in open {
        if take(app, it.process).await? {
            work_out(app, it.process).await?;
        }
    }
    Ok(())
}

/// Takes one, unless somebody else is at it.
async fn take(app: &App, process: Uuid) -> Result<bool, StoreError> {
    let now = app.clock.now();
    let tx = app.store.write().await?;
    tx.lock(&format!("groups {process}")).await?;
    let Some(it) = queries::group_search(&tx, process).await? else { return Ok(false) };
    if !it.is_open() || it.seen_at.is_some_and(|seen| now - seen < SILENT) {
        return Ok(false);
    }
    queries::save_group_search(&tx, &GroupSearch { seen_at: Some(now), ..it }).await?;
    tx.commit().await?;
    Ok(true)
}

/// How far it is.
#[derive(Default)]
struct Far {
    done: AtomicU64,
    total: AtomicU64,
}

impl Watch for Far {
    fn begins(&self, total: u64) {
        self.total.store(total, Ordering::Relaxed);
    }

    fn done(&self, count: u64) {
        self.done.fetch_add(count, Ordering::Relaxed);
    }
}

async fn work_out(app: &App, process: Uuid) -> Result<(), StoreError> {
    let db = app.store.read().await?;
    let ids = queries::mergeable(&db, process).await?;
    drop(db);
    let mut alike = Alike::new(Limits::default());
    for some in ids.chunks(SOME) {
        let db = app.store.read().await?;
        let found = queries::proposals_by_id(&db, some).await?;
        drop(db);
        alike = beside(move || filled(alike, &found)).await?;
        // Whoever is heard of is not taken for dead.
        tell(app, process, 0, ids.len() as u64).await?;
    }
    let far = Arc::new(Far::default());
    let watch = far.clone();
    let mut working = tokio::task::spawn_blocking(move || alike.groups(REPEATED, &*watch));
    let found = loop {
        tokio::select! {
            found = &mut working => break found.map_err(|error| StoreError::new(error.to_string()))?,
            () = tokio::time::sleep(TOLD) => {
                let (done, total) = (far.done.load(Ordering::Relaxed), far.total.load(Ordering::Relaxed));
                tell(app, process, done, total).await?;
            }
        }
    };
    let now = app.clock.now();
    let cx = app.cx(minga_kernel::Actor::Program, minga_kernel::Lang::default());
    let groups: Vec<Group> = (1..)
        .zip(found.into_iter().take(GROUPS))
        .map(|(position, it)| Group {
            id: cx.new_id(),
            process,
            position,
            centre: it.centre,
            others: it.others.into_iter().map(|(id, score)| (id, percent(score))).collect(),
            made_at: now,
        })
        .collect();
    let tx = app.store.write().await?;
    tx.lock(&format!("groups {process}")).await?;
    queries::replace_groups(&tx, process, &groups).await?;
    if let Some(it) = queries::group_search(&tx, process).await? {
        let total = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        let ended = GroupSearch { seen_at: Some(now), ended_at: Some(now), done: total, total, ..it };
        queries::save_group_search(&tx, &ended).await?;
    }
    tx.commit().await
}

fn filled(mut alike: Alike, found: &[Proposal]) -> Alike {
    for it in found {
        let body = body_of(it);
        alike.put(it.id, Writing { title: &it.written.title, body: &body });
    }
    alike
}

fn percent(score: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "from 0 to 100")]
    let whole = (score.clamp(0.0, 1.0) * 100.0).round() as i64;
    whole
}

async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::new(error.to_string()))
}

async fn tell(app: &App, process: Uuid, done: u64, total: u64) -> Result<(), StoreError> {
    let tx = app.store.write().await?;
    let Some(it) = queries::group_search(&tx, process).await? else { return Ok(()) };
    let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let seen_at = Some(app.clock.now());
    let far = GroupSearch { seen_at, done: whole(done), total: whole(total), ..it };
    queries::save_group_search(&tx, &far).await?;
    tx.commit().await
}

/// Goes on with what somebody asked for and nobody is at.
pub(crate) struct Regroup;

#[async_trait]
impl Round for Regroup {
    async fn go(&self, app: &App) -> Result<(), StoreError> {
        let db = app.store.read().await?;
        let waits = !queries::open_searches(&db).await?.is_empty();
        drop(db);
        if waits {
            begin(app);
        }
        Ok(())
    }
}
