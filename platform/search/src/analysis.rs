//! How text becomes words, the same for what is indexed and for what is asked.
//!
//! A word is a run of letters and digits with their combining marks (Guaraní `g̃` has
//! no single letter); an apostrophe inside belongs to it (Aymara `q'uma`). Its accents
//! are folded away *before* stemming: people type "contratacion", and a stemmer that
//! saw accents on one side only would cut the two sides differently.
//!
//! `ñ` is a letter of its own, but keyboards lack it. A word with `ñ` is indexed twice
//! at its position, with `ñ` and with `n`: "nino" finds "niño", and "año" can prefer
//! "año" to "ano".

use frostem::{Algorithm, Stemmer};
use std::ops::Range;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What is longer is cut here, on both sides: no language of ours needs more.
const LONGEST_WORD: usize = 40;

/// Between the folded and the shown spelling in the field of spellings.
pub(crate) const SPELLING: char = '\u{1}';

/// The words of a text with where they are, in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(char::is_alphanumeric)?;
        let mut end = start;
        let mut chars = text[start..].chars().peekable();
        while let Some(letter) = chars.next() {
            let inside = letter.is_alphanumeric()
                || is_combining_mark(letter)
                || (is_apostrophe(letter) && chars.peek().is_some_and(|next| next.is_alphanumeric()));
            if !inside {
                break;
            }
            end += letter.len_utf8();
        }
        from = end;
        Some((start..end, &text[start..end]))
    })
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '\u{2bc}')
}

/// A word without case, accents and apostrophes.
pub(crate) fn fold(word: &str) -> String {
    folded(word, false)
}

/// A word without case, accents and apostrophes, but with its `ñ`; `None` if it has none.
pub(crate) fn fold_but_enye(word: &str) -> Option<String> {
    word.contains(['ñ', 'Ñ']).then(|| folded(word, true))
}

fn folded(word: &str, enye: bool) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars().filter(|&letter| !is_apostrophe(letter)).take(LONGEST_WORD) {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            'ñ' | 'Ñ' if enye => out.push('ñ'),
            _ => decompose_compatible(letter, |part| {
                out.extend(part.to_lowercase().filter(|&part| !is_combining_mark(part)));
            }),
        }
    }
    out
}

/// All words of a text, folded, with one space between: how whole names are compared.
pub(crate) fn key(text: &str) -> String {
    let mut out = String::new();
    for (_, word) in words(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&fold(word));
    }
    out
}

/// What an indexed field makes of each word.
#[derive(Clone, Copy)]
pub(crate) enum Analysis {
    /// The stem of the folded word, and again with its `ñ`.
    Stem(Stemmer),
    /// The folded word: for codes, and for languages that we have no stemmer for.
    Plain,
    /// The folded word, [`SPELLING`], the word in lower case as it was written: for
    /// completing a word that is being typed and for correcting one.
    Spelling,
}

impl Analysis {
    pub(crate) fn spanish() -> Analysis {
        Analysis::Stem(Stemmer::new(Algorithm::Spanish))
    }

    pub(crate) fn english() -> Analysis {
        Analysis::Stem(Stemmer::new(Algorithm::English))
    }

    /// The analysis of text in the language with this code.
    pub(crate) fn of(lang: &str) -> Analysis {
        match lang.split('-').next().unwrap_or_default() {
            "es" => Analysis::spanish(),
            "en" => Analysis::english(),
            _ => Analysis::Plain,
        }
    }

    /// The term of a word that [`fold`] or [`fold_but_enye`] returned.
    pub(crate) fn term(self, folded: &str) -> String {
        match self {
            Analysis::Stem(stemmer) => stemmer.stem(folded).into_owned(),
            Analysis::Plain | Analysis::Spelling => folded.to_owned(),
        }
    }
}

impl Tokenizer for Analysis {
    type TokenStream<'a> = Tokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens<'a> {
        Tokens { analysis: *self, text, from: 0, again: None, token: Token::default() }
    }
}

