//! Processes.

use super::convert::{process_of, process_row};
use crate::entity::process;
use crate::model::{Process, Publicity};
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// One process, public or not.
pub(crate) async fn process_by_code(db: &Conn, code: &str) -> Result<Option<Process>, StoreError> {
    let found = process::Entity::find().filter(process::Column::Code.eq(code)).one(db).await?;
    found.map(process_of).transpose()
}

/// Some processes, public or not.
pub(crate) async fn processes_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Process>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = process::Entity::find().filter(process::Column::Id.is_in(ids.iter().copied()));
    found.all(db).await?.into_iter().map(process_of).collect()
}

/// Every process that is public, the newest first.
pub(crate) async fn public_processes(db: &Conn) -> Result<Vec<Process>, StoreError> {
    let found = process::Entity::find()
        .filter(process::Column::State.eq(Publicity::Published.code()))
        .order_by_desc(process::Column::PublishedAt)
        .order_by_desc(process::Column::Id);
    found.all(db).await?.into_iter().map(process_of).collect()
}

/// Every process that nobody published yet, the newest first.
pub(crate) async fn draft_processes(db: &Conn) -> Result<Vec<Process>, StoreError> {
    let found = process::Entity::find()
        .filter(process::Column::State.eq(Publicity::Draft.code()))
        .order_by_desc(process::Column::Id);
    found.all(db).await?.into_iter().map(process_of).collect()
}

/// The next public processes in the order of their identifiers.
pub(crate) async fn processes_after(
    db: &Conn,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Process>, StoreError> {
    let chosen = Condition::all()
        .add(process::Column::State.eq(Publicity::Published.code()))
        .add_option(after.map(|after| process::Column::Id.gt(after)));
    let found = process::Entity::find().filter(chosen).order_by_asc(process::Column::Id).limit(limit);
    found.all(db).await?.into_iter().map(process_of).collect()
}

/// Writes a process that is new.
pub(crate) async fn add_process(tx: &Tx, it: &Process) -> Result<(), StoreError> {
    process::Entity::insert(process_row(it)?).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of a process that is known.
pub(crate) async fn save_process(tx: &Tx, it: &Process) -> Result<(), StoreError> {
    process_row(it)?.update(&**tx).await?;
    Ok(())
}
