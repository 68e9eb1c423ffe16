//! Official facts: what the public record says of a thing, read from the database.
//!
//! Each event states its thing as it is after the change. The state is read back from the
//! tables inside the same transaction, by the same code that later verifies them, so that no
//! command can say one thing and write another, or forget to say it.

use crate::{Conn, StoreError, dialect};
use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use minga_kernel::{Kind, Random, Ref};
use sea_orm::prelude::*;
use sea_orm::sea_query::Value as Cell;
use sea_orm::{ConnectionTrait, IdenStatic, Iterable, PaginatorTrait, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// One official fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// A date, a state, a number, an identifier: stands in the record as it is.
    Open(serde_json::Value),
    /// A free text, which may be personal: the record has a salted hash of it.
    Words(String),
}

/// The official facts of one thing, by name.
pub type Facts = BTreeMap<&'static str, Fact>;

/// Which things of a kind are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// These.
    These(&'a [Uuid]),
    /// The next so many in the order of their identifiers, after one or from the first.
    Next(Option<Uuid>, u64),
}

/// A feature's official facts of one kind of thing.
#[async_trait]
pub trait Official: Send + Sync {
    /// The kind.
    fn kind(&self) -> Kind;

    /// The facts of these things in the order of their identifiers; what is not there is
    /// left out.
    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError>;

    /// Which of these things are there.
    async fn there(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
        let found = self.facts(db, Which::These(ids)).await?;
        Ok(found.into_iter().map(|(id, _)| id).collect())
    }

    /// Things that every installation has from the start, of which no entry tells, and that are
    /// not there.
    async fn missing(&self, _db: &Conn) -> Result<Vec<Uuid>, StoreError> {
        Ok(Vec::new())
    }
}

/// The facts of every kind of official thing.
#[derive(Clone, Default)]
pub struct Ledger {
    kinds: Arc<HashMap<Kind, Arc<dyn Official>>>,
}

/// Under this stand the rows of a kind whose identifier is none of ours: somebody wrote them
/// behind the program's back.
pub const NO_IDENTIFIER: Uuid = Uuid::nil();

/// Things in one statement; PostgreSQL takes at most 65,535 values.
const BATCH: usize = 1_000;

impl Ledger {
    /// The ledger of these kinds, each once.
    pub fn new(kinds: impl IntoIterator<Item = Arc<dyn Official>>) -> Ledger {
        Ledger { kinds: Arc::new(kinds.into_iter().map(|it| (it.kind(), it)).collect()) }
    }

    /// The kinds, in the order of their names.
    pub fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = self.kinds.keys().cloned().collect();
        kinds.sort();
        kinds
    }

    /// The next things of a kind; none if nobody keeps it.
    pub async fn next(
        &self,
        db: &Conn,
        kind: &Kind,
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        match self.kinds.get(kind) {
            Some(official) => official.facts(db, Which::Next(after, limit)).await,
            None => Ok(Vec::new()),
        }
    }

    /// Things that every installation has from the start and that are not there.
    pub async fn missing(&self, db: &Conn) -> Result<Vec<Ref>, StoreError> {
        let mut missing = Vec::new();
        for kind in self.kinds() {
            let Some(official) = self.kinds.get(&kind) else { continue };
            missing.extend(official.missing(db).await?.into_iter().map(|id| kind.with(id)));
        }
        Ok(missing)
    }

    /// Which of these things are there.
    pub async fn there(&self, db: &Conn, things: &[Ref]) -> Result<HashSet<Ref>, StoreError> {
        let mut found = HashSet::new();
        for (kind, ids) in by_kind(things) {
            let Some(official) = self.kinds.get(kind) else { continue };
            for some in ids.chunks(BATCH) {
                let there = official.there(db, some).await?;
                found.extend(there.into_iter().map(|id| kind.with(id)));
            }
        }
        Ok(found)
    }

    /// The facts of some things of any kinds; what is not there, or nobody keeps, is left out.
    pub(crate) async fn of(&self, db: &Conn, things: &[&Ref]) -> Result<HashMap<Ref, Facts>, StoreError> {
        let mut found = HashMap::new();
        for (kind, ids) in by_kind(things.iter().copied()) {
            let Some(official) = self.kinds.get(kind) else { continue };
            for some in ids.chunks(BATCH) {
                let facts = official.facts(db, Which::These(some)).await?;
                found.extend(facts.into_iter().map(|(id, facts)| (kind.with(id), facts)));
            }
        }
        Ok(found)
    }
}

