//! What is kept of a person: given to them, and deleted when they go.

use crate::accounts::account;
use crate::commands::{PERMISSIONS, about, told};
use crate::entity::{account as accounts, identity, key, opening, passkey, session, ticket};
use crate::memberships::{self, holders_of, memberships_of, standing};
use crate::openings;
use crate::{Membership, keys_of, passkeys_of, sessions_of};
use minga_kernel::{Actor, Cx, Matter, Moment, Office, Place, Problem, Refusal, Role, Standing, authorise};
use minga_store::orm::*;
use minga_store::{CommandError, Conn, StoreError, Tx};
use serde_json::{Value, json};

/// Everything that is kept here of an account, by the names under which its owner reads it. Of
/// what proves who they are it says that it is there: nothing of it could be read.
pub async fn personal(db: &Conn, id: Uuid, now: Moment) -> Result<Vec<(&'static str, Value)>, StoreError> {
    let Some(own) = account(db, id).await? else { return Ok(Vec::new()) };
    let roles = memberships_of(db, id).await?;
    let sessions = sessions_of(db, id, now).await?;
    let keys = keys_of(db, id).await?;
    let passkeys = passkeys_of(db, id).await?;
    let openings = opening::Entity::find()
        .filter(opening::Column::Address.eq(&own.address))
        .filter(opening::Column::EndsAt.gt(now))
        .all(db)
        .await?;
    let identities = identity::Entity::find().filter(identity::Column::AccountId.eq(id)).all(db).await?;
    Ok(vec![
        ("account", json!({
            "id": own.id, "address": own.address, "name": own.name, "language": own.lang.code(),
            "password": own.has_password, "locked": own.blocked, "made": own.made_at,
        })),
        ("roles", roles.iter().map(|it| json!({
            "role": it.role.code(), "organisation": it.body.as_ref().map(ToString::to_string),
            "plan": it.scope.as_ref().map(ToString::to_string), "begins": it.begins, "ends": it.ends,
        })).collect()),
        ("sessions", sessions.iter().map(|it| json!({
            "device": it.device, "made": it.made_at, "seen": it.seen_at, "ends": it.ends_at,
        })).collect()),
        ("keys", keys.iter().map(|it| json!({
            "name": it.name, "made": it.made_at, "ends": it.ends_at,
            "scopes": it.scopes.iter().map(|scope| scope.code()).collect::<Vec<_>>(),
        })).collect()),
        ("passkeys", passkeys.iter().map(|it| json!({
            "name": it.name, "made": it.made_at, "used": it.used_at,
        })).collect()),
        ("identities", identities.iter().map(|it| json!({
            "issuer": it.issuer, "subject": it.subject, "made": it.made_at,
        })).collect()),
        ("openings", openings.iter().map(|it| json!({ "name": it.name, "ends": it.ends_at })).collect()),
    ])
}

/// Deletes an account: for its owner, or for whoever administers accounts, whom they asked.
/// Name, address and everything that proves who they are go; the record keeps that there was an
/// account, and its roles, of which it never knew whose they were.
///
/// Whatever else is kept of them goes in the same change, before.
pub async fn delete_account(cx: &Cx, tx: &Tx, id: Uuid) -> Result<(), CommandError> {
    let actor = match cx.actor {
        Actor::Account(own) if own == id => {
            let office = Office { role: Role::Participant, body: None, scope: None };
            let person = Standing { account: Some(id), offices: vec![office] };
            // Who was locked is not known any more.
            standing(cx, tx).await?.account.ok_or(Refusal::SignIn)?;
            authorise(PERMISSIONS, &person, "accounts.leave", &Matter::default())?
        }
        _ => crate::may_administer(cx, tx).await?,
    };
    let own = account(tx, id).await?.ok_or(CommandError::NotFound)?;
    let now = cx.now();
    // Nobody could give roles any more.
    tx.lock("accounts").await?;
    let administrators = holders_of(tx, &[Role::Administrator], now).await?;
    if !administrators.is_empty() && administrators.iter().all(|it| it.account == id) {
        let place = Place::default().column("sure");
        return Err(CommandError::Problems(vec![Problem::error(place, "last-administrator")]));
    }
    let mut events = Vec::new();
    for held in memberships_of(tx, id).await?.into_iter().filter(|it| it.ends.is_none_or(|ends| ends > now)) {
        // What has not begun ends when it begins.
        let ended = Membership { ends: Some(now.max(held.begins)), ..held };
        memberships::save_membership(tx, &ended).await?;
        events.push(told(&ended, "role.ended"));
    }
    forget(tx, id).await?;
    openings::forget(tx, &own.address).await?;
    events.push(about(id, "account.deleted"));
    tx.publish(cx, &actor, events).await?;
    Ok(())
}

/// Deletes the account's row and all that proves who its owner is.
async fn forget(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(id)).exec(&**tx).await?;
    ticket::Entity::delete_many().filter(ticket::Column::AccountId.eq(id)).exec(&**tx).await?;
    key::Entity::delete_many().filter(key::Column::AccountId.eq(id)).exec(&**tx).await?;
    passkey::Entity::delete_many().filter(passkey::Column::AccountId.eq(id)).exec(&**tx).await?;
    identity::Entity::delete_many().filter(identity::Column::AccountId.eq(id)).exec(&**tx).await?;
    accounts::Entity::delete_by_id(id).exec(&**tx).await?;
    Ok(())
}
