use crate::RecordError;
use crate::book::write_secret;
use minga_kernel::Random;
use rand_core::{CryptoRng, RngCore};
use signed_note::{Note, Signer, StandardSigner, StandardVerifier};
use std::io::ErrorKind;
use std::path::Path;
use tlog_tiles::{Checkpoint, Hash};

/// The key that signs the record (Ed25519). Its name is the origin of the record: the
/// address without its scheme, which never changes once the first key is made.
pub struct Key {
    signer: StandardSigner,
    public: PublicKey,
}

impl Key {
    /// Reads the key from its file; nothing if there is none.
    pub(crate) fn load(file: &Path) -> Result<Option<Key>, RecordError> {
        match std::fs::read_to_string(file) {
            Ok(text) => Key::parse(&text).map(Some).ok_or_else(|| RecordError::Key(file.to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(source) => Err(RecordError::File { path: file.to_owned(), source }),
        }
    }

    /// Reads the key from its file, or makes one and the file, which only its owner may
    /// read.
    pub fn load_or_make(file: &Path, origin: &str, random: &dyn Random) -> Result<Key, RecordError> {
        if let Some(key) = Key::load(file)? {
            return Ok(key);
        }
        let (private, public) = signed_note::generate_key(&mut Dice(random), origin);
        match write_secret(file, &format!("{private}\n{public}\n")) {
            Ok(()) => {}
            // Somebody else made one at the same time; there is one key.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(source) => return Err(RecordError::File { path: file.to_owned(), source }),
        }
        Key::load(file)?.ok_or_else(|| RecordError::Key(file.to_owned()))
    }

    fn parse(text: &str) -> Option<Key> {
        let (private, public) = text.trim_end().split_once('\n')?;
        let signer = StandardSigner::new(private).ok()?;
        let public = PublicKey::parse(public)?;
        let same = signer.name() == public.origin() && signer.key_id() == public.id();
        same.then_some(Key { signer, public })
    }

    /// What everybody may know of it.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// What signs notes.
    pub(crate) fn signer(&self) -> &dyn Signer {
        &self.signer
    }

    /// Signs the root of a tree of this size with keys of one record.
    pub(crate) fn sign(keys: &[&Key], size: u64, root: Hash) -> Result<String, RecordError> {
        let malformed = |error: &dyn std::fmt::Display| RecordError::Malformed(error.to_string());
        let origin = keys.first().map_or("", |key| key.public.origin());
        let checkpoint = Checkpoint::new(origin, size, root, "").map_err(|error| malformed(&error))?;
        let mut note = Note::new(&checkpoint.to_bytes(), &[]).map_err(|error| malformed(&error))?;
        let signers: Vec<&dyn Signer> = keys.iter().map(|key| key.signer()).collect();
        note.add_sigs(&signers).map_err(|error| malformed(&error))?;
        String::from_utf8(note.to_bytes()).map_err(|error| malformed(&error))
    }
}

/// The public half of a key, as *signed-note* writes it: `origin+id+base64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(String);

impl PublicKey {
    /// Reads it.
    pub fn parse(text: &str) -> Option<PublicKey> {
        let text = text.trim();
        StandardVerifier::new(text).ok().map(|_| PublicKey(text.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The record's name.
    pub fn origin(&self) -> &str {
        self.0.split('+').next().unwrap_or_default()
    }

    fn id(&self) -> u32 {
        let id = self.0.split('+').nth(1).unwrap_or_default();
        u32::from_str_radix(id, 16).unwrap_or_default()
    }
}

/// The program's dice as those that the library of notes expects.
struct Dice<'a>(&'a dyn Random);

impl RngCore for Dice<'_> {
    fn next_u32(&mut self) -> u32 {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        u32::from_le_bytes(bytes)
    }

    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl CryptoRng for Dice<'_> {}
