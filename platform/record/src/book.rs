//! One record as it lies on the disk: its files for everybody, and its keys. An installation
//! has one; a new one is opened where the former could not go on (`anew.rs`).

use crate::files::{Files, beside};
use crate::keys::Keys;
use crate::record::KEY;
use crate::{Key, RecordError};
use minga_kernel::{Kind, Random, Ref};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// The entry with which a record begins that follows another one.
pub(crate) const BEGUN: &str = "begun";

/// One record of an installation.
#[derive(Clone)]
pub(crate) struct Book {
    /// Its place among the installation's records, from 1.
    pub(crate) number: u32,
    pub(crate) files: Files,
    /// The folder of its private keys.
    secret: PathBuf,
    pub(crate) key: Arc<Key>,
    /// The key that will follow, once it is made.
    next: Option<Arc<Key>>,
    /// The keys that strangers know.
    pub(crate) keys: Keys,
}

impl Book {
    /// The newest record of this folder. Makes the key of the first one; refuses the lack of a
    /// key that strangers know.
    pub(crate) fn newest(folder: &Path, origin: &str, random: &dyn Random) -> Result<Book, RecordError> {
        let number = newest_number(folder)?;
        let files = files_of(folder, number);
        let secret = secret_of(folder, number);
        let file = secret.join("key");
        let known = files.read(KEY)?;
        // A lost key is not replaced by another in silence.
        if (known.is_some() || number > 1) && !file.exists() {
            return Err(RecordError::Key(file));
        }
        Key::load_or_make(&file, origin, random)?;
        Book::read(folder, number)
    }

    /// A record whose key is there.
    pub(crate) fn read(folder: &Path, number: u32) -> Result<Book, RecordError> {
        let (files, secret) = (files_of(folder, number), secret_of(folder, number));
        let file = secret.join("key");
        let key = Key::load(&file)?.ok_or_else(|| RecordError::Key(file.clone()))?;
        let next = Key::load(&secret.join("key.next"))?;
        let keys = match files.read(KEY)? {
            None => {
                let keys = Keys::from(key.public().clone());
                files.write(KEY, keys.write().as_bytes())?;
                keys
            }
            Some(known) => {
                let keys = Keys::parse(&String::from_utf8_lossy(&known));
                let own = |keys: &Keys| {
                    keys.newest() == key.public()
                        || next.as_ref().is_some_and(|next| keys.newest() == next.public())
                };
                keys.filter(own).ok_or(RecordError::Key(file))?
            }
        };
        Ok(Book { number, files, secret, key: Arc::new(key), next: next.map(Arc::new), keys })
    }

    /// What entries about this record are about.
    pub(crate) fn reference(&self) -> Ref {
        Book::named(self.number)
    }

    /// What entries about the record with this number are about.
    pub(crate) fn named(number: u32) -> Ref {
        Kind::new("record").with(Uuid::from_u128(number.into()))
    }

    /// How many entries stand before the first event.
    pub(crate) fn before(&self) -> u64 {
        u64::from(self.number > 1)
    }

    /// Signs the root of a tree; while one key follows another, with both.
    pub(crate) fn sign(&self, size: u64, root: tlog_tiles::Hash) -> Result<String, RecordError> {
        match self.following() {
            Some(next) => Key::sign(&[&self.key, next], size, root),
            None => Key::sign(&[&self.key], size, root),
        }
    }

    /// The key that follows, if everybody was told of it.
    pub(crate) fn following(&self) -> Option<&Key> {
        self.next.as_deref().filter(|next| next.public() == self.keys.newest())
    }

    /// Makes the next key, or finds the one that somebody began to make.
    pub(crate) fn make_next(&self, random: &dyn Random) -> Result<Key, RecordError> {
        Key::load_or_make(&self.secret.join("key.next"), self.keys.origin(), random)
    }

    /// Tells everybody of the key that an entry names. Refuses if it is not here.
    pub(crate) fn tell_of(&mut self, key: &crate::PublicKey) -> Result<(), RecordError> {
        if key == self.keys.newest() {
            return Ok(());
        }
        let own = key == self.key.public() || self.next.as_ref().is_some_and(|next| next.public() == key);
        if !own {
            return Err(RecordError::Key(self.secret.join("key.next")));
        }
        self.keys = self.keys.and_then(key);
        self.files.write(KEY, self.keys.write().as_bytes())
    }

    /// The next key takes the place of the former one, which is forgotten.
    pub(crate) fn follow(&mut self) -> Result<(), RecordError> {
        let (next, key) = (self.secret.join("key.next"), self.secret.join("key"));
        std::fs::rename(&next, &key).map_err(|source| RecordError::File { path: key, source })?;
        self.key = self.next.take().unwrap_or_else(|| self.key.clone());
        Ok(())
    }
}

/// The number of the newest record of this folder.
pub(crate) fn newest_number(folder: &Path) -> Result<u32, RecordError> {
    let mut number = 1;
    while files_of(folder, number + 1).read(BEGUN)?.is_some() {
        number += 1;
    }
    Ok(number)
}

/// The first record's files lie where they always lay; those of later ones under their number.
pub(crate) fn files_of(folder: &Path, number: u32) -> Files {
    Files::at(place(folder.join("public"), number))
}

/// The folder of a record's private keys.
pub(crate) fn secret_of(folder: &Path, number: u32) -> PathBuf {
    place(folder.join("secret"), number)
}

fn place(folder: PathBuf, number: u32) -> PathBuf {
    if number > 1 { folder.join(number.to_string()) } else { folder }
}

/// Writes what only its owner may read: whole or not at all, and never in the place of another.
pub(crate) fn write_secret(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let new = beside(file);
    let mut open =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()?;
    let placed = std::fs::hard_link(&new, file);
    std::fs::remove_file(&new)?;
    placed
}
