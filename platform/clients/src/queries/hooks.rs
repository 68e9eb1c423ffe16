use crate::Secret;
use crate::entity::hook::{ActiveModel, Column, Entity, Model};
use minga_kernel::{Cx, Moment, Ref};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx, newest_number};
use uuid::Uuid;

/// The most webhooks of one account.
pub const MOST: usize = 10;
/// After so many failures in a row a webhook is switched off.
pub const TOLERATED: u32 = 20;

/// Whoever hands events over to webhooks, and whoever makes one that begins at this moment,
/// wait for each other: else an event between the two would be handed to nobody.
pub(super) const FOLLOWING: &str = "webhooks";

/// An address that is told of events.
#[derive(Clone, Debug)]
pub struct Hook {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub account: Uuid,
    /// Where events are sent.
    pub address: String,
    /// Only events filed under this thing; everything if none.
    pub root: Option<Ref>,
    /// What signs them.
    pub secret: Secret,
    /// Only events after this number.
    pub since: u64,
    /// When it was made.
    pub made_at: Moment,
    /// How often in a row it failed.
    pub failures: u32,
    /// Why it failed last, as a code; nothing since it went well.
    pub fault: Option<String>,
    /// When it last took an event.
    pub told_at: Option<Moment>,
    /// When it was switched off; nothing while it is on.
    pub off_at: Option<Moment>,
}

impl Hook {
    /// Whether it is told of what is filed under this thing.
    pub(crate) fn wants(&self, root: &Ref) -> bool {
        self.root.as_ref().is_none_or(|own| own == root)
    }
}

/// The webhooks of an account, oldest first.
pub async fn hooks_of(db: &Conn, account: Uuid) -> Result<Vec<Hook>, StoreError> {
    let found = Entity::find().filter(Column::AccountId.eq(account)).order_by_asc(Column::Id);
    found.all(db).await?.into_iter().map(of).collect()
}

/// Every webhook that is on.
pub(crate) async fn hooks_on(db: &Conn) -> Result<Vec<Hook>, StoreError> {
    let found = Entity::find().filter(Column::OffAt.is_null()).order_by_asc(Column::Id);
    found.all(db).await?.into_iter().map(of).collect()
}

/// One webhook.
pub async fn hook(db: &Conn, id: Uuid) -> Result<Option<Hook>, StoreError> {
    Entity::find_by_id(id).one(db).await?.map(of).transpose()
}

/// Makes a webhook that is told of everything from now on; `None` if the account has as many
/// as it may. Its secret is shown once.
pub async fn make_hook(
    cx: &Cx,
    tx: &Tx,
    account: Uuid,
    address: &str,
    root: Option<Ref>,
) -> Result<Option<Hook>, StoreError> {
    tx.lock(FOLLOWING).await?;
    if hooks_of(tx, account).await?.len() >= MOST {
        return Ok(None);
    }
    let made = Hook {
        id: cx.new_id(),
        account,
        address: address.to_owned(),
        root,
        secret: Secret::new(&*cx.random),
        since: newest_number(tx).await?,
        made_at: cx.now(),
        failures: 0,
        fault: None,
        told_at: None,
        off_at: None,
    };
    Entity::insert(row(&made)).exec_without_returning(&**tx).await?;
    Ok(Some(made))
}

/// Gives a webhook of this account another address and another filter, and switches it on
/// again from now on; `None` if the account has no such one.
pub async fn replace_hook(
    tx: &Tx,
    account: Uuid,
    id: Uuid,
    address: &str,
    root: Option<Ref>,
) -> Result<Option<Hook>, StoreError> {
    tx.lock(FOLLOWING).await?;
    tx.lock(&format!("webhook {id}")).await?;
    let Some(known) = hook(tx, id).await?.filter(|it| it.account == account) else { return Ok(None) };
    // What happened while it was off is not told later: the feed has it.
    let since = if known.off_at.is_some() { newest_number(tx).await? } else { known.since };
    let address = address.to_owned();
    let replaced = Hook { address, root, since, failures: 0, fault: None, off_at: None, ..known };
    row(&replaced).update(&**tx).await?;
    Ok(Some(replaced))
}

/// Removes a webhook of this account; whether there was one.
pub async fn close_hook(tx: &Tx, account: Uuid, id: Uuid) -> Result<bool, StoreError> {
    let own = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::AccountId.eq(account));
    Ok(own.exec(&**tx).await?.rows_affected > 0)
}

/// Removes every webhook of this account.
pub async fn forget_hooks(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::AccountId.eq(account)).exec(&**tx).await?;
    Ok(())
}

/// What came of telling a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// It took the event.
    Taken,
    /// It did not; a code that says why.
    Failed(&'a str),
}

/// Writes down what came of telling a webhook; one that failed too often in a row is switched
/// off. Whether it is on.
pub async fn note(tx: &Tx, id: Uuid, outcome: Outcome<'_>, now: Moment) -> Result<bool, StoreError> {
    tx.lock(&format!("webhook {id}")).await?;
    let Some(known) = hook(tx, id).await? else { return Ok(false) };
    let noted = match outcome {
        Outcome::Taken => Hook { failures: 0, fault: None, told_at: Some(now), ..known },
        Outcome::Failed(fault) => {
            let failures = known.failures.saturating_add(1);
            let off_at = known.off_at.or_else(|| (failures >= TOLERATED).then_some(now));
            Hook { failures, fault: Some(fault.to_owned()), off_at, ..known }
        }
    };
    row(&noted).update(&**tx).await?;
    Ok(noted.off_at.is_none())
}

fn row(it: &Hook) -> ActiveModel {
    ActiveModel {
        id: Set(it.id),
        account_id: Set(it.account),
        address: Set(it.address.clone()),
        root: Set(it.root.as_ref().map(Ref::to_string)),
        secret: Set(it.secret.reveal()),
        since: Set(i64::try_from(it.since).unwrap_or(i64::MAX)),
        made_at: Set(it.made_at),
        failures: Set(i64::from(it.failures)),
        fault: Set(it.fault.clone()),
        told_at: Set(it.told_at),
        off_at: Set(it.off_at),
    }
}

fn of(row: Model) -> Result<Hook, StoreError> {
    Ok(Hook {
        id: row.id,
        account: row.account_id,
        address: row.address,
        root: row.root.map(|root| root.parse().map_err(StoreError::corrupt)).transpose()?,
        secret: Secret::parse(&row.secret).ok_or_else(|| StoreError::corrupt("a webhook's secret"))?,
        since: u64::try_from(row.since).unwrap_or(0),
        made_at: row.made_at,
        failures: u32::try_from(row.failures).unwrap_or(u32::MAX),
        fault: row.fault,
        told_at: row.told_at,
        off_at: row.off_at,
    })
}
