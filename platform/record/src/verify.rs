//! Recomputing everything: from the leaves to the root that was signed, and from the leaves
//! to the facts that stand in the database today.

use crate::book::BEGUN;
use crate::files::{Files, HEIGHT, bundle_name, tile_name};
use crate::leaf::{leaf, unbundle};
use crate::record::{CHECKPOINT, KEY};
use crate::{Keys, Record, RecordError};
use minga_files::{FileError, FileStore};
use minga_kernel::Ref;
use minga_store::{Conn, Fact, Ledger, Stated, Store, last_stated, state, stated_after, things_after};
use std::collections::{BTreeSet, HashMap};
use tlog_tiles::{Checkpoint, EMPTY_HASH, Hash, Tile, node_hash, record_hash};

/// Something that is not as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// No leaves, entries or tiles at hand give the root that was signed.
    Root,
    /// A file of the record is missing, or is not what was signed.
    File(String),
    /// An event of the database is missing, or is not the one that was signed.
    Event(u64),
    /// Official facts of a thing are not those of its last entry.
    Facts {
        /// The thing.
        thing: Ref,
        /// Which facts.
        names: Vec<String>,
        /// The number of its last event.
        sequence: u64,
    },
    /// A thing is not there any more, and no entry says so.
    Gone {
        /// The thing.
        thing: Ref,
        /// The number of its last event.
        sequence: u64,
    },
    /// A thing is there of which no entry tells; under [`minga_store::NO_IDENTIFIER`], rows whose
    /// identifier is none.
    Unrecorded(Ref),
    /// A thing that every installation has from the start is not there.
    Missing(Ref),
    /// A file that a thing's facts name is missing in the store, or is another one.
    Kept {
        /// The thing.
        thing: Ref,
        /// SHA-256 of the file that should be there.
        file: String,
        /// Whether there is none, rather than another.
        missing: bool,
    },
}

/// The facts that name a file in the store by its SHA-256.
const KEPT: [&str; 2] = ["file", "archived"];

/// What a verification saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were signed.
    pub size: u64,
    /// How many official things were compared with their last entry; none where there is no
    /// database at hand.
    pub things: u64,
    /// What is wrong, in order.
    pub findings: BTreeSet<Finding>,
}

/// Entries and things that are read at once.
const STEP: u64 = 1_000;