/// The terms of a text.
pub(crate) struct Tokens<'a> {
    analysis: Analysis,
    text: &'a str,
    from: usize,
    /// A second term at the position of the last.
    again: Option<String>,
    token: Token,
}

impl TokenStream for Tokens<'_> {
    fn advance(&mut self) -> bool {
        if let Some(term) = self.again.take() {
            self.token.text = term;
            return true;
        }
        let rest = &self.text[self.from..];
        let Some((range, word)) = words(rest).next() else {
            return false;
        };
        self.token.offset_from = self.from + range.start;
        self.token.offset_to = self.from + range.end;
        self.from = self.token.offset_to;
        // Positions start at 0; the default token stands before the first.
        self.token.position = self.token.position.wrapping_add(1);
        let folded = fold(word);
        self.token.text = self.analysis.term(&folded);
        match self.analysis {
            Analysis::Spelling => {
                self.token.text.push(SPELLING);
                let shown = word.chars().take(LONGEST_WORD).flat_map(char::to_lowercase);
                self.token.text.extend(shown);
            }
            Analysis::Stem(_) | Analysis::Plain => {
                self.again = fold_but_enye(word).map(|kept| self.analysis.term(&kept));
            }
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Words that hold sentences together: a text need not have them to be found.
///
/// Short on purpose. The usual lists follow verbs through all their forms and would
/// drop "estado", which here means the State.
pub(crate) fn is_filler(folded: &str) -> bool {
    const SPANISH: &str = " a al ante aquel aquella aquellas aquellos asi aun aunque cada como con cual cuales \
        cuando cuya cuyo de del desde donde e el ella ellas ellos en entre era es esa esas ese eso esos esta \
        estas este esto estos fue ha hacia han hasta hay la las le les lo los mas me mi mis muy ni no nos o \
        para pero por porque que quien quienes se segun ser si sin sobre son su sus tambien tu tus u un una \
        unas uno unos y ya ";
    const ENGLISH: &str = " about also an and are as at be been but by can did do does for from had has have \
        how i if in into is it its not of on or our so such than that the their them then there these they \
        this those to was we were what when where which while who why will with would you your ";
    let listed = |list: &str| list.split_ascii_whitespace().any(|word| word == folded);
    listed(SPANISH) || listed(ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| Analysis::spanish().term(&fold(word))).collect()
    }

    #[test]
    fn spellings_of_one_spanish_word_share_a_stem() {
        for family in [
            &["contratación", "Contratacion", "CONTRATACIONES", "contratación"][..],
            &["petición", "peticion", "peticiones"],
            &["solución", "solucion", "soluciones"],
            &["país", "pais", "países", "paises"],
            &["razón", "razon", "razones"],
            &["institución", "instituciones", "institucion"],
            &["municipio", "municipios"],
            &["ley", "leyes"],
            &["comisión", "comision", "comisiones"],
            &["público", "publica", "públicas", "publicos"],
            &["tecnología", "tecnologias"],
            &["abierto", "abiertos", "abierta"],
            &["inglés", "ingles"],
            &["niño", "nino", "niños", "ninas"],
        ] {
            let stems = stems(family);
            assert!(stems.iter().all(|stem| stem == &stems[0]), "{family:?}: {stems:?}");
        }
        assert_ne!(stems(&["contrato"]), stems(&["contraste"]));
    }

    #[test]
    fn a_word_keeps_its_marks_and_inner_apostrophes() {
        let found: Vec<&str> = words("¡Ko’ẽ g\u{303}uarã, 'q'uma' 3.2!").map(|(_, word)| word).collect();
        assert_eq!(found, ["Ko’ẽ", "g\u{303}uarã", "q'uma", "3", "2"]);
        assert_eq!(fold("Ko’ẽ"), "koe");
        assert_eq!(fold("g\u{303}uarã"), "guara");
        assert_eq!(fold_but_enye("AÑOS").as_deref(), Some("años"));
        assert_eq!(fold_but_enye("años").as_deref(), Some("años"));
        assert_eq!(fold_but_enye("anos"), None);
    }
}
