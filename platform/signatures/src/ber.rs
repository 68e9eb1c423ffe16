//! Encodings with indefinite lengths (BER), as programs write that sign while they read. The
//! same values with definite lengths are what the rest of this crate reads.

/// The deepest nesting that is followed.
const DEEPEST: usize = 40;

/// The first value with definite lengths, and how many of the bytes it takes; `None` if it is no
/// such encoding.
pub(crate) fn definite(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut out = Vec::new();
    let taken = value(bytes, &mut out, 0)?;
    Some((out, taken))
}

/// Writes the first value of these bytes; gives how many of them it took.
fn value(bytes: &[u8], out: &mut Vec<u8>, depth: usize) -> Option<usize> {
    if depth > DEEPEST {
        return None;
    }
    let tag = *bytes.first()?;
    // Tags of several bytes occur in nothing that is read here.
    if tag & 0x1f == 0x1f {
        return None;
    }
    let constructed = tag & 0x20 != 0;
    let (length, head) = length(bytes.get(1..)?)?;
    let begin = 1 + head;
    let (inner, end) = match length {
        Some(length) => {
            let end = begin.checked_add(length)?;
            let content = bytes.get(begin..end)?;
            // A value with a definite length stays as it is: what was signed is not touched.
            if !constructed || !has_indefinite(content, depth + 1)? {
                out.extend_from_slice(bytes.get(..end)?);
                return Some(end);
            }
            (all(content, depth + 1)?, end)
        }
        None if constructed => {
            let mut inner = Vec::new();
            let mut at = begin;
            while bytes.get(at..at + 2)? != [0, 0] {
                at += value(&bytes[at..], &mut inner, depth + 1)?;
            }
            (inner, at + 2)
        }
        None => return None,
    };
    if tag == 0x24 {
        // An octet string in pieces is one octet string.
        write(0x04, &pieces(&inner)?, out);
    } else {
        write(tag, &inner, out);
    }
    Some(end)
}

fn all(mut bytes: &[u8], depth: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    while !bytes.is_empty() {
        let taken = value(bytes, &mut out, depth)?;
        bytes = &bytes[taken..];
    }
    Some(out)
}

/// Whether any value in these, at any depth, has an indefinite length or is a string in pieces.
fn has_indefinite(mut bytes: &[u8], depth: usize) -> Option<bool> {
    if depth > DEEPEST {
        return None;
    }
    while let Some(tag) = bytes.first() {
        let (length, head) = length(bytes.get(1..)?)?;
        let Some(length) = length else { return Some(true) };
        let end = (1 + head).checked_add(length)?;
        let content = bytes.get(1 + head..end)?;
        if *tag == 0x24 || (tag & 0x20 != 0 && has_indefinite(content, depth + 1)?) {
            return Some(true);
        }
        bytes = &bytes[end..];
    }
    Some(false)
}

/// The contents of octet strings, one after the other.
fn pieces(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    while !bytes.is_empty() {
        let (length, head) = length(bytes.get(1..)?)?;
        let end = (1 + head).checked_add(length?)?;
        if bytes[0] != 0x04 {
            return None;
        }
        out.extend_from_slice(bytes.get(1 + head..end)?);
        bytes = &bytes[end..];
    }
    Some(out)
}

/// A length, `None` inside if it is indefinite, and how many bytes it takes.
fn length(bytes: &[u8]) -> Option<(Option<usize>, usize)> {
    match *bytes.first()? {
        0x80 => Some((None, 1)),
        short @ 0..=0x7f => Some((Some(usize::from(short)), 1)),
        long => {
            let count = usize::from(long & 0x7f);
            if count > 4 {
                return None;
            }
            let digits = bytes.get(1..=count)?;
            let length = digits.iter().fold(0_usize, |sum, digit| sum << 8 | usize::from(*digit));
            Some((Some(length), 1 + count))
        }
    }
}

fn write(tag: u8, content: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    let length = content.len();
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => out.push(short),
        _ => {
            let digits: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
            out.push(0x80 | u8::try_from(digits.len()).unwrap_or(8));
            out.extend(digits);
        }
    }
    out.extend_from_slice(content);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn indefinite_lengths_become_definite_and_pieces_become_one() {
        let pieces = [0x30, 0x80, 0x24, 0x80, 0x04, 1, 7, 0x04, 2, 8, 9, 0, 0, 0x02, 1, 5, 0, 0, 0xff];
        assert_eq!(definite(&pieces), Some((vec![0x30, 8, 0x04, 3, 7, 8, 9, 0x02, 1, 5], 18)));
        let nested = [0x30, 9, 0x30, 0x80, 0x02, 1, 1, 0, 0, 0x05, 0];
        assert_eq!(definite(&nested), Some((vec![0x30, 7, 0x30, 3, 0x02, 1, 1, 0x05, 0], 11)));
        assert_eq!(definite(&[0x30, 0x80, 0x02]), None);
        assert_eq!(definite(&[0x30; 200]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Some((out, taken)) = definite(&bytes) {
                prop_assert!(taken <= bytes.len());
                prop_assert_eq!(definite(&out), Some((out.clone(), out.len())));
            }
        }
    }
}