/// Verifies a folder of the record, with these keys or those that lie in it.
pub fn files(files: &Files, keys: Option<Keys>) -> Result<Verified, RecordError> {
    let text = |name: &str| -> Result<String, RecordError> {
        let bytes = files.read(name)?.ok_or_else(|| RecordError::Malformed(format!("{name} is missing")))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let keys = if let Some(keys) = keys {
        keys
    } else {
        let broken = || RecordError::Malformed(format!("{KEY} is not a key"));
        Keys::parse(&text(KEY)?).ok_or_else(broken)?
    };
    let checkpoint = keys.open(&text(CHECKPOINT)?)?;
    let findings = compare(files, &checkpoint, None)?;
    Ok(Verified { size: checkpoint.size(), things: 0, findings })
}

/// Verifies an installation: its files, its events, and every official fact.
pub async fn installation(record: &Record, store: &Store) -> Result<Verified, RecordError> {
    let db = store.read().await?;
    let mut verified = Verified { size: 0, things: 0, findings: BTreeSet::new() };
    if let Some(note) = record.checkpoint().await? {
        let checkpoint = record.keys().open(&note)?;
        verified.size = checkpoint.size();
        // A record that follows another one begins with an entry that is no event.
        let mut events = record.begun()?.map_or_else(Vec::new, |entry| vec![record_hash(&entry)]);
        let before = events.len() as u64;
        events.extend(hashes_of_events(&db, checkpoint.size() - before).await?);
        let files = record.files();
        let compared = tokio::task::spawn_blocking(move || compare(&files, &checkpoint, Some(&events))).await;
        let found = compared.map_err(|error| RecordError::Malformed(error.to_string()))??;
        verified.findings = found
            .into_iter()
            .map(|finding| match finding {
                Finding::Event(number) if number <= before => Finding::File(BEGUN.to_owned()),
                Finding::Event(number) => Finding::Event(number - before),
                other => other,
            })
            .collect();
    }
    if let Some(note) = record.files().read(CHECKPOINT)? {
        let shown = record.keys().open(&String::from_utf8_lossy(&note))?.size();
        // More was shown to people than this database knows of.
        if shown > verified.size {
            verified.findings.insert(Finding::Event(verified.size + 1));
        }
    }
    facts(&db, store.ledger(), &mut verified).await?;
    gone(&db, store.ledger(), &mut verified).await?;
    verified.findings.extend(store.ledger().missing(&db).await?.into_iter().map(Finding::Missing));
    Ok(verified)
}

async fn hashes_of_events(db: &Conn, size: u64) -> Result<Vec<Hash>, RecordError> {
    let mut hashes: Vec<Hash> = Vec::new();
    let mut next = 0;
    while next < size {
        let events = stated_after(db, next, STEP.min(size - next)).await?;
        let Some(last) = events.last().map(|it| it.event.sequence) else { break };
        for stated in &events {
            // What is missing in between leaves a hole that no leaf fits.
            let place = usize::try_from(stated.event.sequence - 1).unwrap_or(usize::MAX);
            hashes.resize(place, EMPTY_HASH);
            hashes.push(leaf(stated).map_or(EMPTY_HASH, |leaf| record_hash(&leaf)));
        }
        next = last;
    }
    hashes.resize(usize::try_from(size).unwrap_or(usize::MAX), EMPTY_HASH);
    Ok(hashes)
}

/// Compares tiles, entries and, if at hand, events with what was signed.
fn compare(
    files: &Files,
    checkpoint: &Checkpoint,
    events: Option<&[Hash]>,
) -> Result<BTreeSet<Finding>, RecordError> {
    let size = checkpoint.size();
    let mut findings = BTreeSet::new();
    let tiles = tiles_of(size, 0);
    let mut in_tiles: Vec<Hash> = Vec::new();
    let mut in_entries: Vec<Hash> = Vec::new();
    for tile in &tiles {
        let width = tile.width() as usize;
        in_tiles.extend(hashes(files.read(&tile_name(tile))?, width));
        let entries = files.entries(tile)?.unwrap_or_default();
        let mut own: Vec<Hash> =
            unbundle(&entries).unwrap_or_default().into_iter().map(record_hash).take(width).collect();
        own.resize(width, EMPTY_HASH);
        in_entries.extend(own);
    }
    let candidates = [Some(&in_tiles[..]), Some(&in_entries[..]), events];
    let signed = candidates.into_iter().flatten().find(|hashes| root(hashes) == *checkpoint.hash());
    let Some(signed) = signed else {
        // What disagrees with what is named still, for whoever has to find out.
        findings.insert(Finding::Root);
        let differing = in_tiles.iter().zip(&in_entries).enumerate().filter(|(_, (a, b))| a != b);
        for (place, _) in differing {
            findings.insert(Finding::File(tile_name(&tiles[place >> HEIGHT])));
        }
        if let Some(events) = events {
            let differing = in_tiles.iter().zip(events).zip(1..).filter(|((a, b), _)| a != b);
            findings.extend(differing.map(|(_, number)| Finding::Event(number)));
        }
        return Ok(findings);
    };
    for (place, hash) in signed.iter().enumerate() {
        let tile = &tiles[place >> HEIGHT];
        if in_tiles[place] != *hash {
            findings.insert(Finding::File(tile_name(tile)));
        }
        if in_entries[place] != *hash {
            findings.insert(Finding::File(bundle_name(tile)));
        }
        if events.is_some_and(|events| events[place] != *hash) {
            findings.insert(Finding::Event(place as u64 + 1));
        }
    }
    let mut below = signed.to_vec();
    for level in 1.. {
        below = below.chunks_exact(1 << HEIGHT).map(root).collect();
        if below.is_empty() {
            break;
        }
        let mut rest = &below[..];
        for tile in tiles_of(size, level) {
            let (own, after) = rest.split_at(tile.width() as usize);
            rest = after;
            if hashes(files.read(&tile_name(&tile))?, own.len()) != own {
                findings.insert(Finding::File(tile_name(&tile)));
            }
        }
    }
    Ok(findings)
}

/// The tiles of one level of a tree.
fn tiles_of(size: u64, level: u8) -> Vec<Tile> {
    Tile::new_tiles(HEIGHT, 0, size).into_iter().filter(|tile| tile.level() == level).collect()
}

/// The hashes in a tile; hashes of nothing where it is missing or cut.
fn hashes(tile: Option<Vec<u8>>, width: usize) -> Vec<Hash> {
    let tile = tile.unwrap_or_default();
    let (whole, _) = tile.as_chunks::<32>();
    let mut hashes: Vec<Hash> = whole.iter().take(width).map(|bytes| Hash(*bytes)).collect();
    hashes.resize(width, EMPTY_HASH);
    hashes
}

/// The root of a tree with these leaves (RFC 6962, section 2.1): neighbours are joined level
/// by level, and one that is left over goes up as it is.
fn root(leaves: &[Hash]) -> Hash {
    let mut level = leaves.to_vec();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| pair.iter().copied().reduce(node_hash).unwrap_or(EMPTY_HASH))
            .collect();
    }
    level.first().copied().unwrap_or(EMPTY_HASH)
}

