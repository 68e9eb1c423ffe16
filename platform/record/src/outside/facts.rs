//! What an installation shows, compared with what its record says.

use super::fetch::Site;
use super::mirror::entries_of;
use super::{OutsideError, Seen};
use crate::files::HEIGHT;
use crate::leaf::unbundle;
use crate::{RecordError, Volume};
use minga_kernel::{Kind, Ref};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, VecDeque};
use tlog_tiles::Tile;
use uuid::Uuid;

/// Where every official fact is shown.
const FACTS: &str = "/api/v1/record/facts";
/// The most bytes of entries that are kept in memory.
const MOST_IN_MEMORY: usize = 64 * 1024 * 1024;

/// A list of the API, and which facts of its things it shows where.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// The kind of its things.
    pub kind: &'static str,
    /// Its path.
    pub path: &'static str,
    /// The names of facts, and where they stand in a row of the list (RFC 6901).
    pub facts: &'static [(&'static str, &'static str)],
}

#[derive(Default)]
pub(super) struct Compared {
    pub(super) things: u64,
    pub(super) facts: u64,
    pub(super) texts: u64,
    pub(super) findings: BTreeSet<Seen>,
}

impl Seen {
    /// Whether it may be nothing but a change between two questions.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Seen::Shows { address, .. } => address != FACTS,
            Seen::Hidden { .. } | Seen::Unsigned { .. } | Seen::Unrecorded(_) => true,
            _ => false,
        }
    }
}

/// Compares everything that is shown with the last entry about it.
pub(super) fn compare(
    site: &Site,
    volume: &Volume,
    shown: &[Shown],
    most: u64,
) -> Result<Compared, OutsideError> {
    let mut told = Told::of(volume)?;
    let mut compared = Compared::default();
    site.list(FACTS, most, |item| {
        let thing = thing_of(item["thing"].as_str()).ok_or_else(|| site.trouble(FACTS, "no thing"))?;
        let finding = fact(&mut told, &mut compared, &thing, item)?;
        compared.findings.extend(finding);
        Ok(())
    })?;
    hidden(&mut told, FACTS, None, &mut compared);
    for list in shown {
        site.list(list.path, most, |item| {
            let id = item["id"].as_str().and_then(|id| id.parse().ok());
            let id: Uuid = id.ok_or_else(|| site.trouble(list.path, "no identifier"))?;
            let finding = row(&mut told, &mut compared, &Kind::new(list.kind).with(id), list, item)?;
            compared.findings.extend(finding);
            Ok(())
        })?;
        hidden(&mut told, list.path, Some(list.kind), &mut compared);
    }
    Ok(compared)
}

fn thing_of(text: Option<&str>) -> Option<Ref> {
    text?.parse().ok()
}

/// Compares all facts of a thing with its last entry.
fn fact(
    told: &mut Told<'_>,
    compared: &mut Compared,
    thing: &Ref,
    item: &Value,
) -> Result<Option<Seen>, OutsideError> {
    compared.things += 1;
    let shown = item["sequence"].as_u64().unwrap_or(0);
    let last = told.last;
    if shown > last {
        told.see(thing);
        return Ok(Some(Seen::Unsigned { thing: thing.clone(), sequence: shown }));
    }
    let Some(entry) = told.see(thing) else { return Ok(Some(Seen::Unrecorded(thing.clone()))) };
    let sequence = entry.sequence;
    if shown < sequence {
        return Ok(Some(Seen::Older { thing: thing.clone(), shown, sequence }));
    }
    let state = told.state(entry)?;
    let mut names = BTreeSet::new();
    if shown > sequence {
        names.insert("sequence".to_owned());
    }
    let texts: BTreeSet<&str> =
        item["texts"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let empty = serde_json::Map::new();
    let facts = item["facts"].as_object().unwrap_or(&empty);
    for (name, value) in state.as_object().unwrap_or(&empty) {
        if is_text(value) {
            compared.texts += 1;
            if !texts.contains(&**name) {
                names.insert(name.clone());
            }
        } else {
            compared.facts += 1;
            if !facts.get(name).is_some_and(|own| same(own, value)) {
                names.insert(name.clone());
            }
        }
    }
    let stated = |name: &str| state.get(name).is_some();
    names.extend(
        facts.keys().map(String::as_str).chain(texts).filter(|name| !stated(name)).map(str::to_owned),
    );
    Ok(shows(FACTS, thing, names, sequence))
}

/// Compares those facts of a thing that people see in a list.
fn row(
    told: &mut Told<'_>,
    compared: &mut Compared,
    thing: &Ref,
    list: &Shown,
    item: &Value,
) -> Result<Option<Seen>, OutsideError> {
    let Some(entry) = told.see(thing) else { return Ok(Some(Seen::Unrecorded(thing.clone()))) };
    let state = told.state(entry)?;
    let mut names = BTreeSet::new();
    for (name, pointer) in list.facts {
        compared.facts += 1;
        let own = item.pointer(pointer).unwrap_or(&Value::Null);
        if !same(own, &state[*name]) {
            names.insert((*name).to_owned());
        }
    }
    Ok(shows(list.path, thing, names, entry.sequence))
}

fn shows(address: &str, thing: &Ref, names: BTreeSet<String>, sequence: u64) -> Option<Seen> {
    let names: Vec<String> = names.into_iter().collect();
    let (address, thing) = (address.to_owned(), thing.clone());
    (!names.is_empty()).then_some(Seen::Shows { address, thing, names, sequence })
}

/// Finds what entries tell of and a list did not show.
fn hidden(told: &mut Told<'_>, address: &str, kind: Option<&str>, compared: &mut Compared) {
    for ((own, id), entry) in &mut told.things {
        let own = &told.kinds[*own];
        if kind.is_none_or(|kind| own.as_str() == kind) && entry.is_there && !entry.shown {
            let thing = own.with(*id);
            let (address, sequence) = (address.to_owned(), entry.sequence);
            compared.findings.insert(Seen::Hidden { address, thing, sequence });
        }
        entry.shown = false;
    }
}

/// A text stands in the record as its hash.
fn is_text(value: &Value) -> bool {
    value.as_object().is_some_and(|object| object.len() == 1 && object.contains_key("sha256"))
}

/// Whether two values are the same: canonical JSON writes 1.0 as 1.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, own)| other.get(name).is_some_and(|other| same(own, other)))
        }
        _ => one == other,
    }
}

