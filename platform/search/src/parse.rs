//! What a person typed, taken apart.
//!
//! There is no syntax to get wrong: words, and phrases between balanced quotes. What
//! is used of it is bounded, so that no text costs more than a sentence does.

use crate::analysis::{fold, fold_but_enye, is_filler, key, words};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// How many letters of a query are read.
const LONGEST: usize = 400;
/// How many words of a query are used.
const MOST_WORDS: usize = 12;

/// A word that was typed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it is in [`Parsed::text`].
    pub(crate) range: Range<usize>,
    pub(crate) folded: String,
    /// With its `ñ`, if it has one.
    pub(crate) enye: Option<String>,
}

/// What has to be found as one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Word(Word),
    /// Several words, one after the other.
    Phrase(Vec<Word>),
}

impl Part {
    pub(crate) fn words(&self) -> &[Word] {
        match self {
            Part::Word(word) => std::slice::from_ref(word),
            Part::Phrase(words) => words,
        }
    }
}

/// A query's text.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// What was read of it.
    pub(crate) text: String,
    /// What should be found; fillers are left out unless there is nothing else.
    pub(crate) parts: Vec<Part>,
    /// Whether the last part is the last word of the text, perhaps not typed to its end.
    pub(crate) open: bool,
    /// All of it as a whole name.
    pub(crate) key: String,
}

impl Parsed {
    pub(crate) fn new(text: &str) -> Parsed {
        let text: String = text.chars().take(LONGEST).nfc().collect();
        let balanced = text.chars().filter(|&letter| is_quote(letter)).count() % 2 == 0;
        let marks = text.char_indices().filter(|&(_, letter)| balanced && is_quote(letter));
        let mut parts = Vec::new();
        let mut left = MOST_WORDS;
        let (mut start, mut quoted, mut open) = (0, false, false);
        for (end, quote) in marks.chain([(text.len(), ' ')]) {
            let found = read(&text, start..end).take(left).collect::<Vec<_>>();
            left -= found.len();
            open = !quoted && !found.is_empty() || open && found.is_empty();
            if quoted && found.len() > 1 {
                parts.push(Part::Phrase(found));
            } else {
                parts.extend(found.into_iter().map(Part::Word));
            }
            quoted = !quoted;
            start = end + quote.len_utf8();
        }
        let last = parts.len();
        let mut parts: Vec<(usize, Part)> = (1..).zip(parts).collect();
        if !parts.iter().all(|(_, part)| is_idle(part)) {
            parts.retain(|(_, part)| !is_idle(part));
        }
        let mut seen = Vec::new();
        parts.retain(|(_, part)| {
            let Part::Word(word) = part else { return true };
            let new = !seen.contains(&word.folded);
            seen.push(word.folded.clone());
            new
        });
        let open = open && parts.last().is_some_and(|&(number, _)| number == last);
        let key = key(&text);
        Parsed { parts: parts.into_iter().map(|(_, part)| part).collect(), open, key, text }
    }
}

/// The words in this range of a text.
fn read(text: &str, range: Range<usize>) -> impl Iterator<Item = Word> {
    let start = range.start;
    let found = words(&text[range]).map(move |(range, word)| Word {
        range: range.start + start..range.end + start,
        folded: fold(word),
        enye: fold_but_enye(word),
    });
    found.filter(|word| !word.folded.is_empty())
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

fn is_idle(part: &Part) -> bool {
    matches!(part, Part::Word(word) if is_filler(&word.folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Phrases in brackets; a bar after an open end.
    fn shape(text: &str) -> String {
        let parsed = Parsed::new(text);
        let mut out = Vec::new();
        for part in &parsed.parts {
            let words: Vec<&str> = part.words().iter().map(|word| word.folded.as_str()).collect();
            out.push(match part {
                Part::Word(_) => words.join(" "),
                Part::Phrase(_) => format!("[{}]", words.join(" ")),
            });
        }
        format!("{}{}", out.join(" "), if parsed.open { "|" } else { "" })
    }

    #[test]
    fn words_phrases_and_fillers() {
        assert_eq!(shape("Política de DATOS abier"), "politica datos abier|");
        assert_eq!(shape("datos de"), "datos");
        assert_eq!(shape("para todos"), "todos|");
        assert_eq!(shape("de la"), "de la|");
        assert_eq!(shape("«datos abiertos» portal"), "[datos abiertos] portal|");
        assert_eq!(shape("portal \"datos abiertos\""), "portal [datos abiertos]");
        assert_eq!(shape("\"datos\""), "datos");
        assert_eq!(shape("datos \"abiertos"), "datos abiertos|");
        assert_eq!(shape("datos datos"), "datos");
        assert_eq!(shape("AND OR NOT ( [ * ~ ^ +x -y z:w"), "x z w|");
        assert_eq!(shape(" \u{0} !!! 🙂 "), "");
    }

    #[test]
    fn a_long_text_costs_no_more_than_a_sentence() {
        let parsed = Parsed::new(&"palabra ".repeat(20_000));
        assert_eq!(parsed.text.len(), LONGEST);
        let many = (100..200).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(Parsed::new(&many).parts.len(), MOST_WORDS);
        assert_eq!(Parsed::new(&format!("\"{many}")).parts.len(), MOST_WORDS, "its end is not read");
        let some = &many[..60];
        assert_eq!(Parsed::new(&format!("\"{some}\" {some}")).parts.len(), 1);
    }
}
