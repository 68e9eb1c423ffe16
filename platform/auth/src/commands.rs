//! Making accounts, giving roles and ending them. Every such act is in the public record,
//! without whose it is.

use crate::accounts::{self, Account, account, account_by_address, address_of};
use crate::memberships::{self, Membership, standing};
use crate::{ACCOUNT, MEMBERSHIP, Purpose, Token, issue_ticket, sessions};
use chrono::Duration;
use minga_kernel::{Capacity, Cx, Lang, Matter, Moment, Permission, Place, Problem, Ref, Role, authorise};
use minga_store::{CommandError, Event, Store, Tx};
use serde_json::json;
use uuid::Uuid;

/// Who may administer accounts, and delete their own; `docs/permissions.md` is written from it.
pub const PERMISSIONS: &[Permission] = &[
    Permission::new("accounts.administer", Role::Operator),
    Permission::new("accounts.administer", Role::Administrator),
    Permission::new("accounts.leave", Role::Participant),
    Permission::new("accounts.open", Role::Participant),
    Permission::new("site.administer", Role::Operator),
    Permission::new("site.administer", Role::Administrator),
];

/// Whether the actor may administer accounts.
pub async fn may_administer(cx: &Cx, tx: &minga_store::Conn) -> Result<Capacity, CommandError> {
    let standing = standing(cx, tx).await?;
    Ok(authorise(PERMISSIONS, &standing, "accounts.administer", &Matter::default())?)
}

/// Whether the actor may set what the site says of itself, and look after its work.
pub async fn may_set_up(cx: &Cx, db: &minga_store::Conn) -> Result<Capacity, CommandError> {
    let standing = standing(cx, db).await?;
    Ok(authorise(PERMISSIONS, &standing, "site.administer", &Matter::default())?)
}

/// Makes an account that nobody has taken up yet. Within the caller's change, so that an
/// invitation goes out with it.
pub async fn add_account(
    cx: &Cx,
    tx: &Tx,
    address: &str,
    name: &str,
    lang: Lang,
) -> Result<Account, CommandError> {
    let actor = may_administer(cx, tx).await?;
    let wrong = |field: &str, code| Problem::error(Place::default().column(field), code);
    let mut problems = Vec::new();
    let known = address_of(address);
    if known.is_none() {
        problems.push(wrong("address", "address"));
    }
    if name.trim().is_empty() || name.chars().count() > 120 {
        problems.push(wrong("name", "person-name"));
    }
    let Some(address) = known.filter(|_| problems.is_empty()) else {
        return Err(CommandError::Problems(problems));
    };
    tx.lock("accounts").await?;
    if account_by_address(tx, &address).await?.is_some() {
        return Err(CommandError::Problems(vec![wrong("address", "address-taken")]));
    }
    let made = accounts::insert(cx, tx, &address, name.trim(), lang).await?;
    tx.publish(cx, &actor, vec![about(made.id, "account.made")]).await?;
    Ok(made)
}

/// Blocks an account, which ends its sessions, or lets it in again.
pub async fn block_account(cx: &Cx, store: &Store, id: Uuid, blocked: bool) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let actor = may_administer(cx, &tx).await?;
    let known = account(&tx, id).await?.ok_or(CommandError::NotFound)?;
    if known.blocked == blocked {
        return Ok(());
    }
    accounts::save_account(&tx, &Account { blocked, ..known }).await?;
    if blocked {
        sessions::close_other_sessions(&tx, id, None).await?;
    }
    let action = if blocked { "account.blocked" } else { "account.unblocked" };
    tx.publish(cx, &actor, vec![about(id, action)]).await?;
    Ok(tx.commit().await?)
}