/// Compares the facts of every thing with its last entry.
async fn facts(db: &Conn, ledger: &Ledger, verified: &mut Verified) -> Result<(), RecordError> {
    for kind in ledger.kinds() {
        let mut after = None;
        loop {
            let found = ledger.next(db, &kind, after, STEP).await?;
            let Some((last, _)) = found.last() else { break };
            after = Some(*last);
            let things: Vec<Ref> = found.iter().map(|(id, _)| kind.with(*id)).collect();
            let mut told: HashMap<Ref, Stated> = HashMap::new();
            for stated in last_stated(db, &things).await? {
                told.extend(stated.thing.clone().map(|thing| (thing, stated)));
            }
            for (thing, (_, facts)) in things.into_iter().zip(found) {
                verified.things += 1;
                let Some(told) = told.get(&thing) else {
                    verified.findings.insert(Finding::Unrecorded(thing));
                    continue;
                };
                let now = told.salt.map_or(serde_json::Value::Null, |salt| state(&facts, salt));
                let names = differing(&told.state, &now);
                if !names.is_empty() {
                    let sequence = told.event.sequence;
                    verified.findings.insert(Finding::Facts { thing, names, sequence });
                }
            }
        }
    }
    Ok(())
}

/// Verifies every file in the store that some thing's facts name.
pub async fn kept(store: &Store, files: &FileStore, verified: &mut Verified) -> Result<(), RecordError> {
    let db = store.read().await?;
    for kind in store.ledger().kinds() {
        let mut after = None;
        loop {
            let found = store.ledger().next(&db, &kind, after, STEP).await?;
            let Some((last, _)) = found.last() else { break };
            after = Some(*last);
            for (id, facts) in &found {
                let named = KEPT.iter().filter_map(|name| match facts.get(name) {
                    Some(Fact::Open(value)) => value.as_str(),
                    _ => None,
                });
                for file in named {
                    let missing = match file.parse() {
                        Ok(hash) => match files.check(hash).await {
                            Ok(()) => continue,
                            Err(FileError::Different { .. }) => false,
                            Err(FileError::Missing(_)) => true,
                            Err(error) => return Err(RecordError::Malformed(error.to_string())),
                        },
                        Err(_) => true,
                    };
                    let (thing, file) = (kind.with(*id), file.to_owned());
                    verified.findings.insert(Finding::Kept { thing, file, missing });
                }
            }
        }
    }
    Ok(())
}

/// The names of the facts that two states do not share.
fn differing(one: &serde_json::Value, other: &serde_json::Value) -> Vec<String> {
    let names = |state: &serde_json::Value| -> BTreeSet<String> {
        state.as_object().map(|facts| facts.keys().cloned().collect()).unwrap_or_default()
    };
    let all = &names(one) | &names(other);
    all.into_iter().filter(|name| one.get(name) != other.get(name)).collect()
}

/// Finds things that an entry states and that are not there.
async fn gone(db: &Conn, ledger: &Ledger, verified: &mut Verified) -> Result<(), RecordError> {
    let mut after = None;
    loop {
        let things = things_after(db, after.as_ref(), STEP).await?;
        let Some(last) = things.last() else { return Ok(()) };
        after = Some(last.clone());
        let there = ledger.there(db, &things).await?;
        let missing: Vec<Ref> = things.into_iter().filter(|thing| !there.contains(thing)).collect();
        for told in last_stated(db, &missing).await? {
            if let (Some(thing), false) = (told.thing, told.state.is_null()) {
                verified.findings.insert(Finding::Gone { thing, sequence: told.event.sequence });
            }
        }
    }
}
