//! The author of what was hidden appeals, once.

use super::case::Case;
use super::words::cleaned;
use crate::model::{APPEAL, Appeal};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Ref, Refusal};
use minga_store::{CommandError, References, Store};
use minga_web::Check;
use serde_json::json;

/// The command.
pub(crate) async fn appeal(
    cx: &Cx,
    store: &Store,
    references: &References,
    thing: &Ref,
    text: &str,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let case = Case::hold(&tx, references, thing).await?;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_with_own(&standing, "conversation.appeal", &case)?;
    let decisions = queries::decisions_on(&tx, &[thing.id]).await?;
    let appealed = queries::appeal_of_thing(&tx, thing.id).await?.is_some();
    if !case.is_appealable(&decisions, appealed) {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    let text = cleaned(cx, &mut check, "text", text, true);
    check.done()?;
    let appeal = Appeal { id: cx.new_id(), thing: thing.clone(), text, made_at: cx.now() };
    queries::add_appeal(&tx, &appeal).await?;
    let action = case.action("comment.appealed", "moderation.appealed");
    tx.publish(cx, &capacity, vec![case.event(APPEAL.with(appeal.id), action, json!({}))]).await?;
    Ok(tx.commit().await?)
}
