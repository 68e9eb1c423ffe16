use crate::Token;
use crate::entity::{account, key};
use minga_kernel::{Cx, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect, QueryTrait};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// What a key is for. It never allows more than its owner may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Report progress and propose dates.
    Report,
    /// Confirm and dispute.
    Confirm,
    /// Write plans and decide on dates.
    Plan,
    /// Register addresses that are told of events.
    Webhooks,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 4] = [Scope::Report, Scope::Confirm, Scope::Plan, Scope::Webhooks];

    /// As the database and the API write it.
    pub const fn code(self) -> &'static str {
        match self {
            Scope::Report => "report",
            Scope::Confirm => "confirm",
            Scope::Plan => "plan",
            Scope::Webhooks => "webhooks",
        }
    }

    /// Reads what [`Scope::code`] wrote.
    pub fn from_code(code: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

/// A key with which a program acts for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Its identifier, by which its owner ends it. It proves nothing.
    pub id: Uuid,
    /// For whom it acts.
    pub account: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// What it is for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub made_at: Moment,
    /// When it ends by itself.
    pub ends_at: Option<Moment>,
}

/// Makes a key; the token is shown once.
pub async fn make_key(
    cx: &Cx,
    tx: &Tx,
    account: Uuid,
    name: &str,
    scopes: &[Scope],
    ends_at: Option<Moment>,
) -> Result<Token, StoreError> {
    let token = Token::new(&*cx.random);
    let codes: Vec<&str> = scopes.iter().map(|scope| scope.code()).collect();
    let row = key::ActiveModel {
        id: Set(cx.new_id()),
        hash: Set(token.hash()),
        account_id: Set(account),
        name: Set(name.to_owned()),
        scopes: Set(codes.join(" ")),
        made_at: Set(cx.now()),
        ends_at: Set(ends_at),
    };
    key::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(token)
}

/// The key of this token, if it has not ended and its account is not blocked.
pub async fn holder_of_key(db: &Conn, token: &Token, now: Moment) -> Result<Option<ApiKey>, StoreError> {
    let open = account::Entity::find()
        .filter(account::Column::Blocked.eq(false))
        .select_only()
        .column(account::Column::Id);
    let found = key::Entity::find()
        .filter(key::Column::Hash.eq(token.hash()))
        .filter(key::Column::AccountId.in_subquery(open.into_query()));
    let found = found.one(db).await?.filter(|key| key.ends_at.is_none_or(|ends| now < ends));
    Ok(found.map(of))
}

/// The keys of an account, newest first.
pub async fn keys_of(db: &Conn, account: Uuid) -> Result<Vec<ApiKey>, StoreError> {
    let found =
        key::Entity::find().filter(key::Column::AccountId.eq(account)).order_by_desc(key::Column::MadeAt);
    Ok(found.all(db).await?.into_iter().map(of).collect())
}

/// Ends a key of this account; whether there was one.
pub async fn close_key(tx: &Tx, account: Uuid, id: Uuid) -> Result<bool, StoreError> {
    let own =
        key::Entity::delete_many().filter(key::Column::Id.eq(id)).filter(key::Column::AccountId.eq(account));
    Ok(own.exec(&**tx).await?.rows_affected > 0)
}

fn of(row: key::Model) -> ApiKey {
    ApiKey {
        id: row.id,
        account: row.account_id,
        name: row.name,
        scopes: row.scopes.split(' ').filter_map(Scope::from_code).collect(),
        made_at: row.made_at,
        ends_at: row.ends_at,
    }
}
