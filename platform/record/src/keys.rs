use crate::{PublicKey, RecordError};
use signed_note::{Note, StandardVerifier, VerifierList};
use tlog_tiles::Checkpoint;

/// The public keys of one record, the newest first: the key can be changed, and what was signed
/// before stays signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    newest: PublicKey,
    former: Vec<PublicKey>,
}

impl Keys {
    /// Reads one key a line; nothing if a line is no key, or of another record.
    pub fn parse(text: &str) -> Option<Keys> {
        let mut keys = text.lines().filter(|line| !line.trim().is_empty()).map(PublicKey::parse);
        let newest = keys.next()??;
        let former: Vec<PublicKey> = keys.collect::<Option<_>>()?;
        former.iter().all(|key| key.origin() == newest.origin()).then_some(Keys { newest, former })
    }

    /// One key a line, the newest first.
    pub fn write(&self) -> String {
        self.all().flat_map(|key| [key.as_str(), "\n"]).collect()
    }

    /// The newest key.
    pub fn newest(&self) -> &PublicKey {
        &self.newest
    }

    /// All keys, the newest first.
    pub fn all(&self) -> impl Iterator<Item = &PublicKey> {
        std::iter::once(&self.newest).chain(&self.former)
    }

    /// The record's name.
    pub fn origin(&self) -> &str {
        self.newest.origin()
    }

    /// These keys after one more.
    #[must_use]
    pub(crate) fn and_then(&self, newest: &PublicKey) -> Keys {
        let former = self.all().filter(|key| *key != newest).cloned().collect();
        Keys { newest: newest.clone(), former }
    }

    /// Opens a signed checkpoint: it must be well-formed, of this record, and signed by one of
    /// these keys; none of their signatures may be wrong. Signatures by others are not looked at.
    pub fn open(&self, note: &str) -> Result<Checkpoint, RecordError> {
        let malformed = |why: &dyn std::fmt::Display| RecordError::Malformed(format!("checkpoint: {why}"));
        let note = Note::from_bytes(note.as_bytes()).map_err(|error| malformed(&error))?;
        note.verify(&self.verifiers()?).map_err(|error| malformed(&error))?;
        let checkpoint = Checkpoint::from_bytes(note.text()).map_err(|error| malformed(&error))?;
        if checkpoint.origin() != self.origin() {
            return Err(malformed(&"of another record"));
        }
        Ok(checkpoint)
    }

    fn verifiers(&self) -> Result<VerifierList, RecordError> {
        let mut verifiers: Vec<Box<dyn signed_note::Verifier>> = Vec::new();
        for key in self.all() {
            let verifier = StandardVerifier::new(key.as_str());
            let verifier = verifier.map_err(|error| RecordError::Malformed(format!("key: {error}")))?;
            verifiers.push(Box::new(verifier));
        }
        Ok(VerifierList::new(verifiers))
    }
}

impl From<PublicKey> for Keys {
    fn from(newest: PublicKey) -> Keys {
        Keys { newest, former: Vec::new() }
    }
}
