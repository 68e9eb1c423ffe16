//! From bytes to text, whatever program wrote them.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// The text, and the name of its encoding if that had to be guessed.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) guessed: Option<&'static str>,
}

/// A byte order mark decides; otherwise UTF-8 if it is valid; otherwise the best guess,
/// which for Spanish is Windows-1252. `None` if this is no text.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (encoding, guessed, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding != UTF_8 || std::str::from_utf8(&bytes[mark..]).is_ok() => {
            (encoding, None, &bytes[mark..])
        }
        Some((_, mark)) => (guess(&bytes[mark..]), Some(()), &bytes[mark..]),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, None, bytes),
        None => (guess(bytes), Some(()), bytes),
    };
    if guessed.is_some() && bytes.contains(&0) {
        return None;
    }
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken || text.contains('\0') || is_binary(&text) {
        return None;
    }
    Some(Decoded { text, guessed: guessed.map(|()| encoding.name()) })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"es"), Utf8Detection::Deny)
}

/// Tables hardly ever hold control characters.
fn is_binary(text: &str) -> bool {
    let start = text.chars().take(4096);
    let odd = start.filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}'));
    odd.count() > 20
}
