//! Who was reminded when, and who does not want to be.

use crate::entity::reminder;
use minga_kernel::Day;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::OnConflict;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// What is known of the reminders of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reminded {
    /// Whether it wants none.
    pub(crate) off: bool,
    /// The day up to which it was reminded of deadlines.
    pub(crate) deadlines: Option<Day>,
    /// The day on which it was last told what slipped.
    pub(crate) slipped: Option<Day>,
}

/// What is known of the reminders of an account.
pub(crate) async fn reminded(db: &Conn, account: Uuid) -> Result<Reminded, StoreError> {
    let found = reminder::Entity::find_by_id(account).one(db).await?;
    Ok(found.map_or_else(Reminded::default, |row| Reminded {
        off: row.off,
        deadlines: row.deadlines_on,
        slipped: row.slipped_on,
    }))
}

/// Writes it down.
pub(crate) async fn set_reminded(tx: &Tx, account: Uuid, it: Reminded) -> Result<(), StoreError> {
    let row = reminder::ActiveModel {
        account_id: Set(account),
        off: Set(it.off),
        deadlines_on: Set(it.deadlines),
        slipped_on: Set(it.slipped),
    };
    let replace = OnConflict::column(reminder::Column::AccountId)
        .update_columns([reminder::Column::Off, reminder::Column::DeadlinesOn, reminder::Column::SlippedOn])
        .to_owned();
    reminder::Entity::insert(row).on_conflict(replace).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Deletes what is known of the reminders of an account.
pub(crate) async fn forget_reminders(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    reminder::Entity::delete_by_id(account).exec(&**tx).await?;
    Ok(())
}
