//! Verifying another installation from outside: what a stranger can do who has nothing but its
//! address. Its records are fetched and recomputed, compared with what was seen at the last
//! visit, and what its API shows is compared with what its record says.
//!
//! What is kept between visits lies in one folder: the key, pinned at the first visit; the last
//! checkpoint that held; and the files, of which whole tiles are never fetched twice.

mod facts;
mod fetch;
mod mirror;

pub use facts::Shown;

use crate::verify::{self, Finding};
use crate::{Former, Keys, PublicKey, RecordError, Succession, Volume, former};
use facts::Compared;
use fetch::Site;
use minga_kernel::Ref;
pub(crate) use mirror::entries_of;
use mirror::mirror;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use tlog_tiles::{Hash, TileHashReader, tree_hash};

/// A visit could not be made.
#[derive(Debug, thiserror::Error)]
pub enum OutsideError {
    /// The other side cannot be reached, or does not answer as an installation does.
    #[error("{address}: {why}")]
    Network {
        /// What was asked for.
        address: String,
        /// What came of it.
        why: String,
    },
    /// It is larger than the visitor wants to read.
    #[error("the record has {entries} entries, and at most {most} are read")]
    TooLarge {
        /// How many it says that it has.
        entries: u64,
        /// How many are read.
        most: u64,
    },
    /// What is kept between visits cannot be read or written.
    #[error(transparent)]
    Kept(#[from] RecordError),
}

/// Something that is not as it was signed, shown or seen before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// The same as [`verify`] finds in files.
    Record(Finding),
    /// A checkpoint is not well-formed or not signed by a key of the record.
    Checkpoint(String),
    /// It is signed by a key that does not follow from the one that is known.
    Key {
        /// The key that is known.
        known: String,
        /// The key that signs.
        found: String,
    },
    /// Fewer entries are shown than were seen: some are hidden.
    Shrunk {
        /// How many were seen.
        seen: u64,
        /// How many are shown.
        shown: u64,
    },
    /// The record is not a continuation of what was seen: it was rewritten, or another one is
    /// shown to others.
    Forked(u64),
    /// A record that was seen is not there any more.
    Vanished(String),
    /// What is shown of a thing is not what the record says.
    Shows {
        /// Where it is shown.
        address: String,
        /// The thing.
        thing: Ref,
        /// Which facts.
        names: Vec<String>,
        /// The number of its last entry.
        sequence: u64,
    },
    /// A thing is shown of which no entry tells.
    Unrecorded(Ref),
    /// The record tells of a thing, and it is not shown.
    Hidden {
        /// Where it should be shown.
        address: String,
        /// The thing.
        thing: Ref,
        /// The number of its last entry.
        sequence: u64,
    },
    /// What is shown follows from an event that is not signed, and does not become so.
    Unsigned {
        /// The thing.
        thing: Ref,
        /// The number of the event.
        sequence: u64,
    },
    /// What is shown of a thing is older than its last entry: an older copy of the database.
    Older {
        /// The thing.
        thing: Ref,
        /// The number of the event that is shown.
        shown: u64,
        /// The number of its last entry.
        sequence: u64,
    },
}

/// What a visit saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The name of the record that grows.
    pub origin: String,
    /// The key that is known now, to be pinned elsewhere too.
    pub key: PublicKey,
    /// Whether it was pinned at this visit: nobody told it beforehand.
    pub first: bool,
    /// How many entries were signed.
    pub size: u64,
    /// How many of them were signed at the last visit; none at the first.
    pub seen: Option<u64>,
    /// How many files were fetched.
    pub fetched: u64,
    /// How many things were compared.
    pub things: u64,
    /// How many facts of them were compared.
    pub facts: u64,
    /// How many texts cannot be compared, because their salts are not given out.
    pub texts: u64,
    /// Keys that followed one another since the one that was known.
    pub rotated: Vec<PublicKey>,
    /// Records that another one follows.
    pub former: Vec<Former>,
    /// What is wrong, in order.
    pub findings: BTreeSet<Seen>,
}

