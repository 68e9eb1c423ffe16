//! A body says that what was agreed is done.

use super::minute::of;
use super::place::hold;
use crate::model::minutes::Agreement;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Day, Refusal, Text};
use minga_store::CommandError;
use minga_web::{App, Check};
use serde_json::json;
use uuid::Uuid;

/// The command.
pub(crate) async fn fulfil(
    cx: &Cx,
    app: &App,
    id: Uuid,
    done: Option<Day>,
    note: Text,
) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    let known = queries::agreements_by_id(&tx, &[id]).await?.pop().ok_or(CommandError::NotFound)?;
    hold(&tx, known.gathering).await?;
    // Under the lock it is as it is.
    let known = queries::agreements_by_id(&tx, &[id]).await?.pop().ok_or(CommandError::NotFound)?;
    let it = queries::gathering_by_id(&tx, known.gathering).await?.ok_or(CommandError::NotFound)?;
    let actor = policy::may_fulfil(&standing(cx, &tx).await?, &it, &known)?;
    if known.done.is_some() {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    match done {
        None => check.refuse("done", "missing-day"),
        day => check.past("done", day, cx.today()),
    }
    check.text("note", &note, cx.limits.text, true);
    check.done()?;
    let written = Agreement { done, note, ..known };
    queries::save_agreement(&tx, &written, false).await?;
    let facts = json!({ "number": written.number, "done": written.done });
    tx.publish(cx, &actor, vec![of(&it, written.reference(), "agreement.fulfilled", facts)]).await?;
    Ok(tx.commit().await?)
}
