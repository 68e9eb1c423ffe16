use crate::book::Book;
use crate::files::{Files, HEIGHT};
use crate::leaf::{leaf, unbundle};
use crate::tree::Tree;
use crate::witness::{Answer, own_part};
use crate::{Keys, PublicKey, Receipt, RecordError, Witness};
use minga_kernel::{Clock, Random};
use minga_store::{Store, last_checkpoint, stated_after};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use tlog_tiles::{Tile, TileHashReader, prove_record, prove_tree};

/// The name of the newest checkpoint among the files.
pub(crate) const CHECKPOINT: &str = "checkpoint";
/// The name of the public key among the files.
pub(crate) const KEY: &str = "key.pub";
/// New entries in one step of growth: some tens of megabytes of memory at most.
pub(crate) const STEP: u64 = 4_096;

/// The record of one installation.
#[derive(Clone)]
pub struct Record {
    pub(crate) store: Store,
    pub(crate) folder: Arc<Path>,
    /// As it was when it was looked at last; whoever changes the key may be another process.
    pub(crate) book: Arc<RwLock<Book>>,
    pub(crate) clock: Arc<dyn Clock>,
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
        let book = Arc::new(RwLock::new(Book::newest(folder, origin, random)?));
        Ok(Record { store, folder: folder.into(), book, clock, witnesses: Arc::new([]) })
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

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// The files that everybody may have.
    pub fn files(&self) -> Files {
        self.book().files
    }

    /// The newest key that strangers check with.
    pub fn key(&self) -> PublicKey {
        self.book().keys.newest().clone()
    }

    /// All keys that ever signed it, the newest first.
    pub fn keys(&self) -> Keys {
        self.book().keys
    }

    /// How many events there are among so many entries.
    pub fn events_among(&self, entries: u64) -> u64 {
        entries.saturating_sub(self.book().before())
    }

