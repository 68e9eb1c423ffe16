use crate::Token;
use crate::entity::{account, session};
use chrono::Duration;
use minga_kernel::{Cx, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// A browser in which somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its identifier, by which its owner ends it. It proves nothing.
    pub id: Uuid,
    /// Whose it is.
    pub account: Uuid,
    /// The family of browser and system, for the owner to recognise: `Firefox, Android`.
    pub device: String,
    /// When they signed in.
    pub made_at: Moment,
    /// When it was used last, to the hour.
    pub seen_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
}

/// How exactly it is known when a session was used last: a write each hour, not each request.
const SEEN_EVERY: Duration = Duration::hours(1);

/// Opens a session for so long; the token is for the browser alone. Always a new one, so
/// that nobody can prepare it for somebody else.
pub async fn open_session(
    cx: &Cx,
    tx: &Tx,
    account: Uuid,
    device: &str,
    lasts: Duration,
) -> Result<Token, StoreError> {
    let token = Token::new(&*cx.random);
    let now = cx.now();
    let row = session::ActiveModel {
        id: Set(cx.new_id()),
        hash: Set(token.hash()),
        account_id: Set(account),
        device: Set(device.to_owned()),
        made_at: Set(now),
        seen_at: Set(now),
        ends_at: Set(now + lasts),
    };
    session::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(token)
}

/// The session of this token, if it has not ended and its account is not blocked.
pub async fn resume(db: &Conn, token: &Token, now: Moment) -> Result<Option<Session>, StoreError> {
    let found = session::Entity::find()
        .filter(session::Column::Hash.eq(token.hash()))
        .filter(session::Column::EndsAt.gt(now))
        .one(db)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let open = account::Entity::find_by_id(found.account_id).filter(account::Column::Blocked.eq(false));
    Ok(open.one(db).await?.map(|_| of(found)))
}

/// Whether it is time to write down that a session is used.
pub fn touch(session: &Session, now: Moment) -> bool {
    now - session.seen_at >= SEEN_EVERY
}

impl Session {
    /// Writes down that it is used, and lets it last anew.
    pub async fn seen(&self, tx: &Tx, now: Moment, lasts: Duration) -> Result<(), StoreError> {
        let row = session::ActiveModel {
            id: Set(self.id),
            seen_at: Set(now),
            ends_at: Set(now + lasts),
            ..Default::default()
        };
        row.update(&**tx).await?;
        Ok(())
    }
}

/// The sessions of an account that have not ended, newest first.
pub async fn sessions_of(db: &Conn, account: Uuid, now: Moment) -> Result<Vec<Session>, StoreError> {
    let found = session::Entity::find()
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::EndsAt.gt(now))
        .order_by_desc(session::Column::SeenAt);
    Ok(found.all(db).await?.into_iter().map(of).collect())
}

/// Ends one session of this account; whether there was one.
pub async fn close_session(tx: &Tx, account: Uuid, id: Uuid) -> Result<bool, StoreError> {
    let own = session::Entity::delete_many()
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::AccountId.eq(account));
    Ok(own.exec(&**tx).await?.rows_affected > 0)
}

/// Ends every session of this account but one.
pub async fn close_other_sessions(tx: &Tx, account: Uuid, but: Option<Uuid>) -> Result<u64, StoreError> {
    let mut others = session::Entity::delete_many().filter(session::Column::AccountId.eq(account));
    if let Some(but) = but {
        others = others.filter(session::Column::Id.ne(but));
    }
    Ok(others.exec(&**tx).await?.rows_affected)
}

fn of(row: session::Model) -> Session {
    Session {
        id: row.id,
        account: row.account_id,
        device: row.device,
        made_at: row.made_at,
        seen_at: row.seen_at,
        ends_at: row.ends_at,
    }
}
