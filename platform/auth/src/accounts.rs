use crate::entity::account;
use minga_kernel::{Cx, Lang, Moment};
use minga_mail::is_address;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::Expr;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::HashMap;

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its identifier, which is all that other tables and the record know of it.
    pub id: Uuid,
    /// Its e-mail address, as [`address_of`] writes it; unique.
    pub address: String,
    /// What the person wants to be called.
    pub name: String,
    /// The language in which they are written to.
    pub lang: Lang,
    /// Whether a password was set.
    pub has_password: bool,
    /// Whether it may not sign in any more.
    pub blocked: bool,
    /// When it was made.
    pub made_at: Moment,
}

/// An e-mail address in the form in which two that are the same look the same; `None` if it
/// is none.
pub fn address_of(text: &str) -> Option<String> {
    let address = text.trim().to_lowercase();
    is_address(&address).then_some(address)
}

/// An account by its identifier.
pub async fn account(db: &Conn, id: Uuid) -> Result<Option<Account>, StoreError> {
    Ok(account::Entity::find_by_id(id).one(db).await?.map(of))
}

/// Some accounts, also those that were blocked.
pub async fn accounts_by_id(db: &Conn, ids: &[Uuid]) -> Result<HashMap<Uuid, Account>, StoreError> {
    let found = account::Entity::find().filter(account::Column::Id.is_in(ids.iter().copied()));
    Ok(found.all(db).await?.into_iter().map(|row| (row.id, of(row))).collect())
}

/// What the holders of these accounts want to be called; without those that were blocked.
pub async fn names_of(db: &Conn, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, StoreError> {
    let found = account::Entity::find()
        .filter(account::Column::Id.is_in(ids.iter().copied()))
        .filter(account::Column::Blocked.eq(false));
    Ok(found.all(db).await?.into_iter().map(|row| (row.id, row.name)).collect())
}

/// An account by its address in the form of [`address_of`], with the hash of its password.
pub async fn account_by_address(
    db: &Conn,
    address: &str,
) -> Result<Option<(Account, Option<String>)>, StoreError> {
    let found = account::Entity::find().filter(account::Column::Address.eq(address)).one(db).await?;
    Ok(found.map(|row| (of(row.clone()), row.password)))
}

/// The next so many accounts in the order of their addresses.
pub async fn accounts(db: &Conn, after: Option<&str>, limit: u64) -> Result<Vec<Account>, StoreError> {
    let beyond = after.map(|address| account::Column::Address.gt(address));
    let found = account::Entity::find()
        .filter(Condition::all().add_option(beyond))
        .order_by_asc(account::Column::Address)
        .limit(limit);
    Ok(found.all(db).await?.into_iter().map(of).collect())
}

/// Writes an account that is new and cannot sign in by password yet.
pub(crate) async fn insert(
    cx: &Cx,
    tx: &Tx,
    address: &str,
    name: &str,
    lang: Lang,
) -> Result<Account, StoreError> {
    let row = account::Model {
        id: cx.new_id(),
        address: address.to_owned(),
        name: name.to_owned(),
        lang: lang.code().to_owned(),
        password: None,
        blocked: false,
        made_at: cx.now(),
        confirmed_at: None,
    };
    account::Entity::insert(account::ActiveModel::from(row.clone())).exec_without_returning(&**tx).await?;
    Ok(of(row))
}

/// Writes name, language and whether it is blocked.
pub async fn save_account(tx: &Tx, it: &Account) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(it.id),
        name: Set(it.name.clone()),
        lang: Set(it.lang.code().to_owned()),
        blocked: Set(it.blocked),
        ..Default::default()
    };
    row.update(&**tx).await?;
    Ok(())
}

/// Remembers that whoever holds the account reads the mail of its address: they came by a link
/// that was sent there, or somebody whom the site trusts vouches for it.
pub(crate) async fn confirm_address(cx: &Cx, tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    account::Entity::update_many()
        .col_expr(account::Column::ConfirmedAt, Expr::value(cx.now()))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::ConfirmedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Whether whoever holds the account is known to read the mail of its address.
pub async fn has_confirmed_address(db: &Conn, id: Uuid) -> Result<bool, StoreError> {
    let found = account::Entity::find_by_id(id).filter(account::Column::ConfirmedAt.is_not_null());
    Ok(found.one(db).await?.is_some())
}

/// Sets a password by its hash.
pub async fn set_password(tx: &Tx, id: Uuid, hash: &str) -> Result<(), StoreError> {
    let row =
        account::ActiveModel { id: Set(id), password: Set(Some(hash.to_owned())), ..Default::default() };
    row.update(&**tx).await?;
    Ok(())
}

fn of(row: account::Model) -> Account {
    Account {
        id: row.id,
        address: row.address,
        name: row.name,
        lang: Lang::from_code(&row.lang).unwrap_or_default(),
        has_password: row.password.is_some(),
        blocked: row.blocked,
        made_at: row.made_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_texts() {
        assert_eq!(address_of(" Ana@Mintel.Gob.EC "), Some("ana@mintel.gob.ec".to_owned()));
        assert_eq!(address_of("Ana <ana@mintel.gob.ec>"), None);
    }
}