    pub(crate) fn book(&self) -> Book {
        self.book.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Brings every event that is not there yet into the tree and signs it.
    ///
    /// Refuses if the database is older than what was signed, or the tiles are not those
    /// that were. Several may do it at once: one of them signs.
    pub async fn publish(&self) -> Result<Published, RecordError> {
        let book = self.look_again().await?;
        // Before the database is asked, because another server may sign and show in between.
        let shown = shown(&book)?;
        let db = self.store.read().await?;
        let signed = last_checkpoint(&db, book.number).await?;
        drop(db);
        let mut tree = match &signed {
            None => Tree::EMPTY,
            Some(signed) => Tree::from(&book.keys.open(&signed.note)?),
        };
        let before = tree.size;
        self.refuse_others(&book, tree, shown).await?;
        if before == 0
            && let Some(entry) = self.begun()?
        {
            tree = tree.grow(&book.files, &[entry])?;
        }
        loop {
            let db = self.store.read().await?;
            let events = stated_after(&db, tree.size - book.before(), STEP).await?;
            drop(db);
            if events.is_empty() {
                break;
            }
            let files = book.files.clone();
            let grown = tokio::task::spawn_blocking(move || {
                let leaves: Vec<Vec<u8>> = events.iter().map(leaf).collect::<Result<_, _>>()?;
                tree.grow(&files, &leaves)
            });
            tree = grown.await.map_err(|error| RecordError::Malformed(error.to_string()))??;
        }
        if tree.size == before {
            if let Some(signed) = signed {
                show(&book, &signed.note)?;
            }
            return Ok(Published { new: 0, size: before });
        }
        let note = book.sign(tree.size, tree.root)?;
        let tx = self.store.write().await?;
        tx.lock("record").await?;
        let newest = last_checkpoint(&tx, book.number).await?;
        if newest.as_ref().map_or(0, |it| it.size) != before {
            // Somebody else was faster, and signed the same entries.
            tx.rollback().await?;
            return Ok(Published { new: 0, size: newest.map_or(0, |it| it.size) });
        }
        // What was signed later is never older, whatever the clock says.
        let now = self.clock.now();
        tx.sign(book.number, tree.size, newest.map_or(now, |it| now.max(it.at)), &note).await?;
        tx.commit().await?;
        show(&book, &note)?;
        Ok(Published { new: tree.size - before, size: tree.size })
    }

    /// The newest signed checkpoint; none before the first.
    pub async fn checkpoint(&self) -> Result<Option<String>, RecordError> {
        let db = self.store.read().await?;
        Ok(last_checkpoint(&db, self.book().number).await?.map(|it| it.note))
    }

    /// The receipt of an event; none if it is not published yet. Number 0 is the entry with
    /// which a record begins that follows another one.
    pub async fn receipt(&self, sequence: u64) -> Result<Option<Receipt>, RecordError> {
        let Some(note) = self.checkpoint().await? else { return Ok(None) };
        let book = self.book();
        let Some(index) = (sequence + book.before()).checked_sub(1) else { return Ok(None) };
        let proving = tokio::task::spawn_blocking(move || prove(&book.files, &book.keys, note, index));
        proving.await.map_err(|error| RecordError::Malformed(error.to_string()))?
    }

    /// Asks every witness that did not sign the newest checkpoint yet; returns what went wrong,
    /// one for each witness that did not sign.
    pub async fn ask_witnesses(&self) -> Result<Vec<RecordError>, RecordError> {
        let mut asking = tokio::task::JoinSet::new();
        for witness in self.witnesses() {
            let (record, witness) = (self.clone(), witness.clone());
            asking.spawn(async move { record.ask_witness(&witness).await });
        }
        let mut faults = Vec::new();
        while let Some(asked) = asking.join_next().await {
            faults.extend(asked.map_err(|error| RecordError::Malformed(error.to_string()))?.err());
        }
        Ok(faults)
    }

    /// Asks one witness to sign the newest checkpoint, if it did not sign it yet. What it says
    /// is kept at once: it waits for no other witness, and signing waits for none.
    pub async fn ask_witness(&self, witness: &Witness) -> Result<(), RecordError> {
        let (Some(note), book) = (self.checkpoint().await?, self.book()) else { return Ok(()) };
        if witness.signed(&note) {
            return Ok(());
        }
        let checkpoint = book.keys.open(&note)?;
        let tree = Tree::from(&checkpoint);
        let (asked, files) = (witness.clone(), book.files.clone());
        let own = own_part(book.keys.origin(), &note);
        let answer = tokio::task::spawn_blocking(move || countersigned(&asked, &files, tree, &own)).await;
        let lines = answer.map_err(|error| RecordError::Malformed(error.to_string()))??;
        let tx = self.store.write().await?;
        tx.lock("record").await?;
        // Whatever was signed meanwhile has to be asked for again.
        let newest = last_checkpoint(&tx, book.number).await?.filter(|it| it.size == tree.size);
        if let Some(newest) = newest.filter(|it| !witness.signed(&it.note)) {
            let note = newest.note + &lines;
            tx.countersign(book.number, tree.size, &note).await?;
            tx.commit().await?;
            show(&book, &note)?;
        }
        Ok(())
    }

    /// What was shown to people must be in the database: a copy of yesterday that signs again
    /// would contradict what was signed since, and so would another database with our key.
    async fn refuse_others(&self, book: &Book, signed: Tree, shown: Tree) -> Result<(), RecordError> {
        let found = self.store.head().await? + book.before();
        let most = signed.size.max(shown.size);
        if most > signed.size || found < signed.size {
            return Err(RecordError::OlderDatabase { signed: most, found: found.min(signed.size) });
        }
        if shown.size == signed.size && shown.root != signed.root {
            return Err(RecordError::Forked(shown.size));
        }
        Ok(())
    }
}

/// The receipt of the entry with this number, from 0; none if this checkpoint does not have it.
pub(crate) fn prove(
    files: &Files,
    keys: &Keys,
    note: String,
    index: u64,
) -> Result<Option<Receipt>, RecordError> {
    let checkpoint = keys.open(&note)?;
    if index >= checkpoint.size() {
        return Ok(None);
    }
    let hashes = TileHashReader::new(checkpoint.size(), *checkpoint.hash(), files);
    let proof = prove_record(checkpoint.size(), index, &hashes)?;
    let number = index >> HEIGHT;
    let width = (checkpoint.size() - (number << HEIGHT)).min(1 << HEIGHT);
    let tile = Tile::new(HEIGHT, 0, number, u32::try_from(width).unwrap_or(1), false);
    let place = usize::try_from(index & 0xff).unwrap_or(0);
    let entries = files.entries(&tile)?.unwrap_or_default();
    let leaf = unbundle(&entries).and_then(|leaves| leaves.get(place).map(|leaf| leaf.to_vec()));
    let leaf = leaf.ok_or_else(|| RecordError::Malformed("an entry is missing".to_owned()))?;
    Ok(Some(Receipt { leaf, index, proof, checkpoint: note }))
}

/// The tree that was shown to people last.
pub(crate) fn shown(book: &Book) -> Result<Tree, RecordError> {
    match book.files.read(CHECKPOINT)? {
        None => Ok(Tree::EMPTY),
        Some(note) => Ok(Tree::from(&book.keys.open(&String::from_utf8_lossy(&note))?)),
    }
}

/// Puts the newest checkpoint among the files.
fn show(book: &Book, note: &str) -> Result<(), RecordError> {
    if book.files.read(CHECKPOINT)?.as_deref() == Some(note.as_bytes()) {
        return Ok(());
    }
    // Another server may have shown a newer one meanwhile.
    if shown(book)?.size > book.keys.open(note)?.size() {
        return Ok(());
    }
    book.files.write(CHECKPOINT, note.as_bytes())
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