/// Ends every session of an account; returns how many there were.
pub async fn sign_out_everywhere(cx: &Cx, store: &Store, id: Uuid) -> Result<u64, CommandError> {
    let tx = store.write().await?;
    let actor = may_administer(cx, &tx).await?;
    account(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let ended = sessions::close_other_sessions(&tx, id, None).await?;
    tx.publish(cx, &actor, vec![about(id, "account.signed_out")]).await?;
    tx.commit().await?;
    Ok(ended)
}

/// Makes a link with which whoever holds it signs in as this account, once. The record tells
/// that there was one: nobody takes an account over in silence.
pub async fn make_link(cx: &Cx, tx: &Tx, of: &Account, lasts: Duration) -> Result<Token, CommandError> {
    let actor = may_administer(cx, tx).await?;
    if of.blocked {
        return Err(minga_kernel::Refusal::State.into());
    }
    // Whoever never chose a password takes the account up with it.
    let purpose = if of.has_password { Purpose::SignIn } else { Purpose::Invitation };
    let token = issue_ticket(cx, tx, purpose, of.id, lasts).await?;
    tx.publish(cx, &actor, vec![about(of.id, "account.link_made")]).await?;
    Ok(token)
}

/// A role to be given.
#[derive(Clone, Debug)]
pub struct NewRole {
    /// To whom.
    pub account: Uuid,
    /// Which.
    pub role: Role,
    /// For which body they act. Officers and counterparts need one.
    pub body: Option<Ref>,
    /// The thing to which it is limited.
    pub scope: Option<Ref>,
    /// Its first moment.
    pub begins: Moment,
    /// The moment at which it is over, if that is known.
    pub ends: Option<Moment>,
}

/// Gives a role.
pub async fn give_role(cx: &Cx, store: &Store, new: NewRole) -> Result<Membership, CommandError> {
    let tx = store.write().await?;
    let actor = may_administer(cx, &tx).await?;
    let given = give_role_within(cx, &tx, &actor, new).await?;
    tx.commit().await?;
    Ok(given)
}

/// Gives a role within the caller's change, in the capacity that authorised it.
pub async fn give_role_within(
    cx: &Cx,
    tx: &Tx,
    actor: &Capacity,
    new: NewRole,
) -> Result<Membership, CommandError> {
    account(tx, new.account).await?.ok_or(CommandError::NotFound)?;
    let wrong = |field: &str, code| Problem::error(Place::default().column(field), code);
    let mut problems = Vec::new();
    if !Role::GIVEN.contains(&new.role) {
        problems.push(wrong("role", "choice"));
    }
    if matches!(new.role, Role::Officer | Role::Counterpart) && new.body.is_none() {
        problems.push(wrong("body", "role-body"));
    }
    if new.ends.is_some_and(|ends| ends <= new.begins) {
        problems.push(wrong("ends", "role-days"));
    }
    if !problems.is_empty() {
        return Err(CommandError::Problems(problems));
    }
    let NewRole { account, role, body, scope, begins, ends } = new;
    let given = Membership { id: cx.new_id(), account, role, body, scope, begins, ends };
    memberships::insert(tx, &given).await?;
    tx.publish(cx, actor, vec![told(&given, "role.given")]).await?;
    Ok(given)
}

/// Ends a role at this moment.
pub async fn end_role(cx: &Cx, store: &Store, id: Uuid) -> Result<Membership, CommandError> {
    let tx = store.write().await?;
    let actor = may_administer(cx, &tx).await?;
    let ended = end_role_within(cx, &tx, &actor, id).await?;
    tx.commit().await?;
    Ok(ended)
}

/// Ends a role within the caller's change, in the capacity that authorised it.
pub async fn end_role_within(
    cx: &Cx,
    tx: &Tx,
    actor: &Capacity,
    id: Uuid,
) -> Result<Membership, CommandError> {
    let known = memberships::membership(tx, id).await?.ok_or(CommandError::NotFound)?;
    if known.ends.is_some_and(|ends| ends <= cx.now()) {
        return Err(minga_kernel::Refusal::State.into());
    }
    let ended = Membership { ends: Some(cx.now()), ..known };
    memberships::save_membership(tx, &ended).await?;
    tx.publish(cx, actor, vec![told(&ended, "role.ended")]).await?;
    Ok(ended)
}

/// Something that was done to an account; of whose it is the record knows nothing.
pub(crate) fn about(id: Uuid, action: &'static str) -> Event {
    let thing = ACCOUNT.with(id);
    Event { root: thing.clone(), subject: thing.clone(), thing, action, facts: json!({}) }
}

/// Filed under the body, so that its page tells of it.
pub(crate) fn told(it: &Membership, action: &'static str) -> Event {
    let thing = MEMBERSHIP.with(it.id);
    let root = it.body.clone().unwrap_or_else(|| thing.clone());
    let facts = json!({ "role": it.role.code() });
    Event { subject: root.clone(), root, thing, action, facts }
}
