//! Looking what is due: reminders, and deleting who came.

use crate::commands::ask::LINK;
use crate::commands::place::BEFORE;
use crate::commands::remind::remind;
use crate::queries;
use chrono::Duration;
use minga_jobs::{begin_upkeep, note_upkeep};
use minga_kernel::{Actor, Cx, Lang};
use minga_store::StoreError;
use minga_store::orm::async_trait;
use minga_web::{App, Keeps, Round};

/// What is kept for how long, as everybody reads it; besides what the setting `attendee_days`
/// says.
pub(crate) const KEEPS: &[Keeps] = &[Keeps { key: "event-wishes", time: LINK }];

/// The name of the deed in the list of upkeep.
const ATTENDEES: &str = "attendees";
/// How often it is done.
const EVERY: Duration = Duration::minutes(50);

/// What is looked at again and again.
pub(crate) struct Due;

#[async_trait]
impl Round for Due {
    async fn go(&self, app: &App) -> Result<(), StoreError> {
        let cx = app.cx(Actor::Program, Lang::default());
        let db = app.store.read().await?;
        let due = queries::to_remind(&db, cx.now(), cx.now() + BEFORE).await?;
        drop(db);
        for gathering in due {
            while remind(&cx, app, gathering).await? {}
        }
        forget(&cx, app).await
    }
}

async fn forget(cx: &Cx, app: &App) -> Result<(), StoreError> {
    let now = cx.now();
    let tx = app.store.write().await?;
    if !begin_upkeep(&tx, ATTENDEES, now - EVERY).await? {
        return tx.rollback().await;
    }
    let before = now - Duration::days(i64::from(app.settings.attendee_days));
    let forgotten = queries::forget_attendees(&tx, before).await?;
    queries::sweep_wishes(&tx, now).await?;
    note_upkeep(&tx, ATTENDEES, now, forgotten).await?;
    tx.commit().await
}
