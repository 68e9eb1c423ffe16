//! What a process asks of whoever takes part, and who was let in.

use crate::entity::doors::{admission, census, code, door};
use crate::model::Who;
use crate::model::doors::{Code, Door};
use minga_auth::Salt;
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::{Expr, OnConflict};
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::HashMap;

/// Rows that are written at once: databases take so many values only.
const AT_ONCE: usize = 5_000;

/// What a process asks, if anything was ever said of it.
pub(crate) async fn door(db: &Conn, process: Uuid) -> Result<Option<Door>, StoreError> {
    Ok(door::Entity::find_by_id(process).one(db).await?.map(door_of))
}

/// The same of some processes.
pub(crate) async fn doors(db: &Conn, processes: &[Uuid]) -> Result<HashMap<Uuid, Door>, StoreError> {
    if processes.is_empty() {
        return Ok(HashMap::new());
    }
    let found = door::Entity::find().filter(door::Column::Id.is_in(processes.iter().copied()));
    Ok(found.all(db).await?.into_iter().map(|row| (row.id, door_of(row))).collect())
}

fn door_of(row: door::Model) -> Door {
    Door { process: row.id, issuer: row.issuer, listed: row.listed, salt: Salt::kept(&row.salt) }
}

/// Writes what a process asks.
pub(crate) async fn save_door(tx: &Tx, it: &Door) -> Result<(), StoreError> {
    let row = door::ActiveModel {
        id: Set(it.process),
        issuer: Set(it.issuer.clone()),
        listed: Set(it.listed),
        salt: Set(it.salt.as_str().to_owned()),
    };
    let replace = OnConflict::column(door::Column::Id)
        .update_columns([door::Column::Issuer, door::Column::Listed])
        .to_owned();
    door::Entity::insert(row).on_conflict(replace).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The codes of a process, the newest first, each with how many came by it.
pub(crate) async fn codes(db: &Conn, process: Uuid) -> Result<Vec<(Code, i64)>, StoreError> {
    let found = code::Entity::find()
        .filter(code::Column::ProcessId.eq(process))
        .order_by_desc(code::Column::Id)
        .all(db)
        .await?;
    let used: Vec<(Option<Uuid>, i64)> = admission::Entity::find()
        .filter(admission::Column::ProcessId.eq(process))
        .filter(admission::Column::CodeId.is_not_null())
        .select_only()
        .column(admission::Column::CodeId)
        .column_as(admission::Column::Id.count(), "used")
        .group_by(admission::Column::CodeId)
        .into_tuple()
        .all(db)
        .await?;
    let used: HashMap<Option<Uuid>, i64> = used.into_iter().collect();
    Ok(found
        .into_iter()
        .map(|row| (used.get(&Some(row.id)).copied().unwrap_or(0), row))
        .map(|(used, row)| (code_of(row), used))
        .collect())
}

/// The code with this hash.
pub(crate) async fn code_by_hash(db: &Conn, process: Uuid, hash: &str) -> Result<Option<Code>, StoreError> {
    let found =
        code::Entity::find().filter(code::Column::ProcessId.eq(process)).filter(code::Column::Hash.eq(hash));
    Ok(found.one(db).await?.map(code_of))
}

/// How many came by a code.
pub(crate) async fn used(db: &Conn, code: Uuid) -> Result<i64, StoreError> {
    let found = admission::Entity::find().filter(admission::Column::CodeId.eq(code)).count(db).await?;
    Ok(i64::try_from(found).unwrap_or(i64::MAX))
}

fn code_of(row: code::Model) -> Code {
    Code {
        id: row.id,
        process: row.process_id,
        organisation: row.organisation_id,
        uses: row.uses,
        ends_on: row.ends_on,
        hash: row.hash,
        made_at: row.made_at,
        ended_at: row.ended_at,
    }
}

/// Writes a code that is new.
pub(crate) async fn add_code(tx: &Tx, it: &Code) -> Result<(), StoreError> {
    let row = code::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        organisation_id: Set(it.organisation),
        uses: Set(it.uses),
        ends_on: Set(it.ends_on),
        hash: Set(it.hash.clone()),
        made_at: Set(it.made_at),
        ended_at: Set(it.ended_at),
    };
    code::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Ends a code of a process now; whether it was open.
pub(crate) async fn end_code(tx: &Tx, process: Uuid, id: Uuid, now: Moment) -> Result<bool, StoreError> {
    let ended = code::Entity::update_many()
        .col_expr(code::Column::EndedAt, Expr::value(Some(now)))
        .filter(code::Column::Id.eq(id))
        .filter(code::Column::ProcessId.eq(process))
        .filter(code::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// Writes identifiers into the list; those that are in it stay.
pub(crate) async fn add_marks(tx: &Tx, process: Uuid, marks: &[String]) -> Result<(), StoreError> {
    let keep = OnConflict::columns([census::Column::ProcessId, census::Column::Mark]).do_nothing().to_owned();
    for some in marks.chunks(AT_ONCE) {
        let rows =
            some.iter().map(|mark| census::ActiveModel { process_id: Set(process), mark: Set(mark.clone()) });
        census::Entity::insert_many(rows).on_conflict(keep.clone()).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// How many identifiers the list has.
pub(crate) async fn count_marks(db: &Conn, process: Uuid) -> Result<i64, StoreError> {
    let found = census::Entity::find().filter(census::Column::ProcessId.eq(process)).count(db).await?;
    Ok(i64::try_from(found).unwrap_or(i64::MAX))
}

/// Whether an identifier is in the list.
pub(crate) async fn is_listed(db: &Conn, process: Uuid, mark: &str) -> Result<bool, StoreError> {
    Ok(census::Entity::find_by_id((process, mark.to_owned())).one(db).await?.is_some())
}

/// Takes every identifier out of the list.
pub(crate) async fn empty_list(tx: &Tx, process: Uuid) -> Result<(), StoreError> {
    census::Entity::delete_many().filter(census::Column::ProcessId.eq(process)).exec(&**tx).await?;
    Ok(())
}

/// By what somebody was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Code(Uuid),
    /// An identifier, as its hash.
    Mark(String),
}

/// That somebody was let in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Admission {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    pub(crate) account: Uuid,
    pub(crate) by: By,
    pub(crate) made_at: Moment,
}

/// Notes down that somebody was let in.
pub(crate) async fn add_admission(tx: &Tx, it: &Admission) -> Result<(), StoreError> {
    let (kind, code, mark) = match &it.by {
        By::Code(code) => (Who::Code, Some(*code), None),
        By::Mark(mark) => (Who::List, None, Some(mark.clone())),
    };
    let row = admission::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        account_id: Set(Some(it.account)),
        kind: Set(kind.code().to_owned()),
        code_id: Set(code),
        mark: Set(mark),
        made_at: Set(it.made_at),
    };
    admission::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Whether somebody was let in by a code, or by an identifier that is in the list now.
pub(crate) async fn is_admitted(
    db: &Conn,
    process: Uuid,
    account: Uuid,
    by: Who,
) -> Result<bool, StoreError> {
    let found = admission::Entity::find()
        .filter(admission::Column::ProcessId.eq(process))
        .filter(admission::Column::AccountId.eq(account))
        .filter(admission::Column::Kind.eq(by.code()));
    match found.one(db).await? {
        None => Ok(false),
        Some(admission::Model { mark: Some(mark), .. }) => is_listed(db, process, &mark).await,
        Some(_) => Ok(true),
    }
}

/// Lets somebody in no more by what let them in before, which stays used.
pub(crate) async fn drop_admission(tx: &Tx, process: Uuid, account: Uuid, by: Who) -> Result<(), StoreError> {
    admission::Entity::update_many()
        .col_expr(admission::Column::AccountId, Expr::value(Option::<Uuid>::None))
        .filter(admission::Column::ProcessId.eq(process))
        .filter(admission::Column::AccountId.eq(account))
        .filter(admission::Column::Kind.eq(by.code()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Whether an identifier let somebody in before, whoever it was.
pub(crate) async fn is_taken(db: &Conn, process: Uuid, mark: &str) -> Result<bool, StoreError> {
    let found = admission::Entity::find()
        .filter(admission::Column::ProcessId.eq(process))
        .filter(admission::Column::Mark.eq(mark));
    Ok(found.count(db).await? > 0)
}

/// How many were let in by an identifier.
pub(crate) async fn count_by_list(db: &Conn, process: Uuid) -> Result<i64, StoreError> {
    let found = admission::Entity::find()
        .filter(admission::Column::ProcessId.eq(process))
        .filter(admission::Column::Kind.eq(Who::List.code()));
    Ok(i64::try_from(found.count(db).await?).unwrap_or(i64::MAX))
}

/// Where somebody was let in, each with by what and when.
pub(crate) async fn admissions_of(
    db: &Conn,
    account: Uuid,
) -> Result<Vec<(Uuid, String, Moment)>, StoreError> {
    let found = admission::Entity::find()
        .filter(admission::Column::AccountId.eq(account))
        .order_by_asc(admission::Column::Id);
    Ok(found.all(db).await?.into_iter().map(|row| (row.process_id, row.kind, row.made_at)).collect())
}

/// Forgets that somebody was let in. What they used up stays used, unless everything that they said
/// goes too: else they could come again, and count twice.
pub(crate) async fn forget_admissions(tx: &Tx, account: Uuid, said: bool) -> Result<(), StoreError> {
    let own = admission::Column::AccountId.eq(account);
    if said {
        admission::Entity::delete_many().filter(own).exec(&**tx).await?;
    } else {
        admission::Entity::update_many()
            .col_expr(admission::Column::AccountId, Expr::value(Option::<Uuid>::None))
            .filter(own)
            .exec(&**tx)
            .await?;
    }
    Ok(())
}
