use crate::entity::{registration, walk_in};
use crate::model::attendance::Gender;
use crate::model::registration::Registration;
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::{Expr, OnConflict};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use registration::Column;

/// The registration of a gathering with this code.
pub(crate) async fn registration_by_code(
    db: &Conn,
    gathering: Uuid,
    code: &str,
) -> Result<Option<Registration>, StoreError> {
    let found = registration::Entity::find()
        .filter(Column::GatheringId.eq(gathering))
        .filter(Column::Code.eq(code))
        .one(db)
        .await?;
    found.map(super::registrations::registration_of).transpose()
}

/// Says that those with these numbers came, or that they did not. Who was marked stays so.
pub(crate) async fn mark(
    tx: &Tx,
    gathering: Uuid,
    numbers: &[i64],
    came: Option<Moment>,
) -> Result<(), StoreError> {
    // PostgreSQL takes at most 65,535 values in a statement.
    for some in numbers.chunks(1_000) {
        let mut update = registration::Entity::update_many()
            .col_expr(Column::CameAt, Expr::value(came))
            .filter(Column::GatheringId.eq(gathering))
            .filter(Column::Number.is_in(some.iter().copied()));
        if came.is_some() {
            update = update.filter(Column::CameAt.is_null());
        }
        update.exec(&**tx).await?;
    }
    Ok(())
}

/// How many came of those who registered.
pub(crate) async fn came_count(db: &Conn, gathering: Uuid) -> Result<i64, StoreError> {
    let found = registration::Entity::find()
        .filter(Column::GatheringId.eq(gathering))
        .filter(Column::CameAt.is_not_null())
        .count(db)
        .await?;
    Ok(i64::try_from(found).unwrap_or(i64::MAX))
}

/// How many came without registering, by gender.
pub(crate) async fn walk_ins(db: &Conn, gathering: Uuid) -> Result<Vec<(Gender, i64)>, StoreError> {
    let found = walk_in::Entity::find().filter(walk_in::Column::GatheringId.eq(gathering)).all(db).await?;
    let count = |gender: Gender| found.iter().find(|it| it.gender == gender.code()).map_or(0, |it| it.count);
    Ok(Gender::ALL.map(|gender| (gender, count(gender))).into())
}

/// Writes how many came without registering.
pub(crate) async fn save_walk_ins(
    tx: &Tx,
    gathering: Uuid,
    counts: &[(Gender, i64)],
) -> Result<(), StoreError> {
    for (gender, count) in counts {
        let new = walk_in::ActiveModel {
            gathering_id: Set(gathering),
            gender: Set(gender.code().to_owned()),
            count: Set(*count),
        };
        let replace = OnConflict::columns([walk_in::Column::GatheringId, walk_in::Column::Gender])
            .update_column(walk_in::Column::Count)
            .to_owned();
        walk_in::Entity::insert(new).on_conflict(replace).exec_without_returning(&**tx).await?;
    }
    Ok(())
}
