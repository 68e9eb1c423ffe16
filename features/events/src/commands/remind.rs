//! The program reminds those who have a place, once, a day before.

use super::place::{BEFORE, hold};
use crate::jobs::letters::{self, News};
use crate::model::State;
use crate::model::registration::Registration;
use crate::queries;
use minga_kernel::Cx;
use minga_store::StoreError;
use minga_web::App;
use uuid::Uuid;

/// So many are reminded in one change.
const AT_ONCE: u64 = 100;

/// Reminds some of a gathering; whether there may be more. The mails and that they were written
/// are one change, so that nobody is reminded twice, or of what was cancelled or moved.
pub(crate) async fn remind(cx: &Cx, app: &App, gathering: Uuid) -> Result<bool, StoreError> {
    let tx = app.store.write().await?;
    hold(&tx, gathering).await?;
    let Some(it) = queries::gathering_by_id(&tx, gathering).await? else { return Ok(false) };
    let now = cx.now();
    if it.state != State::Published || it.starts <= now || it.starts > now + BEFORE {
        return Ok(false);
    }
    let some = queries::unreminded(&tx, gathering, AT_ONCE).await?;
    for one in &some {
        letters::tell(cx, app, &tx, &it, one, News::Reminder).await?;
        queries::save_registration(&tx, &Registration { reminded: true, ..one.clone() }).await?;
    }
    tx.commit().await?;
    Ok(some.len() as u64 == AT_ONCE)
}
