//! How many of those who proposed said what of themselves.

use crate::entity::evaluation::declared;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::ExprTrait;
use minga_store::orm::sea_orm::sea_query::{Expr, OnConflict};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::HashMap;

/// Counts one more who said this.
pub(crate) async fn count_declared(
    tx: &Tx,
    process: Uuid,
    asked: &str,
    said: &str,
) -> Result<(), StoreError> {
    let row = declared::ActiveModel {
        process_id: Set(process),
        asked: Set(asked.to_owned()),
        said: Set(said.to_owned()),
        count: Set(0),
        shown: Set(0),
    };
    let key = [declared::Column::ProcessId, declared::Column::Asked, declared::Column::Said];
    declared::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    declared::Entity::update_many()
        .col_expr(declared::Column::Count, Expr::col(declared::Column::Count).add(1))
        .filter(declared::Column::ProcessId.eq(process))
        .filter(declared::Column::Asked.eq(asked))
        .filter(declared::Column::Said.eq(said))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Shows what was counted, once so many more said something: whoever looks before and after one
/// of them learns nothing of that one.
pub(crate) async fn show_declared(tx: &Tx, process: Uuid, asked: &str, least: u64) -> Result<(), StoreError> {
    let found = declared::Entity::find()
        .filter(declared::Column::ProcessId.eq(process))
        .filter(declared::Column::Asked.eq(asked));
    let waiting: i64 = found.all(&**tx).await?.iter().map(|it| it.count - it.shown).sum();
    if waiting.unsigned_abs() < least {
        return Ok(());
    }
    declared::Entity::update_many()
        .col_expr(declared::Column::Shown, Expr::col(declared::Column::Count))
        .filter(declared::Column::ProcessId.eq(process))
        .filter(declared::Column::Asked.eq(asked))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// What may be shown, by what was asked and what was said.
pub(crate) async fn declared_in(
    db: &Conn,
    process: Uuid,
) -> Result<HashMap<(String, String), u64>, StoreError> {
    let found = declared::Entity::find().filter(declared::Column::ProcessId.eq(process));
    let rows = found.all(db).await?.into_iter();
    Ok(rows.map(|it| ((it.asked, it.said), it.shown.unsigned_abs())).collect())
}
