//! Whether somebody looks at a contribution before everybody sees it.

use crate::model::odd;
use crate::model::proposal::Written;
use crate::queries;
use chrono::Duration;
use minga_auth::account;
use minga_kernel::Cx;
use minga_store::{StoreError, Tx};
use uuid::Uuid;

/// For how long it is remembered what was sent, to know the same words again.
pub(crate) const REMEMBERED: Duration = Duration::days(30);
/// The same words, but for numbers and addresses, are no coincidence after so many.
const REPEATED: u64 = 2;

/// Whether what a young account sends is odd. Where it comes from is not asked.
pub(crate) async fn is_odd(cx: &Cx, tx: &Tx, author: Uuid, it: &Written) -> Result<bool, StoreError> {
    let Some(account) = account(tx, author).await? else { return Ok(false) };
    if cx.now() - account.made_at >= Duration::days(i64::from(cx.limits.young_days)) {
        return Ok(false);
    }
    if !odd::marks(&it.title, &it.problem, &it.solution, &it.whom).is_empty() {
        return Ok(true);
    }
    let skeleton = odd::skeleton(&it.title, &it.problem, &it.solution);
    Ok(queries::traces_like(tx, &skeleton, cx.now() - REMEMBERED).await? >= REPEATED)
}

/// Remembers what was sent, as a hash.
pub(crate) async fn remember(cx: &Cx, tx: &Tx, author: Uuid, it: &Written) -> Result<(), StoreError> {
    let skeleton = odd::skeleton(&it.title, &it.problem, &it.solution);
    queries::add_trace(tx, cx.new_id(), author, &skeleton, cx.now()).await
}
