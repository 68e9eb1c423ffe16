//! Tiles, entries and events beside each other, 256 leaves at a time: however long the record
//! is, memory holds one hash in 256 of it.

use super::Finding;
use crate::RecordError;
use crate::files::{Files, HEIGHT, bundle_name, tile_name};
use crate::leaf::{leaf, unbundle};
use crate::tree::Tree;
use minga_store::{Conn, Stated, stated_after};
use std::collections::BTreeSet;
use tlog_tiles::{EMPTY_HASH, Hash, Tile, node_hash, record_hash};
use tokio::sync::mpsc;

/// Leaves in a tile.
const TILE: u64 = 1 << HEIGHT;
/// Events that are read at once, a whole number of tiles.
const STEP: u64 = 4 * TILE;
/// Steps that may wait to be compared.
const WAITING: usize = 2;

/// Compares tiles and entries with what was signed.
pub(super) fn files(files: &Files, signed: Tree) -> Result<BTreeSet<Finding>, RecordError> {
    let mut comparison = Comparison::new(files.clone(), signed, false);
    for number in 0..signed.size.div_ceil(TILE) {
        comparison.tile(number, None)?;
    }
    comparison.end()
}

/// Compares tiles, entries and events with what was signed. While some are compared, the next
/// are read.
pub(super) async fn events(db: &Conn, files: &Files, signed: Tree) -> Result<BTreeSet<Finding>, RecordError> {
    let (sender, mut steps) = mpsc::channel::<Vec<Stated>>(WAITING);
    let mut comparison = Comparison::new(files.clone(), signed, true);
    let size = signed.size;
    let comparing = tokio::task::spawn_blocking(move || {
        let mut first = 0;
        while let Some(events) = steps.blocking_recv() {
            let end = size.min(first + STEP);
            let hashes = hashes_of(&events, first, end);
            for (number, own) in (first / TILE..).zip(hashes.chunks(1 << HEIGHT)) {
                comparison.tile(number, Some(own))?;
            }
            first = end;
        }
        comparison.end()
    });
    let mut first = 0;
    while first < size {
        let end = size.min(first + STEP);
        let mut events = stated_after(db, first, end - first).await?;
        events.retain(|stated| stated.event.sequence <= end);
        if sender.send(events).await.is_err() {
            // The comparison failed, and tells why.
            break;
        }
        first = end;
    }
    drop(sender);
    comparing.await.map_err(|error| RecordError::Malformed(error.to_string()))?
}

/// The hashes of events after `first` up to `end`. What is missing leaves a hole that no leaf
/// fits.
fn hashes_of(events: &[Stated], first: u64, end: u64) -> Vec<Hash> {
    let mut hashes = vec![EMPTY_HASH; usize::try_from(end - first).unwrap_or(0)];
    for stated in events {
        let place =
            stated.event.sequence.checked_sub(first + 1).and_then(|place| usize::try_from(place).ok());
        if let (Some(hash), Ok(leaf)) = (place.and_then(|place| hashes.get_mut(place)), leaf(stated)) {
            *hash = record_hash(&leaf);
        }
    }
    hashes
}

/// Where hashes come from; third, from events.
const TILES: usize = 0;
const ENTRIES: usize = 1;

/// Which of two sources is asked about in [`Differing`].
const fn pair(one: usize, other: usize) -> usize {
    // 0 and 1, 0 and 2, 1 and 2.
    one + other - 1
}

/// A leaf of which the sources do not all say the same.
struct Differing {
    place: u64,
    /// Whether two differ, by [`pair`].
    pairs: [bool; 3],
}

struct Comparison {
    files: Files,
    signed: Tree,
    /// How many of the sources are at hand: events are the last.
    sources: usize,
    /// The roots of tiles of level 0, of each source.
    roots: [Vec<Hash>; 3],
    differing: Vec<Differing>,
}

impl Comparison {
    fn new(files: Files, signed: Tree, events: bool) -> Comparison {
        let sources = if events { 3 } else { 2 };
        Comparison { files, signed, sources, roots: Default::default(), differing: Vec::new() }
    }

