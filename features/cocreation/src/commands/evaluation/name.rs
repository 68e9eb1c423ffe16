//! Whoever leads a process names who evaluates in it: a role that is limited to the process.

use crate::commands::matter::hold;
use crate::model::PROCESS;
use crate::{policy, queries};
use minga_auth::{
    Allowance, NewRole, account_by_address, address_of, allow, end_role_within, give_role_within, standing,
};
use minga_kernel::{Cx, Ref, Refusal, Role};
use minga_store::{CommandError, Store};
use minga_web::{Check, TOO_OFTEN, refused};
use uuid::Uuid;

/// The most evaluators of a process: a page shows them all.
pub(crate) const MOST: usize = 100;
/// So often in an hour somebody may name others: whether an address has an account is told.
const HOURLY: u32 = 60;

/// For which organisation somebody evaluates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum For {
    /// For none.
    Themselves,
    Body(Ref),
    /// What was written names none.
    Unknown,
}

/// Names somebody who has an account.
pub(crate) async fn name(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    address: &str,
    body: For,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let actor = policy::may_lead(&standing, "cocreation.name_evaluators", process)?;
    let leader = standing.account.ok_or(Refusal::SignIn)?;
    hold(&tx, process).await?;
    if !allow(cx, &tx, "evaluator", &leader.to_string(), Allowance::hourly(HOURLY)).await? {
        tx.commit().await?;
        return Err(refused("address", TOO_OFTEN));
    }
    let mut check = Check::default();
    let known = match address_of(address) {
        Some(address) => account_by_address(&tx, &address).await?.map(|(it, _)| it),
        None => None,
    };
    let known = known.filter(|it| !it.blocked);
    match &known {
        None => check.refuse("address", "evaluation-nobody"),
        // Who sees what others gave before they decide does not give anything then.
        Some(it) if it.id == leader => check.refuse("address", "evaluation-yourself"),
        Some(it) => {
            let now = queries::named(&tx, process).await?;
            let mut held = now.iter().filter(|it| it.holds(cx.now()));
            if held.clone().any(|other| other.account == it.id) {
                check.refuse("address", "evaluation-named");
            } else if held.by_ref().count() >= MOST {
                check.refuse("address", "cocreation-many");
            }
        }
    }
    let body = match body {
        For::Themselves => None,
        For::Body(body) => Some(body),
        For::Unknown => {
            check.refuse("body", "cocreation-body");
            None
        }
    };
    if let Err(refused) = check.done() {
        // That it was tried counts.
        tx.commit().await?;
        return Err(refused);
    }
    let known = known.ok_or(CommandError::NotFound)?;
    let new = NewRole {
        account: known.id,
        role: Role::Evaluator,
        body,
        scope: Some(PROCESS.with(process)),
        begins: cx.now(),
        ends: None,
    };
    give_role_within(cx, &tx, &actor, new).await?;
    Ok(tx.commit().await?)
}

/// Somebody evaluates no more. What they gave stays and counts.
pub(crate) async fn end(cx: &Cx, store: &Store, process: Uuid, membership: Uuid) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let actor = policy::may_lead(&standing, "cocreation.name_evaluators", process)?;
    hold(&tx, process).await?;
    let named = queries::named(&tx, process).await?;
    if named.iter().all(|it| it.id != membership) {
        return Err(CommandError::NotFound);
    }
    end_role_within(cx, &tx, &actor, membership).await?;
    Ok(tx.commit().await?)
}