/// How to make a visit.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// The folder of what is kept between visits to this address.
    pub folder: &'a Path,
    /// The key to check with, rather than the one that is pinned.
    pub key: Option<PublicKey>,
    /// Whether to fetch again what was fetched before.
    pub again: bool,
    /// The most entries that are read.
    pub most: u64,
    /// How long to wait for what is just being signed.
    pub pause: Duration,
    /// What the API shows, and of which facts.
    pub shown: &'a [Shown],
}

/// What is remembered of a visit at which everything held.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Memory {
    origin: String,
    size: u64,
    root: String,
}

/// How often facts are compared until what was just being signed is signed.
const ROUNDS: u32 = 4;

/// Visits the installation at this address. Blocks.
pub fn visit(address: &str, options: &Options<'_>) -> Result<Visit, OutsideError> {
    let site = Site::at(address);
    let kept = crate::Files::at(options.folder);
    let memory = read_memory(&kept)?;
    let pinned = kept.read("key")?.and_then(|text| PublicKey::parse(&String::from_utf8_lossy(&text)));
    let known = options.key.clone().or(pinned);

    let mut visit = look(&site, options, known.as_ref(), memory.as_ref(), options.again)?;
    if !visit.0.findings.is_empty() && !options.again {
        // What was fetched at former visits may hide which of both is wrong.
        visit = look(&site, options, known.as_ref(), memory.as_ref(), true)?;
    }
    let (mut visit, volumes) = visit;
    let Some(newest) = volumes.last().filter(|_| visit.findings.is_empty()) else { return Ok(visit) };
    // From here on it is certain what was signed, whatever is shown.
    kept.write("key", format!("{}\n", visit.key.as_str()).as_bytes())?;
    remember(&kept, newest)?;

    let mut compared = Compared::default();
    for round in 1..=ROUNDS {
        let before = compared.findings;
        compared = facts::compare(&site, newest, options.shown, options.most)?;
        if compared.findings.is_empty() {
            break;
        }
        if round > 1 {
            // What changes between two questions is not twice the same.
            compared.findings.retain(|finding| !finding.may_pass() || before.contains(finding));
        }
        if round < ROUNDS {
            std::thread::sleep(options.pause);
            let (again, _) = look(&site, options, Some(&visit.key), read_memory(&kept)?.as_ref(), false)?;
            visit.fetched += again.fetched;
            visit.size = again.size;
            if !again.findings.is_empty() {
                visit.findings = again.findings;
                return Ok(visit);
            }
            remember(&kept, newest)?;
        }
    }
    (visit.things, visit.facts, visit.texts) = (compared.things, compared.facts, compared.texts);
    visit.findings = compared.findings;
    Ok(visit)
}