    /// Compares the leaves of the next tile.
    fn tile(&mut self, number: u64, events: Option<&[Hash]>) -> Result<(), RecordError> {
        let tile = tile_at(0, number, self.signed.size);
        let width = tile.width() as usize;
        let in_tile = hashes(self.files.read(&tile_name(&tile))?, width);
        let bundle = self.files.entries(&tile)?.unwrap_or_default();
        // A bundle that has more or fewer entries than it should is none.
        let entries = unbundle(&bundle).filter(|leaves| leaves.len() == width).unwrap_or_default();
        let mut in_bundle: Vec<Hash> = entries.into_iter().map(record_hash).collect();
        in_bundle.resize(width, EMPTY_HASH);
        let events = events.unwrap_or(&in_tile);
        for (place, ((tile, entry), event)) in
            (number * TILE..).zip(in_tile.iter().zip(&in_bundle).zip(events))
        {
            let pairs = [tile != entry, tile != event, entry != event];
            if pairs != [false; 3] {
                self.differing.push(Differing { place, pairs });
            }
        }
        for (roots, hashes) in self.roots.iter_mut().zip([&in_tile[..], &in_bundle, events]) {
            roots.push(root(hashes));
        }
        Ok(())
    }

    /// What was found.
    fn end(mut self) -> Result<BTreeSet<Finding>, RecordError> {
        let size = self.signed.size;
        let mut findings = BTreeSet::new();
        let signed = (0..self.sources).find(|source| root(&self.roots[*source]) == self.signed.root);
        // If nothing gives what was signed, what disagrees is named still, for whoever has to
        // find out.
        let truth = signed.unwrap_or(TILES);
        for Differing { place, pairs } in &self.differing {
            let tile = tile_at(0, place / TILE, size);
            for source in (0..self.sources).filter(|source| *source != truth && pairs[pair(truth, *source)]) {
                findings.insert(match source {
                    TILES => Finding::File(tile_name(&tile)),
                    ENTRIES if signed.is_none() => Finding::File(tile_name(&tile)),
                    ENTRIES => Finding::File(bundle_name(&tile)),
                    _ => Finding::Event(place + 1),
                });
            }
        }
        if signed.is_none() {
            findings.insert(Finding::Root);
            return Ok(findings);
        }
        // Only whole tiles have a hash one level up.
        let mut below = std::mem::take(&mut self.roots[truth]);
        below.truncate(usize::try_from(size / TILE).unwrap_or(usize::MAX));
        for level in 1.. {
            if below.is_empty() {
                break;
            }
            for (number, own) in (0..).zip(below.chunks(1 << HEIGHT)) {
                let tile = tile_at(level, number, below.len() as u64);
                if hashes(self.files.read(&tile_name(&tile))?, own.len()) != own {
                    findings.insert(Finding::File(tile_name(&tile)));
                }
            }
            below = below.chunks_exact(1 << HEIGHT).map(root).collect();
        }
        Ok(findings)
    }
}

/// The tile with this number in a level of so many hashes.
fn tile_at(level: u8, number: u64, hashes: u64) -> Tile {
    let width = (hashes - number * TILE).min(TILE);
    Tile::new(HEIGHT, level, number, u32::try_from(width).unwrap_or(1), false)
}

/// The hashes in a tile; hashes of nothing if it is missing or not as long as it should be.
fn hashes(tile: Option<Vec<u8>>, width: usize) -> Vec<Hash> {
    let tile = tile.unwrap_or_default();
    match tile.as_chunks::<32>() {
        (whole, []) if whole.len() == width => whole.iter().map(|bytes| Hash(*bytes)).collect(),
        _ => vec![EMPTY_HASH; width],
    }
}

/// The root of a tree with these leaves (RFC 6962, section 2.1): neighbours are joined level
/// by level, and one that is left over goes up as it is. So the roots of tiles, in place of
/// their leaves, give the same.
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
