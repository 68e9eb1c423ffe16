use crate::files::{Files, HEIGHT};
use crate::leaf::{leaf, unbundle};
use crate::tree::Tree;
use crate::witness::{Answer, own_part};
use crate::{Key, PublicKey, Receipt, RecordError, Witness};
use minga_kernel::{Clock, Random};
use minga_store::{Store, last_checkpoint, stated_after};
use std::path::Path;
use std::sync::Arc;
use tlog_tiles::{Tile, TileHashReader, prove_record, prove_tree};

/// The name of the newest checkpoint among the files.
pub(crate) const CHECKPOINT: &str = "checkpoint";
/// The name of the public key among the files.
pub(crate) const KEY: &str = "key.pub";
/// New entries in one step of growth: some tens of megabytes of memory at most.
const STEP: u64 = 4_096;

/// The record of one installation.
#[derive(Clone)]
pub struct Record {
    store: Store,
    files: Files,
    key: Arc<Key>,
    clock: Arc<dyn Clock>,
    witnesses: Arc<[Witness]>,
}

/// What [`Record::publish`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// How many entries are new.
    pub new: u64,
    /// How many there are now.
    pub size: u64,
}

impl Record {
    /// The record whose files are in `folder`; the key is beside them. Makes the key of a new
    /// record; refuses another key than the one that strangers know, and the lack of it.
    pub fn open(
        store: Store,
        folder: &Path,
        origin: &str,
        clock: Arc<dyn Clock>,
        random: &dyn Random,
    ) -> Result<Record, RecordError> {
        let files = Files::at(folder.join("public"));
        let file = folder.join("secret").join("key");
        let known = files.read(KEY)?;
        // A lost key is not replaced by another in silence.
        if known.is_some() && !file.exists() {
            return Err(RecordError::Key(file));
        }
        let key = Key::load_or_make(&file, origin, random)?;
        let public = format!("{}\n", key.public().as_str()).into_bytes();
        match known {
            None => files.write(KEY, &public)?,
            Some(known) if known != public => return Err(RecordError::Key(file)),
            Some(_) => {}
        }
        Ok(Record { store, files, key: Arc::new(key), clock, witnesses: Arc::new([]) })
    }

    /// The same record, countersigned by these.
    #[must_use]
    pub fn with_witnesses(self, witnesses: Vec<Witness>) -> Record {
        Record { witnesses: witnesses.into(), ..self }
    }

    /// Those who are asked to countersign.
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// The files that everybody may have.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The key that strangers check with.
    pub fn key(&self) -> &PublicKey {
        self.key.public()
    }

    /// Brings every event that is not there yet into the tree and signs it.
    ///
    /// Refuses if the database is older than what was signed, or the tiles are not those
    /// that were. Several may do it at once: one of them signs.
    pub async fn publish(&self) -> Result<Published, RecordError> {
        // Before the database is asked, because another server may sign and show in between.
        let shown = self.shown()?;
        let db = self.store.read().await?;
        let signed = last_checkpoint(&db).await?;
        drop(db);
        let mut tree = match &signed {
            None => Tree::EMPTY,
            Some(signed) => Tree::from(&self.key().open(&signed.note)?),
        };
        let before = tree.size;
        self.refuse_others(tree, shown).await?;
        loop {
            let db = self.store.read().await?;
            let events = stated_after(&db, tree.size, STEP).await?;
            drop(db);
            if events.is_empty() {
                break;
            }
            let files = self.files.clone();
            let grown = tokio::task::spawn_blocking(move || {
                let leaves: Vec<Vec<u8>> = events.iter().map(leaf).collect::<Result<_, _>>()?;
                tree.grow(&files, &leaves)
            });
            tree = grown.await.map_err(|error| RecordError::Malformed(error.to_string()))??;
        }
        if tree.size == before {
            if let Some(signed) = signed {
                self.show(&signed.note)?;
            }
            return Ok(Published { new: 0, size: before });
        }
        let note = self.key.sign(tree.size, tree.root)?;
        let tx = self.store.write().await?;
        tx.lock("record").await?;
        let newest = last_checkpoint(&tx).await?;
        if newest.as_ref().map_or(0, |it| it.size) != before {
            // Somebody else was faster, and signed the same entries.
            tx.rollback().await?;
            return Ok(Published { new: 0, size: newest.map_or(0, |it| it.size) });
        }
        // What was signed later is never older, whatever the clock says.
        let now = self.clock.now();
        tx.sign(tree.size, newest.map_or(now, |it| now.max(it.at)), &note).await?;
        tx.commit().await?;
        self.show(&note)?;
        Ok(Published { new: tree.size - before, size: tree.size })
    }

    /// The newest signed checkpoint; none before the first.
    pub async fn checkpoint(&self) -> Result<Option<String>, RecordError> {
        let db = self.store.read().await?;
        Ok(last_checkpoint(&db).await?.map(|it| it.note))
    }

