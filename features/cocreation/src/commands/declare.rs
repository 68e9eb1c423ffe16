//! Somebody who proposed says something of themselves, by choice.
//!
//! It is added to a number, in a transaction of its own and without an event: no row and no entry
//! ties it to a person, to a proposal or to a moment.

use crate::model::declared::{Gender, LEAST, Sector};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Cx;
use minga_store::{CommandError, Store};
use uuid::Uuid;

/// What somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Declared {
    pub(crate) gender: Gender,
    pub(crate) sector: Sector,
}

/// The command. Groups are shown in steps of at least so many.
pub(crate) async fn declare(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    said: Declared,
    least: u64,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    policy::may_propose(&standing(cx, &tx).await?)?;
    tx.lock(&format!("declared {process}")).await?;
    for (asked, code) in [("gender", said.gender.code()), ("sector", said.sector.code())] {
        queries::count_declared(&tx, process, asked, code).await?;
        queries::show_declared(&tx, process, asked, least.max(LEAST)).await?;
    }
    Ok(tx.commit().await?)
}
