//! Recomputing everything: from the leaves to the root that was signed, and from the leaves
//! to the facts that stand in the database today.

mod compare;

use crate::files::Files;
use crate::record::{CHECKPOINT, KEY};
use crate::tree::Tree;
use crate::{PublicKey, Record, RecordError};
use minga_files::{FileError, FileStore};
use minga_kernel::Ref;
use minga_store::{Conn, Fact, Ledger, Store, Told, differing, last_checkpoint, last_told, things_after};
use std::collections::{BTreeSet, HashMap};

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
    /// A thing is there of which no entry tells.
    Unrecorded(Ref),
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

/// Things that are read at once.
const STEP: u64 = 1_000;

/// Verifies a folder of the record, with this key or the one that lies in it.
pub fn files(files: &Files, key: Option<PublicKey>) -> Result<Verified, RecordError> {
    let text = |name: &str| -> Result<String, RecordError> {
        let bytes = files.read(name)?.ok_or_else(|| RecordError::Malformed(format!("{name} is missing")))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let key = if let Some(key) = key {
        key
    } else {
        let broken = || RecordError::Malformed(format!("{KEY} is not a key"));
        PublicKey::parse(&text(KEY)?).ok_or_else(broken)?
    };
    let checkpoint = key.open(&text(CHECKPOINT)?)?;
    let findings = compare::files(files, Tree::from(&checkpoint))?;
    Ok(Verified { size: checkpoint.size(), things: 0, findings })
}

/// Verifies an installation: its files, its events, and every official fact.
pub async fn installation(record: &Record, store: &Store) -> Result<Verified, RecordError> {
    // Before the database is looked at, because a serving program may sign meanwhile.
    let shown = record.shown()?;
    // Things are compared with their last entries in a view of their own, beside the events.
    let things = tokio::spawn(things(store.clone()));
    let db = store.read().await?;
    let signed = match last_checkpoint(&db).await? {
        None => Tree::EMPTY,
        Some(signed) => Tree::from(&record.key().open(&signed.note)?),
    };
    let mut findings = compare::events(&db, record.files(), signed).await?;
    drop(db);
    // More was shown to people than this database knows of.
    if shown.size > signed.size {
        findings.insert(Finding::Event(signed.size + 1));
    }
    // Another database signs with the same key.
    if shown.size == signed.size && shown.root != signed.root {
        findings.insert(Finding::Root);
    }
    let (things, of_things) = things.await.map_err(|error| RecordError::Malformed(error.to_string()))??;
    findings.extend(of_things);
    Ok(Verified { size: signed.size, things, findings })
}

/// Compares every thing with its last entry; how many there are, and what is wrong.
async fn things(store: Store) -> Result<(u64, BTreeSet<Finding>), RecordError> {
    let db = store.read().await?;
    let mut findings = BTreeSet::new();
    let things = facts(&db, store.ledger(), &mut findings).await?;
    gone(&db, store.ledger(), &mut findings).await?;
    Ok((things, findings))
}

/// Compares the facts of every thing with its last entry; how many things there are.
async fn facts(db: &Conn, ledger: &Ledger, findings: &mut BTreeSet<Finding>) -> Result<u64, RecordError> {
    let mut count = 0;
    for kind in ledger.kinds() {
        let mut after = None;
        loop {
            let found = ledger.next(db, &kind, after, STEP).await?;
            let Some((last, _)) = found.last() else { break };
            after = Some(*last);
            let things: Vec<Ref> = found.iter().map(|(id, _)| kind.with(*id)).collect();
            let told = last_told(db, &things).await?;
            let told: HashMap<Ref, Told> = told.into_iter().map(|told| (told.thing.clone(), told)).collect();
            for (thing, (_, facts)) in things.into_iter().zip(found) {
                count += 1;
                let Some(told) = told.get(&thing) else {
                    findings.insert(Finding::Unrecorded(thing));
                    continue;
                };
                let names = differing(&facts, told.salt, &told.state);
                if !names.is_empty() {
                    findings.insert(Finding::Facts { thing, names, sequence: told.sequence });
                }
            }
        }
    }
    Ok(count)
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

/// Finds things that an entry states and that are not there.
async fn gone(db: &Conn, ledger: &Ledger, findings: &mut BTreeSet<Finding>) -> Result<(), RecordError> {
    let mut after = None;
    loop {
        let things = things_after(db, after.as_ref(), STEP).await?;
        let Some(last) = things.last() else { return Ok(()) };
        after = Some(last.clone());
        let there = ledger.there(db, &things).await?;
        let missing: Vec<Ref> = things.into_iter().filter(|thing| !there.contains(thing)).collect();
        for told in last_told(db, &missing).await? {
            if !told.state.is_null() {
                findings.insert(Finding::Gone { thing: told.thing, sequence: told.sequence });
            }
        }
    }
}