    /// The receipt of an event; none if it is not published yet.
    pub async fn receipt(&self, sequence: u64) -> Result<Option<Receipt>, RecordError> {
        let (Some(index), Some(note)) = (sequence.checked_sub(1), self.checkpoint().await?) else {
            return Ok(None);
        };
        let checkpoint = self.key().open(&note)?;
        if index >= checkpoint.size() {
            return Ok(None);
        }
        let files = self.files.clone();
        let proving = tokio::task::spawn_blocking(move || {
            let hashes = TileHashReader::new(checkpoint.size(), *checkpoint.hash(), &files);
            let proof = prove_record(checkpoint.size(), index, &hashes)?;
            let number = index >> HEIGHT;
            let width = (checkpoint.size() - (number << HEIGHT)).min(1 << HEIGHT);
            let tile = Tile::new(HEIGHT, 0, number, u32::try_from(width).unwrap_or(1), false);
            let place = usize::try_from(index & 0xff).unwrap_or(0);
            let entries = files.entries(&tile)?.unwrap_or_default();
            let leaf = unbundle(&entries).and_then(|leaves| leaves.get(place).map(|leaf| leaf.to_vec()));
            let leaf = leaf.ok_or_else(|| RecordError::Malformed("an entry is missing".to_owned()))?;
            Ok(Some(Receipt { leaf, index, proof, checkpoint: note }))
        });
        proving.await.map_err(|error| RecordError::Malformed(error.to_string()))?
    }

    /// Asks every witness that did not sign the newest checkpoint yet; returns what went wrong,
    /// one for each witness that did not sign.
    pub async fn ask_witnesses(&self) -> Result<Vec<RecordError>, RecordError> {
        let Some(note) = self.checkpoint().await? else { return Ok(Vec::new()) };
        let checkpoint = self.key().open(&note)?;
        let asked = self.witnesses.iter().filter(|witness| !witness.signed(&note)).cloned();
        let asking: Vec<_> = asked
            .map(|witness| {
                let (files, note) = (self.files.clone(), own_part(self.key(), &note));
                let tree = Tree::from(&checkpoint);
                tokio::task::spawn_blocking(move || countersigned(&witness, &files, tree, &note))
            })
            .collect();
        let (mut lines, mut faults) = (String::new(), Vec::new());
        for answer in asking {
            match answer.await.map_err(|error| RecordError::Malformed(error.to_string()))? {
                Ok(own) => lines.push_str(&own),
                Err(fault) => faults.push(fault),
            }
        }
        if !lines.is_empty() {
            let tx = self.store.write().await?;
            tx.lock("record").await?;
            // Whatever was signed meanwhile has to be asked for again.
            if let Some(newest) = last_checkpoint(&tx).await?.filter(|it| it.size == checkpoint.size()) {
                let note = newest.note + &lines;
                tx.countersign(checkpoint.size(), &note).await?;
                tx.commit().await?;
                self.show(&note)?;
            }
        }
        Ok(faults)
    }

    /// Puts the newest checkpoint among the files.
    fn show(&self, note: &str) -> Result<(), RecordError> {
        if self.files.read(CHECKPOINT)?.as_deref() == Some(note.as_bytes()) {
            return Ok(());
        }
        // Another server may have shown a newer one meanwhile.
        if self.shown()?.size > self.key().open(note)?.size() {
            return Ok(());
        }
        self.files.write(CHECKPOINT, note.as_bytes())
    }

    /// What was shown to people must be in the database: a copy of yesterday that signs again
    /// would contradict what was signed since, and so would another database with our key.
    async fn refuse_others(&self, signed: Tree, shown: Tree) -> Result<(), RecordError> {
        let found = self.store.head().await?;
        let most = signed.size.max(shown.size);
        if most > signed.size || found < signed.size {
            return Err(RecordError::OlderDatabase { signed: most, found: found.min(signed.size) });
        }
        if shown.size == signed.size && shown.root != signed.root {
            return Err(RecordError::Forked(shown.size));
        }
        Ok(())
    }

    /// The tree that was shown to people last.
    pub(crate) fn shown(&self) -> Result<Tree, RecordError> {
        match self.files.read(CHECKPOINT)? {
            None => Ok(Tree::EMPTY),
            Some(note) => Ok(Tree::from(&self.key().open(&String::from_utf8_lossy(&note))?)),
        }
    }
}

/// The signature lines of a witness for this tree. It says itself what it has seen last.
fn countersigned(witness: &Witness, files: &Files, tree: Tree, note: &str) -> Result<String, RecordError> {
    let mut old = 0;
    // Another server of ours may have asked in between, hence more than twice.
    for _ in 0..4 {
        let proof = if old == 0 || old == tree.size {
            Vec::new()
        } else {
            prove_tree(tree.size, old, &TileHashReader::new(tree.size, tree.root, files))?
        };
        match witness.ask(old, &proof, note)? {
            Answer::Signed(lines) => return Ok(lines),
            Answer::Seen(size) if size > tree.size => {
                let (name, own) = (witness.name(), tree.size);
                let why = format!("witness {name} has seen {size} entries, and {own} are signed here");
                return Err(RecordError::Malformed(why));
            }
            Answer::Seen(size) => old = size,
        }
    }
    Err(RecordError::Malformed(format!("witness {} changes its mind", witness.name())))
}
