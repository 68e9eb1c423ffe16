//! Beginning anew: an older copy of the database was put back, so that what was signed since is
//! lost, and the record cannot go on without contradicting itself. The former record stays as it
//! is, where it is; another begins beside it, with a name and a key of its own, and its first
//! entry names the last checkpoint of the former one and is signed by both keys.
//!
//! The file `begun` is the step that counts: before it is there the former record is the one
//! that holds, and whoever tries again goes on with the key that was made.

use crate::book::{BEGUN, Book, files_of, newest_number, secret_of};
use crate::files::{HEIGHT, tile_name};
use crate::outside::entries_of;
use crate::record::{CHECKPOINT, KEY, prove};
use crate::verify::{self, Finding, Verified};
use crate::{BEGUN_ANEW, Files, Key, Keys, PublicKey, Receipt, Record, RecordError, Succession, Why};
use minga_kernel::{Cx, Moment};
use minga_store::{Fact, Facts, Salt, state};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tlog_tiles::Tile;

/// The file with the reason and its salt. Who has to forget the reason deletes it.
pub(crate) const REASON: &str = "reason";
/// The longest reason, in characters.
const LONGEST: usize = 2_000;

/// Why a record began anew, in the words of whoever began it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Reason {
    /// The words.
    pub text: String,
    /// What hides them in the entry.
    pub salt: String,
}

impl Reason {
    /// As its entry states it.
    pub fn hidden(&self) -> Option<String> {
        let facts = Facts::from([("reason", Fact::Words(self.text.clone()))]);
        let stated = state(&facts, Salt::decode(&self.salt)?);
        stated["reason"]["sha256"].as_str().map(str::to_owned)
    }
}

/// How a record began that follows another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// When.
    pub at: Moment,
    /// Which key follows which, and the last checkpoint of the former record.
    pub succession: Succession,
    /// Why; nothing once it was forgotten.
    pub reason: Option<Reason>,
}

impl Begun {
    /// Reads the first entry of a record; nothing if it follows no other.
    pub fn read(entry: &[u8], reason: Option<&[u8]>) -> Result<Option<Begun>, RecordError> {
        let Some(succession) = Succession::of_entry(entry)? else { return Ok(None) };
        let Why::Anew { reason: hidden, .. } = &succession.why else { return Ok(None) };
        let malformed = || RecordError::Malformed("the first entry has no time".to_owned());
        let read: Value = serde_json::from_slice(entry).map_err(|_| malformed())?;
        let at = read["time"].as_str().and_then(|time| time.parse().ok()).ok_or_else(malformed)?;
        let reason: Option<Reason> = reason.and_then(|bytes| serde_json::from_slice(bytes).ok());
        // Other words than those that were hidden are nobody's reason.
        let reason = reason.filter(|it| it.hidden().as_ref() == Some(hidden));
        Ok(Some(Begun { at, succession, reason }))
    }

    /// How many entries of the former record were signed.
    pub fn former_size(&self) -> u64 {
        match self.succession.why {
            Why::Anew { size, .. } => size,
            Why::Rotated { .. } => 0,
        }
    }
}

/// One of the records of an installation, as everybody may read it.
#[derive(Clone, Debug)]
pub struct Volume {
    /// Its place among them, from 1.
    pub number: u32,
    /// Its files.
    pub files: Files,
    /// Its keys, the newest first.
    pub keys: Keys,
}

impl Volume {
    /// The records in a copy of their public files, the first one first.
    pub fn all_in(folder: &std::path::Path) -> Result<Vec<Volume>, RecordError> {
        let mut volumes = Vec::new();
        for number in 1.. {
            let files =
                Files::at(if number > 1 { folder.join(number.to_string()) } else { folder.to_owned() });
            if number > 1 && files.read(BEGUN)?.is_none() {
                break;
            }
            let keys = files.read(KEY)?.and_then(|text| Keys::parse(&String::from_utf8_lossy(&text)));
            let broken = || RecordError::Malformed(format!("{KEY} is missing, or is not a key"));
            volumes.push(Volume { number, files, keys: keys.ok_or_else(broken)? });
        }
        Ok(volumes)
    }

    /// The path under which it is served.
    pub fn path(&self) -> String {
        path(self.number)
    }

    /// Its newest checkpoint among its files.
    pub fn checkpoint(&self) -> Result<Option<String>, RecordError> {
        Ok(self.files.read(CHECKPOINT)?.map(|note| String::from_utf8_lossy(&note).into_owned()))
    }

    /// The entry with which it begins, if it follows another one.
    pub fn first_entry(&self) -> Result<Option<Vec<u8>>, RecordError> {
        if self.number > 1 { self.files.read(BEGUN) } else { Ok(None) }
    }

    /// How it began, if it follows another one.
    pub fn begun(&self) -> Result<Option<Begun>, RecordError> {
        let Some(entry) = self.first_entry()? else { return Ok(None) };
        Begun::read(&entry, self.files.read(REASON)?.as_deref())
    }

