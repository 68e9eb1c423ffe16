use crate::entity::{agreement, minutes, roundtable};
use crate::model::minutes::{Agreement, Minutes, Roundtable};
use minga_kernel::Text;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{Condition, QueryOrder};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// The minutes of a gathering.
pub(crate) async fn minutes_of(db: &Conn, gathering: Uuid) -> Result<Option<Minutes>, StoreError> {
    let found = minutes::Entity::find().filter(minutes::Column::GatheringId.eq(gathering)).one(db).await?;
    found.map(minutes_from).transpose()
}

/// Writes minutes, new or known.
pub(crate) async fn save_minutes(tx: &Tx, it: &Minutes, new: bool) -> Result<(), StoreError> {
    let row = minutes::ActiveModel {
        id: Set(it.id),
        gathering_id: Set(it.gathering),
        words: Set(json(&it.words)?),
        made_at: Set(it.made_at),
    };
    if new {
        minutes::Entity::insert(row).exec_without_returning(&**tx).await?;
    } else {
        row.update(&**tx).await?;
    }
    Ok(())
}

/// The agreements of a gathering, by number.
pub(crate) async fn agreements_of(db: &Conn, gathering: Uuid) -> Result<Vec<Agreement>, StoreError> {
    let found = agreement::Entity::find()
        .filter(agreement::Column::GatheringId.eq(gathering))
        .order_by_asc(agreement::Column::Number);
    found.all(db).await?.into_iter().map(agreement_of).collect()
}

/// Some agreements.
pub(crate) async fn agreements_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Agreement>, StoreError> {
    let found = agreement::Entity::find().filter(agreement::Column::Id.is_in(ids.iter().copied()));
    found.all(db).await?.into_iter().map(agreement_of).collect()
}

/// The open agreements of these organisations, or of all; those that are due first.
pub(crate) async fn open_agreements(
    db: &Conn,
    bodies: Option<&[Uuid]>,
) -> Result<Vec<Agreement>, StoreError> {
    let bodies = bodies.map(|all| agreement::Column::OrganisationId.is_in(all.iter().copied()));
    let chosen = Condition::all().add(agreement::Column::DoneOn.is_null()).add_option(bodies);
    let found = agreement::Entity::find().filter(chosen).order_by_asc(agreement::Column::Due);
    found.all(db).await?.into_iter().map(agreement_of).collect()
}

/// Writes an agreement, new or known.
pub(crate) async fn save_agreement(tx: &Tx, it: &Agreement, new: bool) -> Result<(), StoreError> {
    let row = agreement::ActiveModel {
        id: Set(it.id),
        gathering_id: Set(it.gathering),
        number: Set(it.number),
        words: Set(json(&it.words)?),
        organisation_id: Set(it.organisation),
        due: Set(it.due),
        done_on: Set(it.done),
        note: Set(json(&it.note)?),
        made_at: Set(it.made_at),
    };
    if new {
        agreement::Entity::insert(row).exec_without_returning(&**tx).await?;
    } else {
        row.update(&**tx).await?;
    }
    Ok(())
}

/// The tables of a gathering, by number.
pub(crate) async fn roundtables_of(db: &Conn, gathering: Uuid) -> Result<Vec<Roundtable>, StoreError> {
    let found = roundtable::Entity::find()
        .filter(roundtable::Column::GatheringId.eq(gathering))
        .order_by_asc(roundtable::Column::Number);
    found.all(db).await?.into_iter().map(roundtable_of).collect()
}

/// Some tables.
pub(crate) async fn roundtables_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Roundtable>, StoreError> {
    let found = roundtable::Entity::find().filter(roundtable::Column::Id.is_in(ids.iter().copied()));
    found.all(db).await?.into_iter().map(roundtable_of).collect()
}

/// Writes a table, new or known.
pub(crate) async fn save_roundtable(tx: &Tx, it: &Roundtable, new: bool) -> Result<(), StoreError> {
    let row = roundtable::ActiveModel {
        id: Set(it.id),
        gathering_id: Set(it.gathering),
        number: Set(it.number),
        title: Set(json(&it.title)?),
        notes: Set(json(&it.notes)?),
        made_at: Set(it.made_at),
    };
    if new {
        roundtable::Entity::insert(row).exec_without_returning(&**tx).await?;
    } else {
        row.update(&**tx).await?;
    }
    Ok(())
}

fn json(text: &Text) -> Result<String, StoreError> {
    serde_json::to_string(text).map_err(StoreError::corrupt)
}

fn text(json: &str) -> Result<Text, StoreError> {
    serde_json::from_str(json).map_err(StoreError::corrupt)
}

fn minutes_from(it: minutes::Model) -> Result<Minutes, StoreError> {
    Ok(Minutes { id: it.id, gathering: it.gathering_id, words: text(&it.words)?, made_at: it.made_at })
}

fn agreement_of(it: agreement::Model) -> Result<Agreement, StoreError> {
    Ok(Agreement {
        id: it.id,
        gathering: it.gathering_id,
        number: it.number,
        words: text(&it.words)?,
        organisation: it.organisation_id,
        due: it.due,
        done: it.done_on,
        note: text(&it.note)?,
        made_at: it.made_at,
    })
}

fn roundtable_of(it: roundtable::Model) -> Result<Roundtable, StoreError> {
    Ok(Roundtable {
        id: it.id,
        gathering: it.gathering_id,
        number: it.number,
        title: text(&it.title)?,
        notes: text(&it.notes)?,
        made_at: it.made_at,
    })
}
