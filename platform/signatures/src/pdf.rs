//! Signatures in a PDF. Each names the bytes that it is about: everything but the place where it
//! stands itself, up to the end that the file had when it was signed.
//!
//! Where a signature stands is not asked of the structure of the file: one that covers all of its
//! bytes covers whatever the file says. So a text that was put beside what was signed cannot
//! hide, however it is linked. What was added behind the last byte of a signature is asked of
//! somebody who reads that structure.

use crate::message::{Against, Message};
use crate::{Roots, Signature, Stamp, Verdict, stamp};
use chrono::{NaiveDateTime, TimeDelta};
use memchr::memmem;
use minga_kernel::Moment;

/// The most signatures of a file. One with more of them is not read.
const MOST: usize = 32;
/// What names the bytes that a signature is about.
const RANGE: &[u8] = b"/ByteRange";

/// Which bytes a signature is about: those before it, and those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Range {
    /// Where what it is about ends.
    end: usize,
    /// Where it stands itself, with its brackets.
    gap: (usize, usize),
}

impl Range {
    fn pieces<'a>(&self, file: &'a [u8]) -> [&'a [u8]; 2] {
        [&file[..self.gap.0], &file[self.gap.1..self.end]]
    }
}

pub(crate) fn signatures(
    file: &[u8],
    roots: &Roots,
    now: Moment,
    only_proofs_since: &dyn Fn(&[usize]) -> Vec<bool>,
) -> Vec<Signature> {
    let places = memmem::find_iter(file, RANGE).take(MOST + 1);
    let ranges: Vec<Option<Range>> = places.map(|at| range(file, at + RANGE.len())).collect();
    if ranges.len() > MOST {
        return vec![Signature::unreadable()];
    }
    // What is only announced was not signed yet: a place with nothing but zeros in it.
    let unreadable = ranges.iter().filter(|range| range.is_none()).map(|_| Signature::unreadable());
    let mut known: Vec<Range> = ranges.iter().copied().flatten().collect();
    known.sort_unstable();
    known.dedup();
    let against = Against::new(roots, now);
    let messages: Vec<(Range, Option<Message>)> =
        known.into_iter().map(|range| (range, written(file, range))).collect();
    let is_stamp = |message: &Option<Message>| message.as_ref().is_some_and(|it| it.kind == stamp::KIND);
    let (stamps, messages): (Vec<_>, Vec<_>) = messages.into_iter().partition(|(_, it)| is_stamp(it));
    let seals: Vec<(usize, Stamp)> = stamps
        .iter()
        .filter_map(|(range, it)| Some((range.end, stamp::of(it.as_ref()?, &range.pieces(file), against)?)))
        .collect();
    let ends: Vec<usize> =
        messages.iter().map(|(range, _)| range.end).filter(|end| *end < file.len()).collect();
    let only_proofs = if ends.is_empty() { Vec::new() } else { only_proofs_since(&ends) };
    let is_whole = |end: usize| {
        let place = ends.iter().position(|it| *it == end);
        place.is_none_or(|place| only_proofs.get(place).copied().unwrap_or_default())
    };
    let found = messages.iter().map(|(range, message)| {
        let sealed =
            seals.iter().filter(|(end, _)| *end >= range.end).map(|(_, it)| it).min_by_key(|it| it.at);
        let found = one(file, *range, message.as_ref(), Against { sealed, ..against });
        match found.verdict {
            Verdict::Unreadable => found,
            _ if !is_whole(range.end) => Signature { verdict: Verdict::Altered, ..found },
            _ => Signature { added_to: range.end < file.len(), ..found },
        }
    });
    found.chain(unreadable).collect()
}

/// A signature of a PDF has one signer (PAdES, ETSI EN 319 142-1, 5.3).
fn one(file: &[u8], range: Range, message: Option<&Message>, against: Against<'_>) -> Signature {
    let Some(message) = message.filter(|it| it.only_signer().is_some()) else {
        return Signature::unreadable();
    };
    let against = Against { said: said(file, range), ..against };
    message.detached(&range.pieces(file), against).pop().unwrap_or_else(Signature::unreadable)
}

