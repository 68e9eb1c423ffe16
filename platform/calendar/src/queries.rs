//! Reads and writes of calendars.

use crate::Change;
use crate::entity::{entry, law};
use minga_kernel::{CalendarEntry, CalendarLaw, Effect, NotInACalendar};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// Every law.
pub(crate) async fn laws(db: &Conn) -> Result<Vec<CalendarLaw>, StoreError> {
    let found = law::Entity::find().order_by_asc(law::Column::ValidFrom).order_by_asc(law::Column::Id);
    found.all(db).await?.into_iter().map(law_of).collect()
}

/// Every entry.
pub(crate) async fn entries(db: &Conn) -> Result<Vec<CalendarEntry>, StoreError> {
    let found = entry::Entity::find().order_by_asc(entry::Column::Place).order_by_asc(entry::Column::Id);
    found.all(db).await?.into_iter().map(entry_of).collect()
}

/// Writes a change.
pub async fn write(tx: &Tx, change: &Change) -> Result<(), StoreError> {
    match change {
        Change::Law(it) => {
            let row = law::ActiveModel {
                id: Set(it.id),
                place: Set(it.place.clone()),
                valid_from: Set(it.valid_from),
                rest: Set(it.rest.to_string()),
                shifts: Set(it.shifts.to_string()),
                offset_minutes: Set(it.offset),
                source: Set(it.source.clone()),
                source_url: Set(it.source_url.clone()),
            };
            law::Entity::insert(row).exec_without_returning(&**tx).await?;
        }
        Change::Entry(it) => {
            let row = entry::ActiveModel {
                id: Set(it.id),
                place: Set(it.place.clone()),
                effect: Set(it.effect.code().to_owned()),
                occurs: Set(it.occurs.to_string()),
                name: Set(serde_json::to_string(&it.name).map_err(StoreError::corrupt)?),
                shifts: Set(it.shifts.map(|it| it.to_string())),
                valid_from: Set(it.valid_from),
                valid_until: Set(it.valid_until),
                source: Set(it.source.clone()),
                source_url: Set(it.source_url.clone()),
                end_source: Set(it.end_source.clone()),
            };
            entry::Entity::insert(row).exec_without_returning(&**tx).await?;
        }
        Change::End { entry, until, source } => {
            let row = entry::ActiveModel {
                id: Set(*entry),
                valid_until: Set(Some(*until)),
                end_source: Set(Some(source.clone())),
                ..Default::default()
            };
            row.update(&**tx).await?;
        }
    }
    Ok(())
}

fn corrupt(what: &str) -> impl Fn(NotInACalendar) -> StoreError {
    move |_| StoreError::corrupt(format!("calendar: {what}"))
}

fn law_of(row: law::Model) -> Result<CalendarLaw, StoreError> {
    Ok(CalendarLaw {
        id: row.id,
        place: row.place,
        valid_from: row.valid_from,
        rest: row.rest.parse().map_err(corrupt("rest"))?,
        shifts: row.shifts.parse().map_err(corrupt("shifts"))?,
        offset: row.offset_minutes,
        source: row.source,
        source_url: row.source_url,
    })
}

fn entry_of(row: entry::Model) -> Result<CalendarEntry, StoreError> {
    Ok(CalendarEntry {
        id: row.id,
        place: row.place,
        effect: Effect::from_code(&row.effect).ok_or_else(|| StoreError::corrupt("calendar: effect"))?,
        occurs: row.occurs.parse().map_err(corrupt("occurs"))?,
        name: serde_json::from_str(&row.name).map_err(StoreError::corrupt)?,
        shifts: row.shifts.map(|it| it.parse()).transpose().map_err(corrupt("shifts"))?,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        source: row.source,
        source_url: row.source_url,
        end_source: row.end_source,
    })
}
