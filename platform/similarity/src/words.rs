//! How text becomes stems: the same word in another form is the same stem.
//!
//! A word is first cut as Spanish and what stays as English. Both are functions of what they are
//! given, so the forms of a Spanish word still meet, those of an English one do as well, and
//! nobody needs to know in which language a title of three words is.

use crate::Limits;
use crate::plain::plain;
use frostem::{Algorithm, Stemmer};
use std::collections::HashMap;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What is longer is cut here: no language of ours needs more.
const LONGEST_WORD: usize = 40;
/// The most letters before the number in the name of a road or a line: `M-30`, `EX-A2`.
const LONGEST_ROAD: usize = 2;

/// Words that hold sentences together and say nothing. Folded, with spaces around.
const FILLERS: &str = " a al algo algun alguna algunas algunos ante aquel aquella aquellas aquellos asi aun aunque c cada como \
    con cual cuales cuando cuya cuyo d de del desde donde e el ella ellas ellos en entre era es esa esas ese eso esos \
    esta estan estar estas este esto estos fue ha hace hacer hacia han hasta hay la las le les lo los mas me mi mis \
    mucha muchas mucho muchos muy ni no nos nuestra nuestras nuestro nuestros o otra otras otro otros para pero poder \
    por porque pueda puede pueden que quien quienes se sea sean segun si sido sin sobre solo son su sus tambien tan \
    tanto tener tiene tienen toda todas todo todos tu tus u un una unas uno unos y ya \
    about also an and any are as at be been but by can could did do does for from had has have how i if in into is it \
    its more not of on or our so such than that the their them then there these they this those to was we were what \
    when where which while who why will with would you your ";

/// A stem of a text, and how often it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) stem: String,
    /// How the word was written where it is first.
    pub(crate) shown: String,
    pub(crate) in_title: u8,
    pub(crate) in_body: u8,
    /// How often it is where capitals are for names only.
    pub(crate) inside: u8,
    /// How often of these it has one.
    pub(crate) capital: u8,
}

impl Word {
    fn new(stem: String, shown: String) -> Word {
        Word { stem, shown, in_title: 0, in_body: 0, inside: 0, capital: 0 }
    }
}

/// Takes texts apart.
#[derive(Clone)]
pub(crate) struct Reader {
    spanish: Stemmer,
    english: Stemmer,
}

impl Reader {
    pub(crate) fn new() -> Reader {
        Reader { spanish: Stemmer::new(Algorithm::Spanish), english: Stemmer::new(Algorithm::English) }
    }

    /// What a title and a body say, within the limits: stems in the order in which they come first.
    pub(crate) fn read(&self, title: &str, body: &str, limits: &Limits) -> Vec<Word> {
        let mut stems: Vec<Word> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut left = limits.words;
        for (field, in_title) in [(title, true), (body, false)] {
            let field = plain(field, limits.bytes);
            let shouted = is_shouted(&field);
            for (shown, begins) in words(&field).take(left) {
                left -= 1;
                let folded = fold(&shown);
                if folded.is_empty() || is_filler(&folded) {
                    continue;
                }
                let stem = self.stem(&folded);
                let place = match places.get(&stem) {
                    Some(&place) => place,
                    None if stems.len() >= limits.stems => continue,
                    None => {
                        places.insert(stem.clone(), stems.len());
                        stems.push(Word::new(stem, shown.clone()));
                        stems.len() - 1
                    }
                };
                let stem = &mut stems[place];
                let count = if in_title { &mut stem.in_title } else { &mut stem.in_body };
                *count = count.saturating_add(1);
                if !begins && !shouted {
                    stem.inside = stem.inside.saturating_add(1);
                    stem.capital =
                        stem.capital.saturating_add(u8::from(shown.starts_with(char::is_uppercase)));
                }
            }
        }
        stems
    }

    fn stem(&self, folded: &str) -> String {
        self.english.stem(&self.spanish.stem(folded)).into_owned()
    }
}

/// Whether a text is in capitals.
fn is_shouted(text: &str) -> bool {
    let (mut large, mut small) = (0, 0);
    for letter in text.chars() {
        large += usize::from(letter.is_uppercase());
        small += usize::from(letter.is_lowercase());
    }
    large > small
}