fn read_memory(kept: &crate::Files) -> Result<Option<Memory>, OutsideError> {
    Ok(kept.read("seen")?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

fn remember(kept: &crate::Files, newest: &Volume) -> Result<(), OutsideError> {
    if let Some(note) = newest.checkpoint()? {
        let last = newest.keys.open(&note)?;
        let memory =
            Memory { origin: last.origin().to_owned(), size: last.size(), root: last.hash().to_string() };
        let text = serde_json::to_vec(&memory).map_err(minga_store::StoreError::corrupt);
        kept.write("seen", &text.map_err(RecordError::from)?)?;
    }
    Ok(())
}

/// Fetches the records and checks them by themselves and against what is remembered.
fn look(
    site: &Site,
    options: &Options<'_>,
    known: Option<&PublicKey>,
    memory: Option<&Memory>,
    again: bool,
) -> Result<(Visit, Vec<Volume>), OutsideError> {
    let mut findings = BTreeSet::new();
    let mirrored = mirror(site, &options.folder.join("record"), options.most, again, &mut findings)?;
    let volumes = mirrored.volumes;
    let network = || site.trouble("/api/v1/record", "no record");
    let newest = volumes.last().ok_or_else(network)?;
    let first = known.is_none();
    // At the first visit there is nothing but what the other side says of itself.
    let oldest = volumes.first().and_then(|volume| volume.keys.all().last());
    let mut key = known.or(oldest).ok_or_else(network)?.clone();
    let mut visit = Visit {
        origin: newest.keys.origin().to_owned(),
        key: key.clone(),
        first,
        size: 0,
        seen: memory.map(|it| it.size),
        fetched: mirrored.fetched,
        things: 0,
        facts: 0,
        texts: 0,
        rotated: Vec::new(),
        former: Vec::new(),
        findings: BTreeSet::new(),
    };
    for volume in &volumes {
        let is_newest = volume.number == newest.number;
        check((volume, is_newest), &mut key, &mut visit, memory, &mut findings)?;
    }
    let seen = |memory: &&Memory| volumes.iter().all(|it| it.keys.origin() != memory.origin);
    if let Some(gone) = memory.filter(seen) {
        findings.insert(Seen::Vanished(gone.origin.clone()));
    }
    if findings.is_empty() {
        let (told, wrong) = former(&volumes)?;
        visit.former = told;
        findings.extend(wrong.into_iter().map(Seen::Record));
    }
    visit.key = key;
    visit.findings = findings;
    Ok((visit, volumes))
}

/// Checks one record by itself, the keys that follow each other in it, and that it continues
/// what is remembered of it.
fn check(
    (volume, is_newest): (&Volume, bool),
    key: &mut PublicKey,
    visit: &mut Visit,
    memory: Option<&Memory>,
    findings: &mut BTreeSet<Seen>,
) -> Result<(), OutsideError> {
    let Some(note) = volume.checkpoint()? else {
        // Nothing was signed yet.
        let seen = memory.filter(|it| it.origin == volume.keys.origin());
        findings.extend(seen.map(|it| Seen::Shrunk { seen: it.size, shown: 0 }));
        return Ok(());
    };
    let last = match volume.keys.open(&note) {
        Ok(last) => last,
        Err(error) => {
            findings.insert(Seen::Checkpoint(error.to_string()));
            return Ok(());
        }
    };
    visit.size = last.size();
    let found = verify::files(&volume.files, Some(volume.keys.clone()))?.findings;
    findings.extend(found.into_iter().map(|finding| match finding {
        Finding::File(name) => Seen::Record(Finding::File(format!("{}/{name}", volume.path()))),
        other => Seen::Record(other),
    }));

    // Keys that follow the one that is known, as the entries themselves prove.
    let mut known = vec![key.clone()];
    for entry in entries_of(volume, last.size()) {
        let entry = entry?;
        match Succession::of_entry(&entry) {
            Ok(Some(next)) if known.contains(&next.former) => {
                known.push(next.key.clone());
                visit.rotated.push(next.key.clone());
                *key = next.key;
            }
            Ok(_) => {}
            Err(error) => {
                findings.insert(Seen::Checkpoint(error.to_string()));
            }
        }
    }
    let trusted = known.iter().any(|it| Keys::from(it.clone()).open(&note).is_ok());
    let own = known.iter().any(|it| it.origin() == volume.keys.origin());
    if (own || is_newest) && !trusted {
        let (known, found) = (key.as_str().to_owned(), volume.keys.newest().as_str().to_owned());
        findings.insert(Seen::Key { known, found });
    }
    let Some(memory) = memory.filter(|it| it.origin == volume.keys.origin()) else { return Ok(()) };
    if last.size() < memory.size {
        findings.insert(Seen::Shrunk { seen: memory.size, shown: last.size() });
        return Ok(());
    }
    let hashes = TileHashReader::new(last.size(), *last.hash(), &volume.files);
    let then = if memory.size == last.size() { Ok(*last.hash()) } else { tree_hash(memory.size, &hashes) };
    match (then, Hash::parse_hash(&memory.root)) {
        (Ok(then), Ok(root)) if then == root => {}
        (Ok(_), Ok(_)) => {
            findings.insert(Seen::Forked(memory.size));
        }
        // Tiles that are wrong were named already.
        _ => {}
    }
    Ok(())
}