    /// The receipt of an entry. Number 0 is the entry with which it begins if it follows another.
    pub fn receipt(&self, sequence: u64) -> Result<Option<Receipt>, RecordError> {
        let index = (sequence + u64::from(self.number > 1)).checked_sub(1);
        let (Some(note), Some(index)) = (self.checkpoint()?, index) else { return Ok(None) };
        prove(&self.files, &self.keys, note, index)
    }
}

/// The path under which the record with this number is served.
pub(crate) fn path(number: u32) -> String {
    if number > 1 { format!("/record/{number}") } else { "/record".to_owned() }
}

impl Record {
    /// The path under which it is served.
    pub fn path(&self) -> String {
        path(self.book().number)
    }

    /// All records of this installation, the first one first.
    pub fn volumes(&self) -> Result<Vec<Volume>, RecordError> {
        let all: Result<Vec<Option<Volume>>, _> =
            (1..=self.book().number).map(|it| self.volume(it)).collect();
        Ok(all?.into_iter().flatten().collect())
    }

    /// The record with this number, if there is one.
    pub fn volume(&self, number: u32) -> Result<Option<Volume>, RecordError> {
        let newest = self.book();
        if number == newest.number {
            return Ok(Some(Volume { number, files: newest.files, keys: newest.keys }));
        }
        if number == 0 || number > newest.number {
            return Ok(None);
        }
        let files = files_of(&self.folder, number);
        let keys = files.read(KEY)?.and_then(|text| Keys::parse(&String::from_utf8_lossy(&text)));
        let keys =
            keys.ok_or_else(|| RecordError::Malformed(format!("record {number}: {KEY} is missing")))?;
        Ok(Some(Volume { number, files, keys }))
    }

    /// The entry before the first event, if the record follows another one.
    pub(crate) fn begun(&self) -> Result<Option<Vec<u8>>, RecordError> {
        let book = self.book();
        if book.number == 1 {
            return Ok(None);
        }
        let missing = || RecordError::Malformed(format!("{BEGUN} is missing"));
        book.files.read(BEGUN)?.ok_or_else(missing).map(Some)
    }

    /// Begins a record that follows this one, which cannot go on. Refuses if it can.
    pub async fn begin_anew(&self, cx: &Cx, reason: &str) -> Result<Begun, RecordError> {
        match self.publish().await {
            Err(RecordError::OlderDatabase { .. }) => {}
            Err(other) => return Err(other),
            Ok(_) => return Err(RecordError::GoesOn),
        }
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > LONGEST {
            return Err(RecordError::Malformed(format!("the reason needs 1 to {LONGEST} characters")));
        }
        let former = self.book();
        let missing = || RecordError::Malformed(format!("{CHECKPOINT} is missing"));
        let note = former.files.read(CHECKPOINT)?.ok_or_else(missing)?;
        let last = former.keys.open(&String::from_utf8_lossy(&note))?;
        let number = newest_number(&self.folder)? + 1;
        let origin = format!("{}/{number}", self.volume(1)?.ok_or_else(missing)?.keys.origin());
        let key = Key::load_or_make(&secret_of(&self.folder, number).join("key"), &origin, &*cx.random)?;
        let salt = Salt::new(&*cx.random).encode();
        let reason = Reason { text: reason.to_owned(), salt };
        let succession = Succession {
            former: former.keys.newest().clone(),
            key: key.public().clone(),
            why: Why::Anew {
                size: last.size(),
                root: *last.hash(),
                reason: reason.hidden().unwrap_or_default(),
            },
        };
        let signer = former.following().unwrap_or(&former.key);
        let entry = first_entry(cx.now(), number, &succession.facts(signer, &key)?)?;
        let files = files_of(&self.folder, number);
        files.write(KEY, Keys::from(key.public().clone()).write().as_bytes())?;
        files.write(REASON, &serde_json::to_vec(&reason).map_err(minga_store::StoreError::corrupt)?)?;
        files.write(BEGUN, &entry)?;
        self.publish().await?;
        Ok(Begun { at: cx.now(), succession, reason: Some(reason) })
    }
}

fn first_entry(at: Moment, number: u32, facts: &Value) -> Result<Vec<u8>, RecordError> {
    let own = Book::named(number).to_string();
    let entry = json!({
        "v": 1,
        "sequence": 0,
        "time": at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        "action": BEGUN_ANEW,
        "actor": { "role": "operator" },
        "root": own,
        "subject": own,
        "thing": own,
        "facts": facts,
        "state": Value::Null,
    });
    Ok(serde_json_canonicalizer::to_vec(&entry).map_err(minga_store::StoreError::corrupt)?)
}

/// What became of a record that another one follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Former {
    /// The number of the record that follows it.
    pub number: u32,
    /// How that one began.
    pub begun: Begun,
    /// How many entries of it stand in the one that follows, from the first one on: those after
    /// them are lost to it.
    pub kept: u64,
}

