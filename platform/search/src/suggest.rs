//! The spelling that was probably meant, from the words that the index itself has.

use crate::analysis::SPELLING;
use crate::parse::{Parsed, Part, Word};
use crate::query::Maker;
use std::collections::HashMap;
use tantivy::Term;
use tantivy::collector::Count;
use tantivy::query::{FuzzyTermQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

/// How many words of a text are corrected; somebody who mistypes more means another text.
const MOST_CORRECTED: usize = 3;
/// How many spellings are tried until one is of a document that still exists.
const TRIED: usize = 5;

/// The text with its unknown words in a spelling that the index knows, if there is one.
pub(crate) fn correct(maker: &Maker<'_>, parsed: &Parsed) -> tantivy::Result<Option<String>> {
    let words: Vec<&Word> = parsed.parts.iter().flat_map(Part::words).collect();
    let mut corrected: Vec<(&Word, String)> = Vec::new();
    for (number, word) in words.iter().enumerate() {
        let open = parsed.open && number + 1 == words.len();
        let reach = reach(&word.folded);
        if corrected.len() == MOST_CORRECTED || reach == 0 || maker.knows(word, open)? {
            continue;
        }
        if let Some(spelling) = nearest(maker, &word.folded, reach)? {
            corrected.push((word, as_typed(&parsed.text[word.range.clone()], &spelling)));
        }
    }
    if corrected.is_empty() {
        return Ok(None);
    }
    let mut text = parsed.text.clone();
    for (word, spelling) in corrected.iter().rev() {
        text.replace_range(word.range.clone(), spelling);
    }
    Ok(Some(text))
}

/// How many letters of a word may be wrong. Short words are all alike, and a number is
/// never a misspelling of another.
fn reach(folded: &str) -> u8 {
    if folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    match folded.chars().count() {
        0..4 => 0,
        4..7 => 1,
        _ => 2,
    }
}

/// The most frequent of the nearest spellings.
fn nearest(maker: &Maker<'_>, folded: &str, reach: u8) -> tantivy::Result<Option<String>> {
    let field = maker.fields.spellings;
    let term = Term::from_field_text(field, folded);
    let mut found: HashMap<String, u32> = HashMap::new();
    for segment in maker.searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        // Terms go on after the folded word, so only their beginning can be compared
        // by the automaton; the distance of the whole folded word is checked below.
        let automaton = FuzzyTermQuery::new_prefix(term.clone(), reach, true).automaton()?;
        let mut stream = index.terms().search(automaton).into_stream()?;
        while stream.advance() {
            if let Ok(key) = std::str::from_utf8(stream.key())
                && key.contains(SPELLING)
            {
                let count = stream.value().doc_freq;
                if let Some(known) = found.get_mut(key) {
                    *known += count;
                } else if distance_of(key, folded) <= usize::from(reach) {
                    found.insert(key.to_owned(), count);
                }
            }
        }
    }
    let mut ranked: Vec<(usize, u32, String)> =
        found.into_iter().map(|(key, count)| (distance_of(&key, folded), count, key)).collect();
    ranked.sort_unstable_by(|(a_far, a_count, a), (b_far, b_count, b)| {
        a_far.cmp(b_far).then(b_count.cmp(a_count)).then_with(|| a.cmp(b))
    });
    for (_, _, key) in ranked.into_iter().take(TRIED) {
        let query = TermQuery::new(Term::from_field_text(field, &key), IndexRecordOption::Basic);
        // Terms of deleted documents stay until their segment is merged.
        if maker.searcher.search(&query, &Count)? > 0 {
            return Ok(key.split_once(SPELLING).map(|(_, shown)| shown.to_owned()));
        }
    }
    Ok(None)
}

/// How far the folded part of a term is from a folded word. A word with a digit is
/// infinitely far.
fn distance_of(term: &str, folded: &str) -> usize {
    let known = term.split(SPELLING).next().unwrap_or_default();
    let number = known.bytes().any(|byte| byte.is_ascii_digit());
    if number { usize::MAX } else { distance(known, folded) }
}

/// How many letters were added, left out, replaced or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

/// A spelling in capitals as the typed word was.
fn as_typed(typed: &str, spelling: &str) -> String {
    let mut letters = typed.chars().filter(|letter| letter.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    match (first, first && letters.all(char::is_uppercase)) {
        (true, true) => spelling.to_uppercase(),
        (true, false) => {
            let mut rest = spelling.chars();
            rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
        }
        _ => spelling.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_mistake() {
        assert_eq!(distance("gobierno", "gobireno"), 1);
        assert_eq!(distance("contratacion", "contratasion"), 1);
        assert_eq!(distance("salud", "salud"), 0);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("agua", "ley"), 4);
    }

    #[test]
    fn capitals_are_kept() {
        assert_eq!(as_typed("Gobireno", "gobierno"), "Gobierno");
        assert_eq!(as_typed("GOBIRENO", "gobierno"), "GOBIERNO");
        assert_eq!(as_typed("gobireno", "gobierno"), "gobierno");
    }
}
