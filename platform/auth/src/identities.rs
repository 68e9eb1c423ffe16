//! Who one is elsewhere, and which account that is here.

use crate::accounts::{account, account_by_address, address_of, confirm_address};
use crate::entity::identity;
use crate::oidc::{Email, Identity};
use minga_kernel::Cx;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{StoreError, Tx};
use uuid::Uuid;

/// Whether somebody whom a provider knows is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entrance {
    /// As this account.
    Account(Uuid),
    /// No: no account has this address, and none is made by itself.
    Unknown,
    /// No: the provider does not say that the address is theirs.
    Unverified,
    /// No: the account is blocked.
    Blocked,
}

/// Finds the account of an identity. At its first visit it is tied to the account with the
/// address that the provider vouches for; `email` is not looked at later, because what it
/// proved then holds, whatever the provider writes today.
///
/// An account can have several identities of one issuer: whoever has its mailbox could sign
/// in by a link as well.
pub async fn enter_by_identity(
    cx: &Cx,
    tx: &Tx,
    who: &Identity,
    email: Option<&Email>,
) -> Result<Entrance, StoreError> {
    // Two first visits at once would both find nothing.
    tx.lock("identities").await?;
    if let Some(id) = account_of(tx, who).await? {
        let known = account(tx, id).await?;
        return Ok(known.map_or(Entrance::Unknown, |it| entrance(id, it.blocked)));
    }
    let Some(email) = email.filter(|email| email.verified) else { return Ok(Entrance::Unverified) };
    let Some(address) = address_of(&email.address) else { return Ok(Entrance::Unknown) };
    let Some((known, _)) = account_by_address(tx, &address).await? else { return Ok(Entrance::Unknown) };
    if !known.blocked {
        let row = identity::ActiveModel {
            id: Set(cx.new_id()),
            issuer: Set(who.issuer.clone()),
            subject: Set(who.subject.clone()),
            account_id: Set(known.id),
            made_at: Set(cx.now()),
        };
        identity::Entity::insert(row).exec_without_returning(&**tx).await?;
        confirm_address(cx, tx, known.id).await?;
    }
    Ok(entrance(known.id, known.blocked))
}

/// Whether an account was signed in to by an identity of this issuer.
pub async fn is_known_to(db: &minga_store::Conn, account: Uuid, issuer: &str) -> Result<bool, StoreError> {
    let found = identity::Entity::find()
        .filter(identity::Column::AccountId.eq(account))
        .filter(identity::Column::Issuer.eq(issuer));
    Ok(found.count(db).await? > 0)
}

/// The account that an identity is tied to.
pub(crate) async fn account_of(db: &minga_store::Conn, who: &Identity) -> Result<Option<Uuid>, StoreError> {
    let found = identity::Entity::find()
        .filter(identity::Column::Issuer.eq(&who.issuer))
        .filter(identity::Column::Subject.eq(&who.subject))
        .one(db)
        .await?;
    Ok(found.map(|row| row.account_id))
}

fn entrance(id: Uuid, blocked: bool) -> Entrance {
    if blocked { Entrance::Blocked } else { Entrance::Account(id) }
}