/// Verifies the newest of these records, with its keys; if one is given, it must be signed by
/// that one or by one that follows it, as the entries themselves prove.
pub fn verify_newest(volumes: &[Volume], known: Option<&PublicKey>) -> Result<Verified, RecordError> {
    let missing = |what: &str| RecordError::Malformed(format!("{what} is missing"));
    let newest = volumes.last().ok_or_else(|| missing(KEY))?;
    let verified = verify::files(&newest.files, Some(newest.keys.clone()))?;
    let Some(known) = known else { return Ok(verified) };
    let mut trusted = vec![known.clone()];
    for volume in volumes {
        let note = volume.checkpoint()?.ok_or_else(|| missing(CHECKPOINT))?;
        for entry in entries_of(volume, volume.keys.open(&note)?.size()) {
            if let Some(next) = Succession::of_entry(&entry?)?.filter(|it| trusted.contains(&it.former)) {
                trusted.push(next.key);
            }
        }
    }
    let note = newest.checkpoint()?.ok_or_else(|| missing(CHECKPOINT))?;
    if trusted.into_iter().any(|key| Keys::from(key).open(&note).is_ok()) {
        return Ok(verified);
    }
    Err(RecordError::Malformed("it is signed by a key that does not follow from the one given".to_owned()))
}

/// Checks records that follow each other: that each former one is still what was signed, and
/// that the first entry of the next names its end. The newest is not looked at but for that.
pub fn former(volumes: &[Volume]) -> Result<(Vec<Former>, BTreeSet<Finding>), RecordError> {
    let (mut told, mut findings) = (Vec::new(), BTreeSet::new());
    for pair in volumes.windows(2) {
        let [old, new] = pair else { continue };
        let within =
            |name: &str| if old.number > 1 { format!("{}/{name}", old.number) } else { name.to_owned() };
        let named = format!("{}/{BEGUN}", new.number);
        match verify::files(&old.files, Some(old.keys.clone())) {
            Ok(verified) => findings.extend(verified.findings.into_iter().map(|finding| match finding {
                Finding::File(name) => Finding::File(within(&name)),
                Finding::Root => Finding::File(within(CHECKPOINT)),
                other => other,
            })),
            Err(RecordError::File { path, source }) => return Err(RecordError::File { path, source }),
            Err(_) => {
                findings.insert(Finding::File(within(CHECKPOINT)));
                continue;
            }
        }
        let Ok(Some(begun)) = new.begun() else {
            findings.insert(Finding::File(named));
            continue;
        };
        let last = old.checkpoint()?.map(|note| old.keys.open(&note)).transpose()?;
        let Some(last) = last.filter(|last| follows(&begun, last, old, new)) else {
            findings.insert(Finding::File(named));
            continue;
        };
        let size = new.checkpoint()?.map(|note| new.keys.open(&note)).transpose()?.map_or(0, |it| it.size());
        // What the file says is what was signed.
        let signed = entries_of(new, size).next().transpose()?;
        if signed.is_some() && signed != new.first_entry()? {
            findings.insert(Finding::File(named));
            continue;
        }
        let kept = in_common((old, last.size()), (new, size))?;
        told.push(Former { number: new.number, begun, kept });
    }
    Ok((told, findings))
}

fn follows(begun: &Begun, last: &tlog_tiles::Checkpoint, old: &Volume, new: &Volume) -> bool {
    let named = match &begun.succession.why {
        Why::Anew { size, root, .. } => *size == last.size() && root == last.hash(),
        Why::Rotated { .. } => false,
    };
    named
        && old.keys.newest() == &begun.succession.former
        && new.keys.all().last() == Some(&begun.succession.key)
}

/// How many events two records share from the first one on.
fn in_common(old: (&Volume, u64), new: (&Volume, u64)) -> Result<u64, RecordError> {
    let (mut old, mut new) = (Hashes::of(old.0, old.1), Hashes::of(new.0, new.1));
    let mut kept = 0;
    while let (Some(one), Some(other)) = (old.next()?, new.next()?) {
        if one != other {
            break;
        }
        kept += 1;
    }
    Ok(kept)
}

/// The hashes of the events of a record, one tile at a time.
struct Hashes<'a> {
    files: &'a Files,
    size: u64,
    next: u64,
    tile: Vec<u8>,
}

impl Hashes<'_> {
    fn of(volume: &Volume, size: u64) -> Hashes<'_> {
        Hashes { files: &volume.files, size, next: u64::from(volume.number > 1), tile: Vec::new() }
    }

    fn next(&mut self) -> Result<Option<[u8; 32]>, RecordError> {
        if self.next >= self.size {
            return Ok(None);
        }
        let place = usize::try_from(self.next & 0xff).unwrap_or(0) * 32;
        if place == 0 || self.tile.is_empty() {
            let number = self.next >> HEIGHT;
            let width = (self.size - (number << HEIGHT)).min(1 << HEIGHT);
            let tile = Tile::new(HEIGHT, 0, number, u32::try_from(width).unwrap_or(1), false);
            self.tile = self.files.read(&tile_name(&tile))?.unwrap_or_default();
        }
        self.next += 1;
        Ok(self.tile.get(place..).and_then(|rest| rest.first_chunk::<32>()).copied())
    }
}
