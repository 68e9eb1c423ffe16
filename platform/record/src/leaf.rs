use crate::RecordError;
use minga_store::{Stated, StoreError};
use serde::Serialize;
use serde_json::Value;

/// The most that an entry may hold: its length is written in two bytes.
const LARGEST: usize = 65_535;

/// The text of a leaf: an event with the official facts of its thing, as canonical JSON
/// (RFC 8785).
pub fn leaf(stated: &Stated) -> Result<Vec<u8>, RecordError> {
    let event = &stated.event;
    let (role, body) = match event.actor.split_once(' ') {
        Some((role, body)) => (role, Some(body)),
        None => (&*event.actor, None),
    };
    let entry = Entry {
        v: 1,
        sequence: event.sequence,
        time: event.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        action: &event.action,
        actor: Acting { body, role },
        root: event.root.to_string(),
        subject: event.subject.to_string(),
        thing: stated.thing.as_ref().map(ToString::to_string),
        facts: &event.facts,
        state: &stated.state,
    };
    let bytes = serde_json_canonicalizer::to_vec(&entry).map_err(StoreError::corrupt)?;
    if bytes.len() > LARGEST {
        return Err(RecordError::TooLarge(event.sequence));
    }
    Ok(bytes)
}

/// An entry, as `docs/record.md` tells of it.
#[derive(Serialize)]
struct Entry<'a> {
    v: u64,
    sequence: u64,
    time: String,
    action: &'a str,
    actor: Acting<'a>,
    root: String,
    subject: String,
    thing: Option<String>,
    facts: &'a Value,
    state: &'a Value,
}

#[derive(Serialize)]
struct Acting<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    role: &'a str,
}

/// A bundle of entries: each after its length.
pub(crate) fn bundle(into: &mut Vec<u8>, leaf: &[u8]) {
    // No leaf is longer than two bytes can say.
    let length = u16::try_from(leaf.len()).unwrap_or(u16::MAX);
    into.extend_from_slice(&length.to_be_bytes());
    into.extend_from_slice(leaf);
}

/// The entries of a bundle; nothing if it is cut short.
pub(crate) fn unbundle(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut leaves = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<2>() {
        let (leaf, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        leaves.push(leaf);
        bytes = rest;
    }
    bytes.is_empty().then_some(leaves)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_reads_as_it_writes() {
        let mut bytes = Vec::new();
        for leaf in [&b""[..], b"{}", &vec![b'x'; LARGEST]] {
            bundle(&mut bytes, leaf);
        }
        let leaves = unbundle(&bytes).expect("whole");
        assert_eq!(leaves.iter().map(|leaf| leaf.len()).collect::<Vec<_>>(), [0, 2, LARGEST]);
        bytes.pop();
        assert_eq!(unbundle(&bytes), None);
        assert_eq!(unbundle(&[0]), None);
    }
}
