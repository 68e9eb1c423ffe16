//! A gathering is published, took place, or is cancelled.

use super::attend::{people, tell};
use super::edit::{tell_all, told};
use super::place::hold;
use crate::jobs::letters::News;
use crate::model::{Gathering, State};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal, Text};
use minga_store::CommandError;
use minga_web::{App, Check};
use serde_json::json;
use uuid::Uuid;

/// The command. Only a cancellation has a reason.
pub(crate) async fn advance(
    cx: &Cx,
    app: &App,
    id: Uuid,
    to: State,
    reason: Text,
) -> Result<(), CommandError> {
    let (action, event) = match to {
        State::Published => ("events.publish", "gathering.published"),
        State::Held => ("events.hold", "gathering.held"),
        State::Cancelled => ("events.cancel", "gathering.cancelled"),
        State::Draft => return Err(Refusal::State.into()),
    };
    let tx = app.store.write().await?;
    hold(&tx, id).await?;
    let known = queries::gathering_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let actor = policy::may(&standing(cx, &tx).await?, action, &known)?;
    if !known.state.may_become(to) {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    if to == State::Held && cx.now() < known.starts {
        check.refuse("", "events-not-yet");
    }
    if to == State::Cancelled {
        check.text("reason", &reason, cx.limits.text, true);
    }
    check.done()?;
    let reason = if to == State::Cancelled { reason } else { Text::default() };
    let moved = Gathering { state: to, reason, ..known.clone() };
    queries::save_gathering(&tx, &moved).await?;
    tx.publish(cx, &actor, vec![told(&moved, event, json!({}))]).await?;
    if to == State::Held && people(&tx, id).await? > 0 {
        tell(cx, &tx, &actor, &moved).await?;
    }
    if to == State::Cancelled {
        tell_all(cx, app, &tx, &moved, News::Cancelled).await?;
    }
    Ok(tx.commit().await?)
}
