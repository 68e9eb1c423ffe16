//! Witnesses: others who countersign that the record only grew (C2SP *tlog-witness*,
//! *tlog-cosignature*). A record that shows two faces needs a witness that sees both, and
//! refuses one.

use crate::RecordError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use signed_note::{Note, Verifier, VerifierList, key_id};
use std::time::Duration;
use tlog_tiles::Hash;

/// The kind of a cosigner's key: Ed25519 with the time.
const COSIGNATURE: u8 = 4;
/// How long a witness may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most that a witness may answer, in bytes.
const MOST: u64 = 10_000;

/// A witness, as an operator names it: its public key, and where it takes checkpoints.
#[derive(Clone, Debug)]
pub struct Witness {
    key: Cosigner,
    address: String,
}

/// The public key of a witness.
#[derive(Clone, Debug)]
struct Cosigner {
    name: String,
    id: u32,
    key: VerifyingKey,
}

impl Cosigner {
    fn parse(text: &str) -> Option<Cosigner> {
        let mut parts = text.splitn(3, '+');
        let (name, id, material) = (parts.next()?, parts.next()?, parts.next()?);
        let material = STANDARD.decode(material).ok()?;
        let (kind, key) = material.split_first()?;
        let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
        let id = u32::from_str_radix(id, 16).ok()?;
        (*kind == COSIGNATURE && id == key_id(name, &material) && !name.is_empty()).then(|| Cosigner {
            name: name.to_owned(),
            id,
            key,
        })
    }
}

impl Verifier for Cosigner {
    fn name(&self) -> &str {
        &self.name
    }

    fn key_id(&self) -> u32 {
        self.id
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let Some((time, signature)) = signature.split_first_chunk::<8>() else { return false };
        let Ok(signature) = Signature::from_slice(signature) else { return false };
        let mut signed = format!("cosignature/v1\ntime {}\n", u64::from_be_bytes(*time)).into_bytes();
        signed.extend_from_slice(message);
        self.key.verify_strict(&signed, &signature).is_ok()
    }
}

/// What came of asking a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Its signature lines, which were checked.
    Signed(String),
    /// It has seen a record of this size before.
    Seen(u64),
}

impl Witness {
    /// Reads `<key> <address>`.
    pub fn parse(text: &str) -> Option<Witness> {
        let (key, address) = text.trim().split_once(' ')?;
        let address = address.trim().trim_end_matches('/');
        let plain = address.starts_with("http://") || address.starts_with("https://");
        plain.then_some(Witness { key: Cosigner::parse(key)?, address: address.to_owned() })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.key.name
    }

    /// Whether this checkpoint has its signature.
    pub fn signed(&self, note: &str) -> bool {
        let known = VerifierList::new(vec![Box::new(self.key.clone())]);
        Note::from_bytes(note.as_bytes()).is_ok_and(|note| note.verify(&known).is_ok())
    }

    /// Asks it to sign a checkpoint that continues one of size `old`. Blocks.
    pub(crate) fn ask(&self, old: u64, proof: &[Hash], note: &str) -> Result<Answer, RecordError> {
        let trouble =
            |why: &dyn std::fmt::Display| RecordError::Malformed(format!("witness {}: {why}", self.key.name));
        let mut body = format!("old {old}\n");
        for hash in proof {
            body.push_str(&format!("{hash}\n"));
        }
        body.push('\n');
        body.push_str(note);
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .into();
        let address = format!("{}/add-checkpoint", self.address);
        let mut answer = agent.post(&address).send(body.as_bytes()).map_err(|error| trouble(&error))?;
        let status = answer.status().as_u16();
        let text =
            answer.body_mut().with_config().limit(MOST).read_to_string().map_err(|error| trouble(&error))?;
        match status {
            200 => {
                let lines = self.lines(note, &text).ok_or_else(|| trouble(&"its signature does not hold"))?;
                Ok(Answer::Signed(lines))
            }
            409 => Ok(Answer::Seen(text.trim().parse().map_err(|error| trouble(&error))?)),
            _ => Err(trouble(&format_args!("{status} {}", text.lines().next().unwrap_or_default()))),
        }
    }

    /// The lines of an answer that are its signatures of this note, and no others.
    fn lines(&self, note: &str, answer: &str) -> Option<String> {
        let (text, _) = note.rsplit_once("\n\n")?;
        let own = answer.lines().filter(|line| self.signed(&format!("{text}\n\n{line}\n")));
        let own = whole_lines(own);
        (!own.is_empty()).then_some(own)
    }
}

/// A checkpoint without the signatures of anybody but its record.
pub(crate) fn own_part(origin: &str, note: &str) -> String {
    let (text, signatures) = note.rsplit_once("\n\n").unwrap_or((note, ""));
    let own = format!("— {origin} ");
    let lines = whole_lines(signatures.lines().filter(|line| line.starts_with(&own)));
    format!("{text}\n\n{lines}")
}

/// Lines, each with its end.
fn whole_lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    text
}
