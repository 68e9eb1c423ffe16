//! Looking what is due: what was remembered of contributions is forgotten; what nobody refused in
//! time is offered again, and whoever supported it is asked.

use crate::commands::care::REMEMBERED;
use crate::commands::rescue::offer_due;
use crate::model::proposal::State;
use crate::model::rescue::Rescue;
use crate::pages::rescue_letters::ask_supporters;
use crate::queries;
use chrono::Duration;
use minga_jobs::{begin_upkeep, note_upkeep};
use minga_kernel::{Actor, Cx, Lang};
use minga_store::orm::async_trait;
use minga_store::{CommandError, StoreError};
use minga_web::{App, Keeps, Round};
use std::collections::HashSet;
use uuid::Uuid;

/// What is kept for how long, as everybody reads it.
pub(crate) const KEEPS: &[Keeps] = &[Keeps { key: "proposal-traces", time: REMEMBERED }];

/// The name of the deed in the list of upkeep.
const TRACES: &str = "proposal-traces";
/// How often it is done.
const EVERY: Duration = Duration::minutes(50);
/// How much is offered, and how many people are asked, in one go: the round comes again.
const SOME: u64 = 50;

/// What is looked at again and again.
pub(crate) struct Due;

#[async_trait]
impl Round for Due {
    async fn go(&self, app: &App) -> Result<(), StoreError> {
        let cx = app.cx(Actor::Program, Lang::default());
        forget(&cx, app).await?;
        let db = app.store.read().await?;
        let due = queries::due_rescues(&db, cx.now(), SOME).await?;
        let untold = queries::untold_rescues(&db, SOME).await?;
        drop(db);
        for id in due {
            let tx = app.store.write().await?;
            match offer_due(&cx, &tx, id).await {
                Ok(()) => tx.commit().await?,
                Err(CommandError::Store(error)) => return Err(error),
                // Nothing else can be wrong with it that another try would mend.
                Err(_) => tx.rollback().await?,
            }
        }
        for id in untold {
            tell(&cx, app, id).await?;
        }
        Ok(())
    }
}

async fn forget(cx: &Cx, app: &App) -> Result<(), StoreError> {
    let now = cx.now();
    let tx = app.store.write().await?;
    if !begin_upkeep(&tx, TRACES, now - EVERY).await? {
        return tx.rollback().await;
    }
    let forgotten = queries::sweep_traces(&tx, now - REMEMBERED).await?;
    note_upkeep(&tx, TRACES, now, forgotten).await?;
    tx.commit().await
}

/// Asks some more of those who supported an original. Each is asked once, however many parts of it
/// they supported, and nobody who supports it anew already.
async fn tell(cx: &Cx, app: &App, id: Uuid) -> Result<(), StoreError> {
    let tx = app.store.write().await?;
    // Of several servers one asks.
    tx.lock(&format!("rescue {id}")).await?;
    let Some(it) = queries::rescue_by_id(&tx, id).await?.filter(|it| !it.told_all) else {
        return tx.rollback().await;
    };
    let offered = match it.offered {
        Some(offered) => queries::proposal_by_id(&tx, offered).await?,
        None => None,
    };
    let process = queries::processes_by_id(&tx, &[it.to]).await?.pop();
    let open = offered.filter(|it| State::OPEN.contains(&it.state));
    let (Some(offered), Some(process)) = (open, process) else {
        queries::save_rescue(&tx, &Rescue { told_all: true, ..it }).await?;
        return tx.commit().await;
    };
    let family = queries::family(&tx, it.original).await?;
    let some = queries::supporters_after(&tx, &family, it.told, SOME).await?;
    let last = some.last().map(|(support, _)| *support);
    let again = queries::people_behind(&tx, offered.id).await?;
    let earlier = queries::supporters_until(&tx, &family, it.told).await?;
    let mut asked: HashSet<Uuid> = earlier.into_iter().collect();
    let people: Vec<Uuid> = some
        .iter()
        .map(|(_, account)| *account)
        .filter(|account| asked.insert(*account) && !again.contains(account))
        .collect();
    ask_supporters(app, cx, &tx, &process, &offered, &people).await?;
    let told_all = (some.len() as u64) < SOME;
    queries::save_rescue(&tx, &Rescue { told: last.or(it.told), told_all, ..it }).await?;
    tx.commit().await
}
