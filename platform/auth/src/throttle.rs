use crate::entity::throttle;
use chrono::Duration;
use minga_kernel::Cx;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{StoreError, Tx};
use sha2::{Digest, Sha256};

/// How often something may be tried.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// So many times …
    pub times: u32,
    /// … from the first of them on.
    pub within: Duration,
}

impl Allowance {
    /// So many times in an hour.
    pub const fn hourly(times: u32) -> Allowance {
        Allowance { times, within: Duration::hours(1) }
    }

    /// So many times in a day.
    pub const fn daily(times: u32) -> Allowance {
        Allowance { times, within: Duration::days(1) }
    }
}

/// Counts one more attempt of `who` at `what`; whether it is still allowed. The caller
/// commits, so that a refused attempt counts too. `who` is kept as a hash.
pub async fn allow(
    cx: &Cx,
    tx: &Tx,
    what: &str,
    who: &str,
    allowance: Allowance,
) -> Result<bool, StoreError> {
    let name = hex::encode(Sha256::digest(format!("{what}\n{who}")));
    // Two that count at once on PostgreSQL would both read the old count.
    tx.lock(&name).await?;
    let now = cx.now();
    let known = throttle::Entity::find_by_id(&name).one(&**tx).await?;
    let row = match &known {
        Some(row) if now < row.since + allowance.within => {
            throttle::ActiveModel { name: Set(name), count: Set(row.count + 1), since: Set(row.since) }
        }
        _ => throttle::ActiveModel { name: Set(name), count: Set(1), since: Set(now) },
    };
    let allowed = *row.count.as_ref() <= i64::from(allowance.times);
    if known.is_some() {
        row.update(&**tx).await?;
    } else {
        throttle::Entity::insert(row).exec_without_returning(&**tx).await?;
    }
    Ok(allowed)
}
