//! Recomputing everything: from the leaves to the root that was signed, and from the leaves
//! to the facts that stand in the database today.

mod compare;

use crate::files::Files;
use crate::record::{CHECKPOINT, KEY, shown};
use crate::tree::Tree;
use crate::{Keys, Record, RecordError};
use minga_files::{FileError, FileStore, Hash as Hash256};
use minga_kernel::Ref;
use minga_store::{
    Conn, Fact, Facts, Ledger, Store, Told, differing, last_checkpoint, last_told, things_after,
};
use std::collections::{BTreeSet, HashMap, HashSet};
use tlog_tiles::record_hash;

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
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What is wrong with a file of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// There is none.
    Missing,
    /// There is another.
    Replaced,
    /// It is there although it was taken down.
    NotDeleted,
}

/// The facts that name a file of the store by its SHA-256: one that was accepted or made, the
/// same as a text to edit, and the words that both were made from.
const FILES: [&str; 4] = ["file", "file_signature", "file_text", "file_tree"];
/// A copy of what stands elsewhere.
const COPY: &str = "archived";
/// One that was taken down, which is not there by right.
const TAKEN_DOWN: &str = "taken_down";

/// What a verification saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were signed.
    pub size: u64,
    /// How many official things were compared with their last entry; none where there is no
    /// database at hand.
    pub things: u64,
    /// How many files were taken down: they are not there, and the record says so.
    pub taken_down: u64,
    /// What is wrong, in order.
    pub findings: BTreeSet<Finding>,
}

/// Things that are read at once.
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
    let findings = compare::files(files, Tree::from(&checkpoint))?;
    Ok(Verified { size: checkpoint.size(), things: 0, taken_down: 0, findings })
}

/// Verifies an installation: its files, its events, and every official fact.
pub async fn installation(record: &Record, store: &Store) -> Result<Verified, RecordError> {
    // Before the database is looked at, because a serving program may sign meanwhile.
    let book = record.book();
    let shown = shown(&book)?;
    // A record that follows another one begins with an entry that is no event.
    let begun = record.begun()?.map(|entry| record_hash(&entry));
    // Things are compared with their last entries in a view of their own, beside the events.
    let things = tokio::spawn(things(store.clone()));
    let db = store.read().await?;
    let signed = match last_checkpoint(&db, book.number).await? {
        None => Tree::EMPTY,
        Some(signed) => Tree::from(&book.keys.open(&signed.note)?),
    };
    let mut findings = compare::events(&db, &book.files, signed, begun).await?;
    drop(db);
    // More was shown to people than this database knows of.
    if shown.size > signed.size {
        findings.insert(Finding::Event(signed.size + 1 - book.before()));
    }
    // Another database signs with the same key.
    if shown.size == signed.size && shown.root != signed.root {
        findings.insert(Finding::Root);
    }
    let (things, of_things) = things.await.map_err(|error| RecordError::Malformed(error.to_string()))??;
    findings.extend(of_things);
    Ok(Verified { size: signed.size, things, taken_down: 0, findings })
}

/// Compares every thing with its last entry; how many there are, and what is wrong.
async fn things(store: Store) -> Result<(u64, BTreeSet<Finding>), RecordError> {
    let db = store.read().await?;
    let mut findings = BTreeSet::new();
    let things = facts(&db, store.ledger(), &mut findings).await?;
    gone(&db, store.ledger(), &mut findings).await?;
    findings.extend(store.ledger().missing(&db).await?.into_iter().map(Finding::Missing));
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

/// Verifies every file in the store that some thing's facts name. What was taken down has to be
/// away; whether it was is a fact like any other, which [`installation`] compares with the record.
pub async fn kept(store: &Store, files: &FileStore, verified: &mut Verified) -> Result<(), RecordError> {
    let db = store.read().await?;
    let mut gone: HashMap<Hash256, Ref> = HashMap::new();
    for kind in store.ledger().kinds() {
        let mut after = None;
        loop {
            let found = store.ledger().next(&db, &kind, after, STEP).await?;
            let Some((last, _)) = found.last() else { break };
            after = Some(*last);
            gone.extend(
                found.iter().filter_map(|(id, facts)| {
                    Some((named(facts, TAKEN_DOWN)?.parse().ok()?, kind.with(*id)))
                }),
            );
        }
    }
    verified.taken_down = gone.len() as u64;
    let copies = files.copies();
    for (file, thing) in &gone {
        let there = async |files: &FileStore| files.exists(*file).await.map_err(unreadable);
        if there(files).await? || there(&copies).await? {
            let (thing, file, fault) = (thing.clone(), file.to_string(), Fault::NotDeleted);
            verified.findings.insert(Finding::Kept { thing, file, fault });
        }
    }
    for kind in store.ledger().kinds() {
        let mut after = None;
        loop {
            let found = store.ledger().next(&db, &kind, after, STEP).await?;
            let Some((last, _)) = found.last() else { break };
            after = Some(*last);
            for (id, facts) in &found {
                let own = FILES.into_iter().map(|name| (name, files));
                for (name, files) in own.chain([(COPY, &copies)]) {
                    let Some(file) = named(facts, name) else { continue };
                    let fault = match file.parse() {
                        Ok(hash) if gone.contains_key(&hash) => None,
                        Ok(hash) => fault(files, hash).await?,
                        Err(_) => Some(Fault::Missing),
                    };
                    let (thing, file) = (kind.with(*id), file.to_owned());
                    verified.findings.extend(fault.map(|fault| Finding::Kept { thing, file, fault }));
                }
            }
        }
    }
    Ok(())
}

/// Every file that some thing's facts name, whatever it is to the thing.
pub async fn named_files(store: &Store) -> Result<HashSet<Hash256>, RecordError> {
    let db = store.read().await?;
    let mut all = HashSet::new();
    for kind in store.ledger().kinds() {
        let mut after = None;
        loop {
            let found = store.ledger().next(&db, &kind, after, STEP).await?;
            let Some((last, _)) = found.last() else { break };
            after = Some(*last);
            for fact in found.iter().flat_map(|(_, facts)| facts.values()) {
                let text = match fact {
                    Fact::Open(value) => value.as_str().unwrap_or_default(),
                    // An address of ours, or a text in which one stands.
                    Fact::Words(words) => words,
                };
                let names = text.split(|letter: char| !letter.is_ascii_hexdigit());
                all.extend(names.filter_map(|name| name.parse::<Hash256>().ok()));
            }
        }
    }
    Ok(all)
}

/// The file that a fact names.
fn named<'a>(facts: &'a Facts, name: &str) -> Option<&'a str> {
    match facts.get(name) {
        Some(Fact::Open(value)) => value.as_str(),
        _ => None,
    }
}

async fn fault(files: &FileStore, hash: Hash256) -> Result<Option<Fault>, RecordError> {
    match files.check(hash).await {
        Ok(()) => Ok(None),
        Err(FileError::Different { .. }) => Ok(Some(Fault::Replaced)),
        Err(FileError::Missing(_)) => Ok(Some(Fault::Missing)),
        Err(error) => Err(unreadable(error)),
    }
}

fn unreadable(error: FileError) -> RecordError {
    RecordError::Malformed(error.to_string())
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
