//! One key after another: an entry that names the new key and is signed by both, so that
//! whoever knows the former one needs nobody to tell them the new one.

use crate::{Key, PublicKey, RecordError};
use minga_kernel::Moment;
use serde_json::{Value, json};
use signed_note::{Note, StandardVerifier, VerifierList};
use tlog_tiles::Hash;

/// The action of an entry that names a new key of the same record.
pub const ROTATED: &str = "record.key_rotated";
/// The action of the first entry of a record that begins anew.
pub const BEGUN_ANEW: &str = "record.begun_anew";

/// What an entry says of a new key.
#[derive(Clone, Debug, PartialEq)]
pub struct Succession {
    /// The key before.
    pub former: PublicKey,
    /// The key after it.
    pub key: PublicKey,
    /// Why there is a new one.
    pub why: Why,
}

/// Why there is a new key.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// The record goes on with another key; until this moment both sign.
    Rotated {
        /// When the former key ends.
        until: Moment,
    },
    /// The record could not go on, and another begins.
    Anew {
        /// How many entries of the former record were signed.
        size: u64,
        /// The root of its last checkpoint.
        root: Hash,
        /// Salted hash of the reason, which stands beside the record.
        reason: String,
    },
}

impl Succession {
    /// The facts of its entry, with the signatures of both keys.
    pub(crate) fn facts(&self, former: &Key, key: &Key) -> Result<Value, RecordError> {
        let malformed = |error: &dyn std::fmt::Display| RecordError::Malformed(error.to_string());
        let mut note = Note::new(self.text().as_bytes(), &[]).map_err(|error| malformed(&error))?;
        note.add_sigs(&[former.signer(), key.signer()]).map_err(|error| malformed(&error))?;
        let note = String::from_utf8(note.to_bytes()).map_err(|error| malformed(&error))?;
        let (former, key) = (self.former.as_str(), self.key.as_str());
        Ok(match &self.why {
            Why::Rotated { until } => {
                json!({ "former": former, "key": key, "until": written(*until), "signed": note })
            }
            Why::Anew { size, root, reason } => json!({
                "former": former, "key": key, "size": size, "root": root.to_string(),
                "reason": { "sha256": reason }, "signed": note,
            }),
        })
    }

    /// What both keys sign. It can never be read as a checkpoint: its second line is no number.
    fn text(&self) -> String {
        let (former, key) = (self.former.as_str(), self.key.as_str());
        match &self.why {
            Why::Rotated { until } => {
                format!("minga key rotation v1\nfrom {former}\nto {key}\nuntil {}\n", written(*until))
            }
            Why::Anew { size, root, reason } => format!(
                "minga record begun anew v1\nfrom {former}\nto {key}\nsize {size}\nroot {root}\nreason {reason}\n"
            ),
        }
    }

    /// Reads an entry: nothing if it tells of no new key; an error if it tells of one and is not
    /// signed by both.
    pub fn of_entry(entry: &[u8]) -> Result<Option<Succession>, RecordError> {
        // Looked for before it is read: nearly no entry is one.
        let holds = |word: &str| entry.windows(word.len()).any(|bytes| bytes == word.as_bytes());
        if !holds(ROTATED) && !holds(BEGUN_ANEW) {
            return Ok(None);
        }
        let Ok(entry) = serde_json::from_slice::<Value>(entry) else { return Ok(None) };
        match entry["action"].as_str() {
            Some(action) => Succession::of_event(action, &entry["facts"]),
            None => Ok(None),
        }
    }

    /// The same from an event.
    pub(crate) fn of_event(action: &str, facts: &Value) -> Result<Option<Succession>, RecordError> {
        if action != ROTATED && action != BEGUN_ANEW {
            return Ok(None);
        }
        let read = read(action, facts).filter(|it| it.signed_by_both(&facts["signed"]));
        let unsigned = || RecordError::Malformed(format!("{action}: it is not signed by both keys"));
        read.map(Some).ok_or_else(unsigned)
    }

    fn signed_by_both(&self, note: &Value) -> bool {
        let (Ok(former), Ok(key)) =
            (StandardVerifier::new(self.former.as_str()), StandardVerifier::new(self.key.as_str()))
        else {
            return false;
        };
        let both = VerifierList::new(vec![Box::new(former), Box::new(key)]);
        let Ok(note) = Note::from_bytes(note.as_str().unwrap_or_default().as_bytes()) else { return false };
        note.text() == self.text().as_bytes() && note.verify(&both).is_ok_and(|(by, _)| by.len() == 2)
    }
}

fn read(action: &str, facts: &Value) -> Option<Succession> {
    let text = |name: &str| facts[name].as_str();
    let why = if action == ROTATED {
        Why::Rotated { until: text("until")?.parse().ok()? }
    } else {
        Why::Anew {
            size: facts["size"].as_u64()?,
            root: Hash::parse_hash(text("root")?).ok()?,
            reason: facts["reason"]["sha256"].as_str()?.to_owned(),
        }
    };
    let (former, key) = (PublicKey::parse(text("former")?)?, PublicKey::parse(text("key")?)?);
    (former != key).then_some(Succession { former, key, why })
}

fn written(moment: Moment) -> String {
    moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    struct Counting(std::sync::Mutex<u8>);

    impl minga_kernel::Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            let mut next = self.0.lock().expect("one thread");
            for byte in bytes {
                *next = next.wrapping_mul(5).wrapping_add(7);
                *byte = *next;
            }
        }
    }

    #[test]
    fn an_entry_tells_of_a_new_key_only_if_both_signed_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let random = Counting(std::sync::Mutex::new(1));
        let make = |name: &str| {
            Key::load_or_make(&folder.path().join(name), "x.example/record", &random).expect("a key")
        };
        let (one, two, three) = (make("one"), make("two"), make("three"));
        let until = DateTime::from_timestamp(1_700_000_000, 0).expect("a moment");
        let it = Succession {
            former: one.public().clone(),
            key: two.public().clone(),
            why: Why::Rotated { until },
        };
        let entry = |facts: &Value| json!({ "action": ROTATED, "facts": facts }).to_string().into_bytes();
        let facts = it.facts(&one, &two).expect("signed");
        assert_eq!(Succession::of_entry(&entry(&facts)).expect("whole"), Some(it.clone()));
        assert_eq!(Succession::of_entry(b"{\"action\":\"plans.imported\"}").expect("none"), None);
        // Another key in the place of either, another moment, one signature, the same key twice.
        let with = |name: &str, value: Value| {
            let mut other = facts.clone();
            other[name] = value;
            other
        };
        let note = facts["signed"].as_str().expect("a note");
        let half: String = note.split_inclusive('\n').take(6).collect();
        for forged in [
            with("key", three.public().as_str().into()),
            with("former", three.public().as_str().into()),
            with("former", two.public().as_str().into()),
            with("until", "2030-01-01T00:00:00Z".into()),
            with("signed", half.into()),
            with("signed", Value::Null),
            it.facts(&one, &three).expect("signed"),
            it.facts(&three, &two).expect("signed"),
        ] {
            assert!(Succession::of_entry(&entry(&forged)).is_err(), "{forged}");
        }
    }
}
