use crate::Token;
use crate::accounts::confirm_address;
use crate::entity::{account, ceremony, opening, session, throttle, ticket};
use chrono::Duration;
use minga_kernel::{Cx, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// What a link is for. One for one purpose does not serve another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signs in once: a link that was asked for by mail.
    SignIn,
    /// Takes up an account that an administrator made.
    Invitation,
    /// Signs in, as often as one likes: only the demo makes these.
    Demo,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Purpose::SignIn => "sign_in",
            Purpose::Invitation => "invitation",
            Purpose::Demo => "demo",
        }
    }

    const ALL: [Purpose; 3] = [Purpose::SignIn, Purpose::Invitation, Purpose::Demo];
}

/// Makes a ticket. Those of the same purpose that the account had are void.
pub async fn issue_ticket(
    cx: &Cx,
    tx: &Tx,
    purpose: Purpose,
    account: Uuid,
    lasts: Duration,
) -> Result<Token, StoreError> {
    ticket::Entity::delete_many()
        .filter(ticket::Column::AccountId.eq(account))
        .filter(ticket::Column::Purpose.eq(purpose.code()))
        .exec(&**tx)
        .await?;
    let token = Token::new(&*cx.random);
    let row = ticket::ActiveModel {
        hash: Set(token.hash()),
        purpose: Set(purpose.code().to_owned()),
        account_id: Set(account),
        ends_at: Set(cx.now() + lasts),
    };
    ticket::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(token)
}

/// Whose ticket it is and for what, without using it up.
pub async fn holder_of_ticket(
    db: &Conn,
    token: &Token,
    now: Moment,
) -> Result<Option<(Uuid, Purpose)>, StoreError> {
    let found =
        ticket::Entity::find_by_id(token.hash()).filter(ticket::Column::EndsAt.gt(now)).one(db).await?;
    let Some(found) = found else { return Ok(None) };
    let open = account::Entity::find_by_id(found.account_id).filter(account::Column::Blocked.eq(false));
    if open.one(db).await?.is_none() {
        return Ok(None);
    }
    let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.code() == found.purpose);
    Ok(purpose.map(|purpose| (found.account_id, purpose)))
}

/// Uses a ticket up, and tells whose it was and for what. Of two who come at once with the
/// same, one gets it.
pub async fn redeem_ticket(cx: &Cx, tx: &Tx, token: &Token) -> Result<Option<(Uuid, Purpose)>, StoreError> {
    let Some((account, purpose)) = holder_of_ticket(tx, token, cx.now()).await? else { return Ok(None) };
    if purpose == Purpose::Demo {
        return Ok(Some((account, purpose)));
    }
    let used = ticket::Entity::delete_by_id(token.hash()).exec(&**tx).await?;
    if used.rows_affected != 1 {
        return Ok(None);
    }
    confirm_address(cx, tx, account).await?;
    Ok(Some((account, purpose)))
}

/// Deletes everything whose time is over: links, sessions, what was begun and not ended, accounts
/// that were asked for and not confirmed, counts of attempts. How much of each, by these names.
pub async fn sweep(tx: &Tx, now: Moment) -> Result<[(&'static str, u64); 5], StoreError> {
    let links = ticket::Entity::delete_many().filter(ticket::Column::EndsAt.lte(now));
    let sessions = session::Entity::delete_many().filter(session::Column::EndsAt.lte(now));
    let begun = ceremony::Entity::delete_many().filter(ceremony::Column::EndsAt.lte(now));
    let openings = opening::Entity::delete_many().filter(opening::Column::EndsAt.lte(now));
    let tries = throttle::Entity::delete_many().filter(throttle::Column::Since.lte(now - Duration::days(1)));
    Ok([
        ("links", links.exec(&**tx).await?.rows_affected),
        ("sessions", sessions.exec(&**tx).await?.rows_affected),
        ("begun", begun.exec(&**tx).await?.rows_affected),
        ("openings", openings.exec(&**tx).await?.rows_affected),
        ("tries", tries.exec(&**tx).await?.rows_affected),
    ])
}