/// The last entry about a thing.
#[derive(Clone, Copy)]
struct Entry {
    /// Its place in the record.
    index: u64,
    sequence: u64,
    /// Whether the thing was there after it.
    is_there: bool,
    /// Whether the list that is being read has shown it.
    shown: bool,
}

/// What an entry is about, and nothing else of it.
#[derive(Deserialize)]
struct About {
    sequence: u64,
    thing: Option<Ref>,
    state: Option<IgnoredAny>,
}

/// What a record tells of each thing.
struct Told<'a> {
    volume: &'a Volume,
    size: u64,
    /// The number of the last event.
    last: u64,
    kinds: Vec<Kind>,
    things: HashMap<(usize, Uuid), Entry>,
    /// Bundles that were read last, with the number of their tile.
    read: VecDeque<(u64, Vec<u8>)>,
}

impl<'a> Told<'a> {
    fn of(volume: &'a Volume) -> Result<Told<'a>, OutsideError> {
        let note = volume.checkpoint()?;
        let size = note.map(|note| volume.keys.open(&note)).transpose()?.map_or(0, |last| last.size());
        let (kinds, things, read) = (Vec::new(), HashMap::new(), VecDeque::new());
        let mut told = Told { volume, size, last: 0, kinds, things, read };
        for (entry, index) in entries_of(volume, size).zip(0..) {
            let about: About = serde_json::from_slice(&entry?).map_err(broken)?;
            told.last = about.sequence;
            let Some(thing) = about.thing else { continue };
            let kind = told.kinds.iter().position(|kind| *kind == thing.kind).unwrap_or_else(|| {
                told.kinds.push(thing.kind.clone());
                told.kinds.len() - 1
            });
            let entry =
                Entry { index, sequence: about.sequence, is_there: about.state.is_some(), shown: false };
            told.things.insert((kind, thing.id), entry);
        }
        Ok(told)
    }

    /// The last entry about a thing, which is being shown.
    fn see(&mut self, thing: &Ref) -> Option<Entry> {
        let kind = self.kinds.iter().position(|kind| *kind == thing.kind)?;
        let entry = self.things.get_mut(&(kind, thing.id))?;
        entry.shown = true;
        Some(*entry)
    }

    fn state(&mut self, entry: Entry) -> Result<Value, OutsideError> {
        let number = entry.index >> HEIGHT;
        if !self.read.iter().any(|(own, _)| *own == number) {
            let width = (self.size - (number << HEIGHT)).min(1 << HEIGHT);
            let tile = Tile::new(HEIGHT, 0, number, u32::try_from(width).unwrap_or(1), false);
            self.read.push_back((number, self.volume.files.entries(&tile)?.unwrap_or_default()));
            while self.read.len() > 1
                && self.read.iter().map(|(_, bundle)| bundle.len()).sum::<usize>() > MOST_IN_MEMORY
            {
                self.read.pop_front();
            }
        }
        let bundle = self.read.iter().find(|(own, _)| *own == number).map(|(_, bundle)| &bundle[..]);
        let place = usize::try_from(entry.index & 0xff).unwrap_or(0);
        let leaf = bundle.and_then(unbundle).and_then(|leaves| leaves.get(place).copied());
        let leaf = leaf.ok_or_else(|| broken("an entry is missing"))?;
        let mut leaf: Value = serde_json::from_slice(leaf).map_err(broken)?;
        Ok(leaf["state"].take())
    }
}

fn broken(why: impl std::fmt::Display) -> RecordError {
    RecordError::Malformed(format!("an entry of the record: {why}"))
}
