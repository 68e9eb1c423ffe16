//! A copy of the records of another installation. Whole tiles never change and are fetched
//! once; nothing that is fetched is believed before it is recomputed.

use super::fetch::Site;
use super::{OutsideError, Seen};
use crate::anew::REASON;
use crate::book::BEGUN;
use crate::files::{HEIGHT, bundle_name, tile_name};
use crate::leaf::unbundle;
use crate::record::{CHECKPOINT, KEY};
use crate::verify::Finding;
use crate::{Files, Keys, RecordError, Volume};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use tlog_tiles::Tile;

/// The most records of one installation.
const MOST_RECORDS: usize = 100;
/// The largest checkpoint, list of keys, or first entry, in bytes.
const MOST_OF_NOTE: u64 = 100_000;
/// The most bytes of one entry, with its length.
const ENTRY: u64 = 65_537;

pub(super) struct Mirrored {
    pub(super) volumes: Vec<Volume>,
    pub(super) fetched: u64,
}

pub(super) fn mirror(
    site: &Site,
    folder: &Path,
    most: u64,
    again: bool,
    findings: &mut BTreeSet<Seen>,
) -> Result<Mirrored, OutsideError> {
    let listed = site.api("/api/v1/record")?;
    let listed = listed.as_array().filter(|it| !it.is_empty() && it.len() <= MOST_RECORDS);
    let listed = listed.ok_or_else(|| site.trouble("/api/v1/record", "no list of records"))?;
    let mut mirrored = Mirrored { volumes: Vec::new(), fetched: 0 };
    for (resource, number) in listed.iter().zip(1..) {
        let volume = one(site, folder, (resource, number), (most, again), findings, &mut mirrored.fetched)?;
        mirrored.volumes.push(volume);
    }
    Ok(mirrored)
}

fn one(
    site: &Site,
    folder: &Path,
    (resource, number): (&Value, u32),
    (most, again): (u64, bool),
    findings: &mut BTreeSet<Seen>,
    fetched: &mut u64,
) -> Result<Volume, OutsideError> {
    let files = crate::book::files_of(folder, number);
    let path = crate::anew::path(number);
    let text = |name: &str| -> Result<Option<String>, OutsideError> {
        let bytes = site.get(&format!("{path}/{name}"), MOST_OF_NOTE)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    };
    let keys = text("key")?.and_then(|keys| Keys::parse(&keys));
    let keys = keys.ok_or_else(|| site.trouble(&format!("{path}/key"), "no key"))?;
    files.write(KEY, keys.write().as_bytes())?;
    let note = text(CHECKPOINT)?;
    match &note {
        Some(note) => files.write(CHECKPOINT, note.as_bytes())?,
        None => files.remove(CHECKPOINT)?,
    }
    if let Some(begun) = resource["begun"].as_object() {
        let entry = serde_json_canonicalizer::to_vec(&begun["entry"]);
        files.write(BEGUN, &entry.map_err(|error| site.trouble("/api/v1/record", error))?)?;
        let reason = serde_json::json!({ "text": begun["reason"], "salt": begun["salt"] });
        files.write(REASON, reason.to_string().as_bytes())?;
    }
    let volume = Volume { number, files, keys };
    let Some(note) = note else { return Ok(volume) };
    // Nothing is fetched that nobody signed.
    let Ok(last) = volume.keys.open(&note) else { return Ok(volume) };
    if last.size() > most {
        return Err(OutsideError::TooLarge { entries: last.size(), most });
    }
    for tile in Tile::new_tiles(HEIGHT, 0, last.size()) {
        let width = u64::from(tile.width());
        let mut wanted = vec![(tile_name(&tile), width * 32)];
        if tile.level() == 0 {
            wanted.push((bundle_name(&tile), width * ENTRY));
        }
        for (name, bytes) in wanted {
            let whole = width == 1 << HEIGHT;
            if whole && !again && volume.files.read(&name)?.is_some() {
                continue;
            }
            *fetched += 1;
            if let Some(bytes) = site.get(&format!("{path}/{name}"), bytes)? {
                forget_parts(&volume.files, &name);
                volume.files.write(&name, &bytes)?;
            } else {
                volume.files.remove(&name)?;
                findings.insert(Seen::Record(Finding::File(format!("{path}/{name}"))));
            }
        }
    }
    Ok(volume)
}

/// Former parts of a tile are of no use once there is a larger one.
fn forget_parts(files: &Files, name: &str) {
    let whole = name.split(".p/").next().unwrap_or(name);
    // They are in nobody's way if they stay.
    let _ = std::fs::remove_dir_all(files.folder().join(format!("{whole}.p")));
}

/// The entries of a record, one bundle in memory at a time; those of bundles that are broken
/// are left out.
pub(crate) fn entries_of(
    volume: &Volume,
    size: u64,
) -> impl Iterator<Item = Result<Vec<u8>, RecordError>> + '_ {
    let tiles = Tile::new_tiles(HEIGHT, 0, size).into_iter().filter(|tile| tile.level() == 0);
    tiles.flat_map(move |tile| {
        let read = volume.files.entries(&tile).map(Option::unwrap_or_default);
        let entries: Vec<Result<Vec<u8>, RecordError>> = match read {
            Ok(bundle) => {
                unbundle(&bundle).unwrap_or_default().into_iter().map(|entry| Ok(entry.to_vec())).collect()
            }
            Err(error) => vec![Err(error)],
        };
        entries
    })
}
