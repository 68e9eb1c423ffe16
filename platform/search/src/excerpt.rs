//! The part of a text where the words that were looked for are.

use crate::analysis::{Analysis, fold, words};
use crate::parse::{Parsed, Part};
use minga_kernel::{Lang, Text};
use std::ops::Range;

/// How many letters an excerpt has.
const LETTERS: usize = 200;
/// How many of them stand before the first word that matched.
const BEFORE: usize = 40;
/// How many bytes of a text are looked through.
const READ: usize = 64 * 1024;
/// How many matches are looked at to find where they are closest.
const MATCHES: usize = 200;

/// The language of the text, and the excerpt in pieces; `true` marks a matched word.
pub(crate) fn excerpt(body: &Text, lang: Lang, parsed: &Parsed) -> (String, Vec<(bool, String)>) {
    let Some((code, text)) = body.best(lang) else {
        return (String::new(), Vec::new());
    };
    let text = &text[..text.floor_char_boundary(READ)];
    let found = find(text, Analysis::of(code), parsed);
    let window = window(text, &found);
    (code.to_owned(), pieces(text, &window, &found))
}

/// Where matched words are, and which part of the query each matched.
fn find(text: &str, analysis: Analysis, parsed: &Parsed) -> Vec<(Range<usize>, usize)> {
    let asked: Vec<&str> =
        parsed.parts.iter().flat_map(Part::words).map(|word| word.folded.as_str()).collect();
    let terms: Vec<String> = asked.iter().map(|word| analysis.term(word)).collect();
    let open = asked.last().filter(|word| parsed.open && word.chars().nth(1).is_some());
    let matched = |word: &str| {
        // Stems begin as their words do, which spares most words the stemming.
        let initial = word.as_bytes().first().map(u8::to_ascii_lowercase);
        if initial.is_some_and(|byte| byte.is_ascii() && !asked.iter().any(|it| it.as_bytes()[0] == byte)) {
            return None;
        }
        let folded = fold(word);
        let term = analysis.term(&folded);
        let number = terms.iter().position(|asked| *asked == term);
        number.or_else(|| open.filter(|start| folded.starts_with(**start)).map(|_| asked.len() - 1))
    };
    let found = words(text).filter_map(|(range, word)| matched(word).map(|number| (range, number)));
    found.take(MATCHES).collect()
}

/// The part of the text to show: where most different words are together.
fn window(text: &str, found: &[(Range<usize>, usize)]) -> Range<usize> {
    let mut best = (0, 0);
    for (number, (range, _)) in found.iter().enumerate() {
        let near = found[number..].iter().take_while(|(it, _)| it.end <= range.start + LETTERS - BEFORE);
        let mut kinds: Vec<usize> = near.map(|&(_, asked)| asked).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.len() > best.0 {
            best = (kinds.len(), range.start);
        }
    }
    let first = best.1;
    let mut from = text[..first].char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    if from > 0 {
        // Not in the middle of a word, unless the word is all there is.
        from += text[from..first].find(char::is_whitespace).unwrap_or(0);
        from += text[from..first].find(|letter: char| !letter.is_whitespace()).unwrap_or(0);
    }
    let mut to = text[from..].char_indices().nth(LETTERS).map_or(text.len(), |(at, _)| from + at);
    if to < text.len() {
        to = text[from..to]
            .rfind(char::is_whitespace)
            .filter(|&at| from + at > first)
            .map_or(to, |at| from + at);
    }
    from..to
}

fn pieces(text: &str, window: &Range<usize>, found: &[(Range<usize>, usize)]) -> Vec<(bool, String)> {
    let mut out = Vec::new();
    let mut push = |matched: bool, piece: &str| {
        if !piece.is_empty() {
            // Line ends and other control characters mean nothing in an excerpt.
            out.push((matched, piece.replace(char::is_control, " ")));
        }
    };
    let mut at = window.start;
    push(false, if at > 0 { "… " } else { "" });
    for (range, _) in found.iter().filter(|(range, _)| window.start <= range.start && range.end <= window.end)
    {
        push(false, &text[at..range.start]);
        push(true, &text[range.clone()]);
        at = range.end;
    }
    push(false, text[at..window.end].trim_end());
    push(false, if window.end < text.len() { " …" } else { "" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, query: &str) -> String {
        let (_, pieces) = excerpt(&Text::new("es", text), Lang::Es, &Parsed::new(query));
        pieces
            .into_iter()
            .map(|(matched, piece)| if matched { format!("[{piece}]") } else { piece })
            .collect()
    }

    #[test]
    fn the_words_are_marked_where_they_are_together() {
        let far = "Otra cosa muy distinta. ".repeat(40);
        let text = format!("Los datos. {far}Guía de los datos abiertos para la ciudadanía. {far}");
        let shown = shown(&text, "dato abierto");
        assert!(shown.starts_with("… "), "{shown}");
        assert!(shown.ends_with(" …"), "{shown}");
        assert!(shown.contains("los [datos] [abiertos] para"), "{shown}");
        assert!(shown.chars().count() < LETTERS + 10, "{shown}");
    }

    #[test]
    fn without_a_match_it_is_the_beginning() {
        assert_eq!(shown("Uno\ndos <b>tres</b>", "nada"), "Uno dos <b>tres</b>");
        assert_eq!(shown("", "nada"), "");
        assert_eq!(shown("Índice de índices", "indi"), "[Índice] de [índices]");
        let long = "a".repeat(1000);
        assert!(shown(&long, "nada").starts_with("aaa"));
    }
}
