//! Signatures in a PDF. Each names the bytes that it is about: everything but the place where it
//! stands itself, up to the end that the file had when it was signed.
//!
//! The structure of the file is not asked: a signature that covers all of its bytes covers
//! whatever the file says, and what is not covered counts as altered. So a text that was put
//! beside what was signed cannot hide, however it is linked.

use crate::message::Message;
use crate::{Roots, Signature, Verdict};
use memchr::memmem;
use minga_kernel::Moment;

/// The most signatures of a file that are looked at. A file with more of them is not read.
const MOST: usize = 32;
/// What names the bytes that a signature is about.
const RANGE: &[u8] = b"/ByteRange";

/// Which bytes a signature is about: those before it, and those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    /// Where it stands itself, with its brackets.
    gap: (usize, usize),
    /// Where what it is about ends.
    end: usize,
}

pub(crate) fn signatures(file: &[u8], roots: &Roots, now: Moment) -> Vec<Signature> {
    let mut places = memmem::find_iter(file, RANGE).map(|at| at + RANGE.len());
    let all: Vec<usize> = places.by_ref().take(MOST + 1).collect();
    if all.len() > MOST {
        return vec![Signature::unreadable()];
    }
    let mut found: Vec<(usize, Vec<Signature>)> = Vec::new();
    for at in all {
        // What is only announced was not signed yet: a place with zeros in it.
        let Some(range) = range(file, at) else {
            found.push((0, vec![Signature::unreadable()]));
            continue;
        };
        found.push((range.end, one(file, range, roots, now)));
    }
    found.sort_by_key(|(end, _)| *end);
    let covered = covered(file, &found);
    let signatures = found.into_iter().flat_map(|(end, own)| {
        own.into_iter().map(move |it| match (it.verdict, end) {
            (Verdict::Unreadable, _) => it,
            (_, end) if end == file.len() => it,
            // Something follows that nobody who is trusted signed.
            _ if !covered => Signature { verdict: Verdict::Altered, ..it },
            _ => Signature { added_to: true, ..it },
        })
    });
    signatures.collect()
}

/// Whether a valid signature is about the whole file.
fn covered(file: &[u8], found: &[(usize, Vec<Signature>)]) -> bool {
    let valid = |all: &[Signature]| all.iter().any(|it| it.verdict == Verdict::Valid);
    found.iter().any(|(end, own)| *end == file.len() && valid(own))
}

fn one(file: &[u8], range: Range, roots: &Roots, now: Moment) -> Vec<Signature> {
    let written = &file[range.gap.0 + 1..range.gap.1 - 1];
    let Some(message) = hexadecimal(written).and_then(|bytes| Message::read(&bytes)) else {
        return vec![Signature::unreadable()];
    };
    let pieces = [&file[..range.gap.0], &file[range.gap.1..range.end]];
    let found = message.signatures(Some(&pieces), roots, now);
    if found.is_empty() { vec![Signature::unreadable()] } else { found }
}

/// The range that is written here. It begins with the file, leaves out one text in hexadecimal
/// and nothing else, and holds the place where it is written.
fn range(file: &[u8], at: usize) -> Option<Range> {
    let rest = file.get(at..)?.trim_ascii_start().strip_prefix(b"[")?;
    let end = rest.iter().take(100).position(|byte| *byte == b']')?;
    let numbers = std::str::from_utf8(&rest[..end]).ok()?;
    let numbers: Option<Vec<usize>> = numbers.split_ascii_whitespace().map(|it| it.parse().ok()).collect();
    let [begin, before, after, behind] = numbers?[..] else { return None };
    let end = after.checked_add(behind)?;
    let fits = begin == 0 && before < after && after <= end && end <= file.len() && after - before >= 2;
    if !fits || (before..after).contains(&at) || at > end {
        return None;
    }
    let brackets = file[before] == b'<' && file[after - 1] == b'>';
    brackets.then_some(Range { gap: (before, after), end })
}

/// Bytes in hexadecimal; what is left of the place is filled with zeros. `None` if there is
/// anything else in it.
fn hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Option<Vec<u8>> = text.iter().map(digit).collect();
    let bytes: Vec<u8> =
        digits?.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect();
    let length = length(&bytes)?;
    let (message, rest) = bytes.split_at_checked(length)?;
    rest.iter().all(|byte| *byte == 0).then(|| message.to_vec())
}

/// How long the value is with which these bytes begin. One of indefinite length ends where the
/// zeros begin that end it.
fn length(bytes: &[u8]) -> Option<usize> {
    match *bytes.get(1)? {
        0x80 => Some(bytes.iter().rposition(|byte| *byte != 0)? + 1 + 2 * 4).map(|end| end.min(bytes.len())),
        short @ 0..=0x7f => Some(2 + usize::from(short)),
        long => {
            let count = usize::from(long & 0x7f).min(8);
            let digits = bytes.get(2..2 + count)?;
            let length =
                digits.iter().fold(0_usize, |sum, digit| (sum & 0xff_ffff) << 8 | usize::from(*digit));
            (2 + count).checked_add(length)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_range_leaves_out_one_text_in_hexadecimal() {
        let file = b"%PDF /ByteRange [0 30 34 6] xx<ab>endend";
        let at = 5 + RANGE.len();
        assert_eq!(range(file, at), Some(Range { gap: (30, 34), end: 40 }));
        for wrong in ["[1 30 34 6]", "[0 30 34 7]", "[0 29 34 6]", "[0 34 30 6]", "[0 30 34]", "[0 -3 34 6]"]
        {
            let file = String::from_utf8_lossy(file).replace("[0 30 34 6]", wrong);
            assert_eq!(range(file.as_bytes(), at), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_looked_at(head in prop::collection::vec(any::<u8>(), 0..60), tail in "\\PC{0,60}") {
            let file = [&head[..], b"/ByteRange [0 5 9 ", tail.as_bytes()].concat();
            signatures(&file, &Roots::default(), Moment::default());
        }
    }
}
