use crate::RecordError;
use crate::files::beside;
use minga_kernel::Random;
use rand_core::{CryptoRng, RngCore};
use signed_note::{Note, Signer, StandardSigner, StandardVerifier, VerifierList};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use tlog_tiles::{Checkpoint, Hash};

/// The key that signs the record (Ed25519). Its name is the origin of the record: the
/// address without its scheme, which never changes once the first key is made.
pub struct Key {
    signer: StandardSigner,
    public: PublicKey,
}

impl Key {
    /// Reads the key from its file, or makes one and the file, which only its owner may
    /// read.
    pub fn load_or_make(file: &Path, origin: &str, random: &dyn Random) -> Result<Key, RecordError> {
        let trouble = |source| RecordError::File { path: file.to_owned(), source };
        match std::fs::read_to_string(file) {
            Ok(text) => Key::parse(&text).ok_or_else(|| RecordError::Key(file.to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let (private, public) = signed_note::generate_key(&mut Dice(random), origin);
                let text = format!("{private}\n{public}\n");
                match write_secret(file, &text) {
                    Ok(()) => Key::parse(&text).ok_or_else(|| RecordError::Key(file.to_owned())),
                    // Somebody else made one at the same time; there is one key.
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                        let text = std::fs::read_to_string(file).map_err(trouble)?;
                        Key::parse(&text).ok_or_else(|| RecordError::Key(file.to_owned()))
                    }
                    Err(error) => Err(trouble(error)),
                }
            }
            Err(error) => Err(trouble(error)),
        }
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

    /// Signs the root of a tree of this size.
    pub(crate) fn sign(&self, size: u64, root: Hash) -> Result<String, RecordError> {
        let malformed = |error: &dyn std::fmt::Display| RecordError::Malformed(error.to_string());
        let checkpoint =
            Checkpoint::new(self.public.origin(), size, root, "").map_err(|error| malformed(&error))?;
        let mut note = Note::new(&checkpoint.to_bytes(), &[]).map_err(|error| malformed(&error))?;
        note.add_sigs(&[&self.signer]).map_err(|error| malformed(&error))?;
        String::from_utf8(note.to_bytes()).map_err(|error| malformed(&error))
    }
}

fn write_secret(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // Whole or not at all, and never in the place of another.
    let new = beside(file);
    let mut open =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()?;
    let placed = std::fs::hard_link(&new, file);
    std::fs::remove_file(&new)?;
    placed
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

    /// Opens a signed checkpoint: it must be well-formed, of this record, and signed by this
    /// key. Signatures by others are not looked at.
    pub fn open(&self, note: &str) -> Result<Checkpoint, RecordError> {
        let malformed = |why: &dyn std::fmt::Display| RecordError::Malformed(format!("checkpoint: {why}"));
        let verifier = StandardVerifier::new(&self.0).map_err(|error| malformed(&error))?;
        let note = Note::from_bytes(note.as_bytes()).map_err(|error| malformed(&error))?;
        note.verify(&VerifierList::new(vec![Box::new(verifier)])).map_err(|error| malformed(&error))?;
        let checkpoint = Checkpoint::from_bytes(note.text()).map_err(|error| malformed(&error))?;
        if checkpoint.origin() != self.origin() {
            return Err(malformed(&"of another record"));
        }
        Ok(checkpoint)
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
