//! What a file is called for people. The store never uses it.

use crate::Kind;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a name, with its ending.
const MOST: usize = 120;
/// What a file is called that came without any name.
const NAMELESS: &str = "minga";
/// What stands for itself in an extended value (RFC 5987, `attr-char`).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// Whether a browser shows a file or saves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// It shows it.
    Inline,
    /// It saves it.
    Attachment,
}

/// A name that can be shown and saved, from what the client sent: no path, nothing invisible,
/// at most 120 characters, with the ending of what the file is.
pub fn display_name(sent: &str, kind: Kind) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.nfc().map(|c| if is_harmless(c) { c } else { ' ' }).collect();
    let words = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = without_ending(&words).trim_matches(['.', ' ']);
    let ending = kind.ending();
    let stem: String = stem.chars().take(MOST - 1 - ending.len()).collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    format!("{}.{ending}", if stem.is_empty() { NAMELESS } else { stem })
}

/// The value of `Content-Disposition` (RFC 6266): the name in ASCII for old programs, and as
/// it is for all others.
pub fn content_disposition(name: &str, disposition: Disposition) -> String {
    let word = match disposition {
        Disposition::Inline => "inline",
        Disposition::Attachment => "attachment",
    };
    let plain: String = name.nfd().filter(|c| !is_combining_mark(*c)).map(in_ascii).collect();
    format!("{word}; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, ENCODED))
}

/// `%` is not for old programs either: some take it for the beginning of an escape.
fn in_ascii(c: char) -> char {
    if (c == ' ' || c.is_ascii_graphic()) && !matches!(c, '"' | '\\' | '%') { c } else { '_' }
}

/// Control characters, what Windows does not allow in a name, and what cannot be seen but
/// turns a name around (`gpj.exe`).
fn is_harmless(c: char) -> bool {
    let is_invisible = matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}' | '\u{E0000}'..='\u{E0FFF}'
    );
    !c.is_control() && !is_invisible && !"<>:\"|?*".contains(c)
}

/// The name without an ending that one of our kinds has: a picture may have become another.
fn without_ending(name: &str) -> &str {
    let Some((stem, ending)) = name.rsplit_once('.') else { return name };
    let ending = ending.to_ascii_lowercase();
    if ending == "jpeg" || Kind::from_ending(&ending).is_some() { stem } else { name }
}
