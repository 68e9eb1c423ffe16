//! The successor says that they have it; or nobody comes after, and it is said why.

use super::hand_over::told;
use crate::model::{HANDED_OVER, Handover, HandoverState};
use crate::policy;
use crate::queries::{handovers_of, save_handover};
use minga_auth::{membership, standing};
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Store};
use minga_web::Check;
use uuid::Uuid;

/// The successor has read what was left to them.
pub(crate) async fn acknowledge(cx: &Cx, store: &Store, id: Uuid) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    tx.lock("handovers").await?;
    let former = membership(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let known = handovers_of(&tx, &[id]).await?.remove(&id).ok_or(CommandError::NotFound)?;
    let successor = membership(&tx, known.successor.ok_or(CommandError::NotFound)?).await?;
    let successor = successor.filter(|it| Some(it.account) == standing.account).ok_or(Refusal::Role)?;
    // Whoever lost the role meanwhile takes nothing up.
    let capacity = policy::may_acknowledge(&standing, &successor)?;
    if HandoverState::of(Some(&known)) != HandoverState::Named {
        return Err(Refusal::State.into());
    }
    let taken = Handover { acknowledged_at: Some(cx.now()), ..known };
    save_handover(&tx, &taken, false).await?;
    tx.publish(cx, &capacity, vec![told(&former, &taken, "handover.acknowledged")]).await?;
    Ok(tx.commit().await?)
}

/// Nobody comes after, for this reason.
pub(crate) async fn close(cx: &Cx, store: &Store, id: Uuid, reason: &str) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let capacity = policy::may_arrange_handovers(&standing(cx, &tx).await?)?;
    tx.lock("handovers").await?;
    let former = membership(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let known = handovers_of(&tx, &[id]).await?.remove(&id);
    let open = HandoverState::of(known.as_ref()).is_gap() && HANDED_OVER.contains(&former.role);
    if !open || former.holds(cx.now()) {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    check.words("reason", reason, 1_000, true);
    check.done()?;
    let closed = Handover {
        id: known.as_ref().map_or_else(|| cx.new_id(), |it| it.id),
        membership: id,
        successor: None,
        note: reason.trim().to_owned(),
        named_at: cx.now(),
        acknowledged_at: None,
    };
    save_handover(&tx, &closed, known.is_none()).await?;
    tx.publish(cx, &capacity, vec![told(&former, &closed, "handover.closed")]).await?;
    Ok(tx.commit().await?)
}