/// When a signer says that they signed, in the dictionary of their signature (`/M`): in PAdES it
/// stands there and not in the message. Like everything in it, it is signed.
fn said(file: &[u8], range: Range) -> Option<Moment> {
    let head = &file[..range.gap.0];
    let head = &head[memmem::rfind(head, b"obj")?..];
    let tail = &file[range.gap.1..range.end];
    let tail = &tail[..memmem::find(tail, b"endobj")?];
    [head, tail].into_iter().find_map(|part| {
        memmem::find_iter(part, b"/M").find_map(|at| date(part[at + 2..].trim_ascii_start()))
    })
}

/// `(D:YYYYMMDDHHmmSSOHH'mm')`, in which everything behind the minutes may be left out.
fn date(text: &[u8]) -> Option<Moment> {
    let text = text.strip_prefix(b"(")?;
    let end = text.iter().take(40).position(|byte| *byte == b')')?;
    // Some write the colon by its number.
    let text = std::str::from_utf8(&text[..end]).ok()?.replace("\\072", ":").replace(['\'', '\\'], "");
    let (digits, zone) = text.strip_prefix("D:")?.split_at_checked(14)?;
    let at = NaiveDateTime::parse_from_str(digits, "%Y%m%d%H%M%S").ok()?;
    let (ahead, digits) = match zone.as_bytes().first() {
        None | Some(b'Z') => return Some(at.and_utc()),
        Some(b'+') => (1, &zone[1..]),
        Some(b'-') => (-1, &zone[1..]),
        Some(_) => return None,
    };
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = digits.get(2..4).unwrap_or("0").parse().ok()?;
    at.and_utc().checked_sub_signed(TimeDelta::minutes(ahead * (hours * 60 + minutes)))
}

/// The message that is written in hexadecimal in the place of a signature; what is left of the
/// place is filled with zeros. `None` if there is anything else in it.
fn written(file: &[u8], range: Range) -> Option<Message> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Option<Vec<u8>> = file[range.gap.0 + 1..range.gap.1 - 1].iter().map(digit).collect();
    let pair = |pair: &[u8]| pair[0] << 4 | pair.get(1).copied().unwrap_or(0);
    let bytes: Vec<u8> = digits?.chunks(2).map(pair).collect();
    let (message, taken) = Message::read(&bytes)?;
    bytes[taken..].iter().all(|byte| *byte == 0).then_some(message)
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
    brackets.then_some(Range { end, gap: (before, after) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_range_leaves_out_one_text_in_hexadecimal() {
        let file = b"%PDF /ByteRange [0 30 34 6] xx<ab>endend";
        let at = 5 + RANGE.len();
        assert_eq!(range(file, at), Some(Range { end: 40, gap: (30, 34) }));
        for wrong in ["[1 30 34 6]", "[0 30 34 7]", "[0 29 34 6]", "[0 34 30 6]", "[0 30 34]", "[0 -3 34 6]"]
        {
            let file = String::from_utf8_lossy(file).replace("[0 30 34 6]", wrong);
            assert_eq!(range(file.as_bytes(), at), None, "{wrong}");
        }
    }

    #[test]
    fn the_time_of_a_signer_has_a_zone() {
        let told = |text: &str| date(text.as_bytes()).map(|it| it.to_rfc3339());
        let noon = Some("2021-06-01T12:00:00+00:00".to_owned());
        for same in [
            "(D:20210601120000Z)",
            "(D:20210601120000)",
            "(D:20210601070000-05'00')",
            "(D:20210601130000+01'00)",
        ] {
            assert_eq!(told(same), noon, "{same}");
        }
        for wrong in [
            "(D:2021)",
            "(20210601120000Z)",
            "(D:20210631120000Z)",
            "(D:20210601120000-x)",
            "(D:20210601120000",
        ] {
            assert_eq!(told(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_looked_at(head in prop::collection::vec(any::<u8>(), 0..60), tail in "\\PC{0,60}") {
            let file = [&head[..], b"/ByteRange [0 5 9 ", tail.as_bytes()].concat();
            signatures(&file, &Roots::default(), Moment::default(), &|ends| vec![true; ends.len()]);
        }
    }
}