/// The identifiers of things by their kind, each once and in order.
fn by_kind<'a>(things: impl IntoIterator<Item = &'a Ref>) -> BTreeMap<&'a Kind, Vec<Uuid>> {
    let mut ids: BTreeMap<&Kind, BTreeSet<Uuid>> = BTreeMap::new();
    for thing in things {
        ids.entry(&thing.kind).or_default().insert(thing.id);
    }
    ids.into_iter().map(|(kind, ids)| (kind, ids.into_iter().collect())).collect()
}

/// What hides the texts of one event: the salt of each is made from it and the text's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt([u8; 16]);

impl Salt {
    /// A new one.
    pub fn new(random: &dyn Random) -> Salt {
        let mut bytes = [0; 16];
        random.fill(&mut bytes);
        Salt(bytes)
    }

    /// Reads what [`Salt::encode`] wrote.
    pub fn decode(text: &str) -> Option<Salt> {
        Some(Salt(URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?))
    }

    /// As text.
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// `SHA-256(SHA-256(salt, 0, name), text)`, so that the salt of one text can be given
    /// away, or forgotten, without the others.
    fn hide(self, name: &str, text: &str) -> String {
        let own = Sha256::new().chain_update(self.0).chain_update([0]).chain_update(name).finalize();
        let hash = Sha256::new().chain_update(own).chain_update(text).finalize();
        URL_SAFE_NO_PAD.encode(hash)
    }
}

/// What the record states of these facts.
pub fn state(facts: &Facts, salt: Salt) -> serde_json::Value {
    let stated = facts.iter().map(|(name, fact)| {
        let value = match fact {
            Fact::Open(value) => value.clone(),
            Fact::Words(text) => hidden(salt, name, text),
        };
        ((*name).to_owned(), value)
    });
    serde_json::Value::Object(stated.collect())
}

/// The names of the facts that are not as they were stated with this salt, in order. Without
/// a salt nothing was stated of a thing that is there.
pub fn differing(facts: &Facts, salt: Option<Salt>, stated: &serde_json::Value) -> Vec<String> {
    let names = stated.as_object().into_iter().flat_map(|stated| stated.keys());
    let Some(salt) = salt else { return names.cloned().collect::<BTreeSet<_>>().into_iter().collect() };
    let differs = |(name, fact): &(&&str, &Fact)| match fact {
        Fact::Open(value) => stated.get(name) != Some(value),
        Fact::Words(text) => stated.get(name) != Some(&hidden(salt, name, text)),
    };
    let changed = facts.iter().filter(differs).map(|(name, _)| (*name).to_owned());
    let lost = names.filter(|name| !facts.contains_key(name.as_str())).cloned();
    changed.chain(lost).collect::<BTreeSet<_>>().into_iter().collect()
}

fn hidden(salt: Salt, name: &str, text: &str) -> serde_json::Value {
    serde_json::json!({ "sha256": salt.hide(name, text) })
}

