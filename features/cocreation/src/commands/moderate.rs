//! A moderator hides a proposal, with the reason, or shows it again.

use super::matter::{Matter, moved, text};
use crate::model::proposal::{Proposal, State, Step};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Store};
use minga_web::Check;
use uuid::Uuid;

/// Hides a proposal that can be read, for this reason.
pub(crate) async fn hide(cx: &Cx, store: &Store, proposal: Uuid, why: &str) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let matter = Matter::find(&tx, proposal).await?;
    let it = &matter.proposal;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may(&standing, "cocreation.hide", it, &matter.parts())?;
    // Nobody decides on their own.
    if standing.account.is_some() && standing.account == it.author {
        return Err(Refusal::Role.into());
    }
    let to = it.state.after(Step::Hide).ok_or(Refusal::State)?;
    let mut check = Check::default();
    let why = text(cx, &mut check, "text", why, true);
    check.done()?;
    let hidden = Proposal { state: to, hidden_from: Some(it.state), hidden_why: why, ..it.clone() };
    queries::save_proposal(&tx, &hidden).await?;
    tx.publish(cx, &capacity, vec![moved(it, "proposal.hidden", to)]).await?;
    Ok(tx.commit().await?)
}

/// Shows a proposal again where it stood.
pub(crate) async fn show(cx: &Cx, store: &Store, proposal: Uuid) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let matter = Matter::find(&tx, proposal).await?;
    let it = &matter.proposal;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may(&standing, "cocreation.show", it, &matter.parts())?;
    if standing.account.is_some() && standing.account == it.author {
        return Err(Refusal::Role.into());
    }
    let to = it.hidden_from.unwrap_or(State::Submitted);
    let shown = Proposal { state: to, hidden_from: None, hidden_why: String::new(), ..it.clone() };
    queries::save_proposal(&tx, &shown).await?;
    tx.publish(cx, &capacity, vec![moved(it, "proposal.shown", to)]).await?;
    Ok(tx.commit().await?)
}