/// Letters and digits, and whether they begin a sentence; the letters of `S.E.R.` and the road
/// `M-30` are one word each.
fn words(text: &str) -> impl Iterator<Item = (String, bool)> {
    let mut rest = text;
    let mut first = true;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let begins =
            first || rest[..start].contains(['.', '!', '?', ':', ';', '-', '"', '\n', '¿', '¡', '*']);
        first = false;
        rest = &rest[start..];
        let (mut word, mut length) = run(rest);
        if word.chars().count() == 1 {
            while let Some(next) = rest[length..].strip_prefix('.').filter(|_| word.len() < LONGEST_WORD) {
                let (letter, more) = run(next);
                if letter.chars().count() != 1 {
                    break;
                }
                word.push_str(&letter);
                length += 1 + more;
            }
        }
        let letters = word.chars().all(char::is_alphabetic) && word.chars().count() <= LONGEST_ROAD;
        if let Some(number) = rest[length..].strip_prefix(['-', '–']).filter(|_| letters) {
            let (number, more) = run(number);
            if number.starts_with(|digit: char| digit.is_ascii_digit()) {
                let dash = rest[length..].chars().next().map_or(0, char::len_utf8);
                word.push_str(&number);
                length += dash + more;
            }
        }
        rest = &rest[length..];
        Some((word, begins))
    })
}

/// The letters and digits with which a text begins, cut, and how many bytes they take.
fn run(text: &str) -> (String, usize) {
    let inside = |letter: &char| letter.is_alphanumeric() || is_combining_mark(*letter);
    let length = text.chars().take_while(inside).map(char::len_utf8).sum();
    (text[..length].chars().take(LONGEST_WORD).collect(), length)
}

/// A word without case and accents.
fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        decompose_compatible(letter, |part| {
            out.extend(part.to_lowercase().filter(|&part| !is_combining_mark(part)));
        });
    }
    out
}

fn is_filler(folded: &str) -> bool {
    let around = FILLERS.match_indices(folded);
    let bytes = FILLERS.as_bytes();
    around.into_iter().any(|(at, _)| bytes[at - 1] == b' ' && bytes[at + folded.len()] == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        let said = Reader::new().read(text, "", &Limits::default());
        said.into_iter().map(|stem| stem.stem).collect()
    }

    #[test]
    fn forms_of_a_word_meet_in_both_languages() {
        for family in [
            "biblioteca Bibliotecas BIBLIOTECA biblioteca\u{301}",
            "peatón peaton PEATONES",
            "niño niños ninas",
            "contratación contrataciones",
            "árbol arboles",
            "library libraries LIBRARY",
            "park parks",
            "bench benches",
            "tree trees",
            "proposal proposals",
        ] {
            assert_eq!(stems(family).len(), 1, "{family}: {:?}", stems(family));
        }
        assert_eq!(stems("parque parking parquet").len(), 3);
    }

    #[test]
    fn names_with_dots_and_dashes_are_one_word() {
        assert_eq!(stems("Zona S.E.R. en la M-30"), stems("zona SER M30"));
        assert_eq!(stems("c/ Alcalá 4-6, A–42"), ["alcal", "4", "6", "a42"]);
        assert_eq!(stems("e.g.uno"), ["eg"]);
    }

    #[test]
    fn fillers_say_nothing() {
        assert_eq!(stems("que se la las es the of"), Vec::<String>::new());
        assert!(is_filler("de") && is_filler("your") && !is_filler("ser") && !is_filler("mejor"));
    }

    #[test]
    fn capitals_count_only_where_they_tell_names() {
        let read = |text: &str| {
            let said = Reader::new().read("", text, &Limits::default());
            let stem = said.into_iter().find(|stem| stem.stem == "goy").expect("a stem");
            (stem.inside, stem.capital)
        };
        assert_eq!(read("Una calle llamada Goya. Goya es larga."), (1, 1));
        assert_eq!(read("una calle llamada goya"), (1, 0));
        assert_eq!(read("UNA CALLE LLAMADA GOYA"), (0, 0));
    }

    #[test]
    fn limits_hold() {
        let limits = Limits { words: 5, stems: 2, ..Limits::default() };
        let said = Reader::new().read("uno dos rio mar", "rio sol sol luz", &limits);
        let stems: Vec<&str> = said.iter().map(|stem| stem.stem.as_str()).collect();
        assert_eq!(stems, ["dos", "rio"]);
        assert_eq!((said[1].in_title, said[1].in_body), (1, 1));
        let many = Reader::new().read("", &"rio ".repeat(1_000_000), &Limits::default());
        assert_eq!((many.len(), many[0].in_body), (1, 255));
    }
}
