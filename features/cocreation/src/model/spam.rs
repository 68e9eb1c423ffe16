//! What tells an attack from somebody who proposes something.

use minga_kernel::fold;
use sha2::{Digest, Sha256};

/// The most addresses in all words of one proposal: enough for a law, a study and an example.
pub(crate) const LINKS: usize = 3;

/// How many addresses of the web are in a text.
pub(crate) fn links(text: &str) -> usize {
    let text = text.to_lowercase();
    let schemes = text.matches("://").count();
    let bare = text.split(|c: char| c.is_whitespace() || "()<>\"'".contains(c));
    schemes + bare.filter(|word| word.starts_with("www.")).count()
}

/// By what two proposals with the same words are known, whatever their case, accents, signs and
/// spaces are.
pub(crate) fn fingerprint(title: &str, problem: &str, solution: &str) -> String {
    let mut hash = Sha256::new();
    for text in [title, problem, solution] {
        let words: String = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
        hash.update(words.len().to_be_bytes());
        hash.update(words);
    }
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_counted_however_they_are_written() {
        assert_eq!(links("nada"), 0);
        assert_eq!(links("http://a.example, HTTPS://b.example (www.c.example) ftp://d"), 4);
        assert_eq!(links("el sitio web del www y wwwx"), 0);
    }

    #[test]
    fn the_same_words_are_known_again() {
        let one = fingerprint("Agua limpia", "No hay agua.", "Más pozos");
        assert_eq!(fingerprint("  AGUA   limpia!! ", "no hay água", "mas pozos"), one);
        assert_ne!(fingerprint("Agua limpia", "No hay agua.", "Más ríos"), one);
        // What moves from one part to the other is something else.
        assert_ne!(fingerprint("Agua", "limpia no hay agua", "mas pozos"), one);
    }
}