/// The facts of rows of one table: each column is one, by its name.
///
/// `words` are free texts; `left_out` says nothing official (when it was touched, what is
/// computed from others). The identifier is left out, because it names the thing.
///
/// Nothing that somebody wrote into the table behind the program's back ends this: a row that
/// cannot be read has no facts, and rows whose identifier is none stand together under
/// [`NO_IDENTIFIER`].
pub async fn facts_of_rows<E>(
    db: &Conn,
    id: E::Column,
    which: Which<'_>,
    words: &[&str],
    left_out: &[&str],
) -> Result<Vec<(Uuid, Facts)>, StoreError>
where
    E: EntityTrait,
    E::Model: Sync,
{
    let ours = dialect::is_identifier(db.get_database_backend(), id.as_str());
    let find = E::find().filter(ours.clone()).order_by_asc(id);
    let rows = match which {
        Which::These(ids) => find.filter(id.is_in(ids.iter().copied())),
        Which::Next(None, limit) => find.limit(limit),
        Which::Next(Some(after), limit) => find.filter(id.gt(after)).limit(limit),
    };
    let mut found = Vec::new();
    if matches!(which, Which::Next(None, _)) && E::find().filter(ours.not()).count(db).await? > 0 {
        found.push((NO_IDENTIFIER, Facts::new()));
    }
    let readable = match rows.clone().all(db).await {
        Err(error) if dialect::is_unreadable(&error) => {
            let (readable, unreadable) = one_by_one::<E>(db, id, rows).await?;
            found.extend(unreadable.into_iter().map(|id| (id, Facts::new())));
            readable
        }
        rows => rows?,
    };
    for row in readable {
        let Cell::Uuid(Some(own)) = row.get(id) else {
            return Err(StoreError::corrupt("an official row without identifier"));
        };
        let mut facts = Facts::new();
        for column in E::Column::iter() {
            let name = column.as_str();
            if name == id.as_str() || left_out.contains(&name) {
                continue;
            }
            let value = open(row.get(column))?;
            let fact = match value {
                serde_json::Value::String(text) if words.contains(&name) => Fact::Words(text),
                value => Fact::Open(value),
            };
            facts.insert(name, fact);
        }
        found.push((own, facts));
    }
    found.sort_by_key(|(id, _)| *id);
    Ok(found)
}

/// Which of these rows of one table are there.
pub async fn ids_of_rows<E: EntityTrait>(
    db: &Conn,
    id: E::Column,
    ids: &[Uuid],
) -> Result<Vec<Uuid>, StoreError> {
    let found = E::find().select_only().column(id).filter(id.is_in(ids.iter().copied()));
    Ok(found.into_tuple().all(db).await?)
}

/// Those of some rows that can be read, and the identifiers of the others.
async fn one_by_one<E: EntityTrait>(
    db: &Conn,
    id: E::Column,
    rows: Select<E>,
) -> Result<(Vec<E::Model>, Vec<Uuid>), StoreError> {
    let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
    let ids: Vec<Uuid> = rows.select_only().column(id).into_tuple().all(db).await?;
    for own in ids {
        match E::find().filter(id.eq(own)).one(db).await {
            Err(error) if dialect::is_unreadable(&error) => unreadable.push(own),
            row => readable.extend(row?),
        }
    }
    Ok((readable, unreadable))
}

fn open(cell: Cell) -> Result<serde_json::Value, StoreError> {
    use serde_json::json;
    Ok(match cell {
        Cell::Bool(value) => json!(value),
        Cell::BigInt(value) => json!(value),
        Cell::Double(value) => json!(value),
        Cell::String(value) => json!(value),
        Cell::Uuid(value) => json!(value.map(|id| id.to_string())),
        Cell::ChronoDate(value) => json!(value.map(|day| day.to_string())),
        Cell::ChronoDateTimeUtc(value) => {
            json!(value.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true)))
        }
        other => return Err(StoreError::corrupt(format!("a fact of an unknown type: {other:?}"))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_hidden_by_its_salt_and_its_name() {
        let salt = Salt([7; 16]);
        let facts = |text: &str| {
            Facts::from([("end", Fact::Open("2021-07-31".into())), ("note", Fact::Words(text.to_owned()))])
        };
        let stated = state(&facts("Ana lo dijo"), salt);
        assert_eq!(stated["end"], "2021-07-31");
        assert!(differing(&facts("Ana lo dijo"), Some(salt), &stated).is_empty());
        assert_eq!(differing(&facts("Ana"), Some(salt), &stated), ["note"]);
        assert_eq!(differing(&facts("Ana lo dijo"), Some(Salt([8; 16])), &stated), ["note"]);
        assert_eq!(differing(&facts("Ana lo dijo"), None, &stated), ["end", "note"]);
        assert_eq!(differing(&Facts::new(), Some(salt), &stated), ["end", "note"]);
        assert_eq!(differing(&facts("x"), Some(salt), &serde_json::Value::Null), ["end", "note"]);
        assert!(!stated.to_string().contains("Ana"));
        assert_ne!(stated, state(&facts("Ana lo dijo."), salt));
        assert_ne!(stated, state(&facts("Ana lo dijo"), Salt([8; 16])));
        assert_ne!(salt.hide("note", "x"), salt.hide("title", "x"));
        assert_eq!(Salt::decode(&salt.encode()), Some(salt));
        assert_eq!(Salt::decode("…"), None);
    }
}
