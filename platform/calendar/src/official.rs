//! What the public record says of calendars.

use crate::entity::{entry, law};
use crate::seeds;
use minga_kernel::Kind;
use minga_store::orm::*;
use minga_store::{Conn, Fact, Facts, Official, StoreError, Which, facts_of_rows, ids_of_rows};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

/// The kind of a reference to an entry of a calendar.
pub const CALENDAR_ENTRY: Kind = Kind::new("calendar_entry");
/// The kind of a reference to a law of calendars.
pub const CALENDAR_LAW: Kind = Kind::new("calendar_law");

/// These tables' part of the ledger. What is as every installation has it from the start
/// stands in the program, and needs no entry.
pub fn official() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Entries), Arc::new(Laws)]
}

struct Entries;
struct Laws;

#[async_trait]
impl Official for Entries {
    fn kind(&self) -> Kind {
        CALENDAR_ENTRY
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let words = ["name", "source", "source_url", "end_source"];
        let mut found = facts_of_rows::<entry::Entity>(db, entry::Column::Id, which, &words, &[]).await?;
        let known = entries_of_the_program()?;
        found.retain(|(id, facts)| known.get(id) != Some(facts));
        Ok(found)
    }

    async fn missing(&self, db: &Conn) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<Uuid> = entries_of_the_program()?.into_keys().collect();
        absent::<entry::Entity>(db, entry::Column::Id, ids).await
    }
}

#[async_trait]
impl Official for Laws {
    fn kind(&self) -> Kind {
        CALENDAR_LAW
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let words = ["source", "source_url"];
        let mut found = facts_of_rows::<law::Entity>(db, law::Column::Id, which, &words, &[]).await?;
        let known = laws_of_the_program()?;
        found.retain(|(id, facts)| known.get(id) != Some(facts));
        Ok(found)
    }

    async fn missing(&self, db: &Conn) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<Uuid> = laws_of_the_program()?.into_keys().collect();
        absent::<law::Entity>(db, law::Column::Id, ids).await
    }
}

async fn absent<E: EntityTrait>(
    db: &Conn,
    id: E::Column,
    mut ids: Vec<Uuid>,
) -> Result<Vec<Uuid>, StoreError> {
    let there = ids_of_rows::<E>(db, id, &ids).await?;
    ids.retain(|id| !there.contains(id));
    ids.sort_unstable();
    Ok(ids)
}

fn words(text: Option<String>) -> Fact {
    text.map_or(Fact::Open(Value::Null), Fact::Words)
}

fn open<T: ToString>(value: Option<T>) -> Fact {
    Fact::Open(value.map_or(Value::Null, |value| Value::String(value.to_string())))
}

fn entries_of_the_program() -> Result<HashMap<Uuid, Facts>, StoreError> {
    let mut all = HashMap::new();
    for it in seeds::entries().ok_or_else(|| StoreError::corrupt("entries.csv"))? {
        let name = serde_json::to_string(&it.name).map_err(StoreError::corrupt)?;
        let facts = Facts::from([
            ("place", open(Some(it.place))),
            ("effect", open(Some(it.effect.code()))),
            ("occurs", open(Some(it.occurs))),
            ("name", Fact::Words(name)),
            ("shifts", open(it.shifts)),
            ("valid_from", open(Some(it.valid_from))),
            ("valid_until", open(it.valid_until)),
            ("source", words(Some(it.source))),
            ("source_url", words(it.source_url)),
            ("end_source", words(it.end_source)),
        ]);
        all.insert(it.id, facts);
    }
    Ok(all)
}

fn laws_of_the_program() -> Result<HashMap<Uuid, Facts>, StoreError> {
    let laws = seeds::laws().ok_or_else(|| StoreError::corrupt("laws.csv"))?;
    let facts = laws.into_iter().map(|it| {
        let facts = Facts::from([
            ("place", open(Some(it.place))),
            ("valid_from", open(Some(it.valid_from))),
            ("rest", open(Some(it.rest))),
            ("shifts", open(Some(it.shifts))),
            ("offset_minutes", Fact::Open(json!(it.offset))),
            ("source", words(Some(it.source))),
            ("source_url", words(it.source_url)),
        ]);
        (it.id, facts)
    });
    Ok(facts.collect())
}
