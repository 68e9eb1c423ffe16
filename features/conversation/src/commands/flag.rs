//! Somebody reports a comment, or something else that other people made.

use super::case::Case;
use super::words::cleaned;
use crate::model::{FLAG, Flag, Reason};
use crate::{policy, queries};
use minga_auth::{Allowance, allow, standing};
use minga_kernel::{Cx, Ref, Refusal};
use minga_store::{CommandError, References, Store};
use minga_web::{Check, TOO_OFTEN, refused};
use serde_json::json;

/// What is reported.
#[derive(Clone, Debug)]
pub(crate) struct NewFlag {
    pub(crate) thing: Ref,
    pub(crate) reason: Option<Reason>,
    pub(crate) text: String,
}

/// The command. One report by each person, which stays whatever is decided.
pub(crate) async fn flag(
    cx: &Cx,
    store: &Store,
    references: &References,
    new: NewFlag,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let case = Case::hold(&tx, references, &new.thing).await?;
    // What waits for a first look is known to nobody who could report it.
    if case.first_look {
        return Err(CommandError::NotFound);
    }
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_report(&standing, &case)?;
    let by = standing.account.ok_or(Refusal::SignIn)?;
    // What was decided on an appeal is final.
    if queries::decisions_on(&tx, &[new.thing.id]).await?.iter().any(|it| it.on_appeal) {
        return Err(Refusal::State.into());
    }

    let mut check = Check::default();
    let reason = new.reason.filter(|reason| Reason::against().any(|it| it == *reason));
    if reason.is_none() {
        check.refuse("reason", "talk-choice");
    }
    let text = cleaned(cx, &mut check, "text", &new.text, reason == Some(Reason::Other));
    check.done()?;
    let reason = reason.ok_or_else(|| refused("reason", "talk-choice"))?;
    if queries::flags_of(&tx, new.thing.id).await?.iter().any(|it| it.by == by) {
        return Err(refused("reason", "talk-reported-already"));
    }
    // Somebody who cleans up after a flood has enough, and nobody keeps the moderators busy alone.
    let often = Allowance::hourly(cx.limits.comments.saturating_mul(2));
    if !allow(cx, &tx, "report", &by.to_string(), often).await? {
        tx.commit().await?;
        return Err(refused("reason", TOO_OFTEN));
    }

    let flag = Flag { id: cx.new_id(), thing: new.thing, by, reason, text, made_at: cx.now() };
    queries::add_flag(&tx, &flag).await?;
    let action = case.action("comment.reported", "moderation.reported");
    tx.publish(cx, &capacity, vec![case.event(FLAG.with(flag.id), action, json!({}))]).await?;
    Ok(tx.commit().await?)
}
