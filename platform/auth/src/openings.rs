//! Accounts that people open by themselves: asked for with a name and an address, and there once
//! a link that was sent to the address is followed.
//!
//! What is kept meanwhile is the same whether the address has an account or not, so that neither
//! words nor time tell it; the link of somebody who has one signs them in.

use crate::accounts::{self, account_by_address, confirm_address};
use crate::commands::{PERMISSIONS, about};
use crate::entity::opening;
use crate::{Account, Token};
use chrono::Duration;
use minga_kernel::{Cx, Lang, Matter, Moment, Office, Role, Standing, authorise};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{CommandError, Conn, StoreError, Tx};

/// An account that somebody asked to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The address, as [`crate::address_of`] writes it.
    pub address: String,
    /// What the person wants to be called.
    pub name: String,
    /// The language in which they asked.
    pub lang: Lang,
    /// The path of ours from which they came; empty for none.
    pub next: String,
}

/// Keeps it until it is confirmed by this token, or its time is over.
pub async fn keep_opening(cx: &Cx, tx: &Tx, it: &Opening, lasts: Duration) -> Result<Token, StoreError> {
    let token = Token::new(&*cx.random);
    let row = opening::ActiveModel {
        hash: Set(token.hash()),
        address: Set(it.address.clone()),
        name: Set(it.name.clone()),
        lang: Set(it.lang.code().to_owned()),
        next: Set(it.next.clone()),
        ends_at: Set(cx.now() + lasts),
    };
    opening::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(token)
}

/// What a token confirms, without using it up; nothing for whoever is blocked. With it the account
/// that the address has, if it has one.
pub async fn opening(
    db: &Conn,
    token: &Token,
    now: Moment,
) -> Result<Option<(Opening, Option<Account>)>, StoreError> {
    let found = opening::Entity::find_by_id(token.hash()).filter(opening::Column::EndsAt.gt(now));
    let Some(row) = found.one(db).await? else { return Ok(None) };
    let known = account_by_address(db, &row.address).await?.map(|(account, _)| account);
    if known.as_ref().is_some_and(|account| account.blocked) {
        return Ok(None);
    }
    let lang = Lang::from_code(&row.lang).unwrap_or_default();
    Ok(Some((Opening { address: row.address, name: row.name, lang, next: row.next }, known)))
}

/// Uses a token up: the account that it opens under this name, or the one that the address has
/// already, with where its owner came from. Of two who come at once with the same, one gets it;
/// all other links to the address are void.
pub async fn open_account(
    cx: &Cx,
    tx: &Tx,
    token: &Token,
    name: &str,
) -> Result<Option<(Account, String)>, CommandError> {
    // Two links to one address that are followed at once open one account.
    tx.lock("accounts").await?;
    let Some((it, known)) = opening(tx, token, cx.now()).await? else { return Ok(None) };
    if !take(tx, token).await? {
        return Ok(None);
    }
    forget(tx, &it.address).await?;
    let account = if let Some(account) = known {
        account
    } else {
        let made = accounts::insert(cx, tx, &it.address, name, it.lang).await?;
        let office = Office { role: Role::Participant, body: None, scope: None };
        let person = Standing { account: Some(made.id), offices: vec![office] };
        let capacity = authorise(PERMISSIONS, &person, "accounts.open", &Matter::default())?;
        tx.publish(cx, &capacity, vec![about(made.id, "account.opened")]).await?;
        made
    };
    confirm_address(cx, tx, account.id).await?;
    Ok(Some((account, it.next)))
}

/// Uses a token up; whether it was there.
async fn take(tx: &Tx, token: &Token) -> Result<bool, StoreError> {
    Ok(opening::Entity::delete_by_id(token.hash()).exec(&**tx).await?.rows_affected == 1)
}

/// Forgets what was asked for with an address.
pub(crate) async fn forget(tx: &Tx, address: &str) -> Result<(), StoreError> {
    opening::Entity::delete_many().filter(opening::Column::Address.eq(address)).exec(&**tx).await?;
    Ok(())
}
