use crate::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text that people wrote, in one or several languages.
///
/// Languages are BCP 47 codes and are not limited to those of the interface: a plan
/// may carry Kichwa beside Spanish. An empty text holds no language at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// A text in one language.
    pub fn new(lang: impl Into<String>, words: impl Into<String>) -> Text {
        let mut text = Text::default();
        text.set(lang, words);
        text
    }

    /// Sets or, with blank words, removes one language.
    pub fn set(&mut self, lang: impl Into<String>, words: impl Into<String>) {
        let words = words.into();
        let lang = lang.into();
        if words.trim().is_empty() {
            self.0.remove(&lang);
        } else {
            self.0.insert(lang, words);
        }
    }

    /// The words in exactly this language.
    pub fn get(&self, lang: &str) -> Option<&str> {
        self.0.get(lang).map(String::as_str)
    }

    /// The words for a reader of `lang`, and the language that they are really in:
    /// the reader's, else Spanish, else whichever there is. `None` if empty.
    pub fn best(&self, lang: Lang) -> Option<(&str, &str)> {
        [lang.code(), Lang::default().code()]
            .into_iter()
            .find_map(|code| self.0.get_key_value(code))
            .or_else(|| self.0.iter().next())
            .map(|(code, words)| (code.as_str(), words.as_str()))
    }

    /// The words for a reader of `lang`, empty if there are none.
    pub fn for_reader(&self, lang: Lang) -> &str {
        self.best(lang).map_or("", |(_, words)| words)
    }

    /// Whether there are no words in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every language with its words, by code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(lang, words)| (lang.as_str(), words.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_their_language_or_says_which_one() {
        let mut text = Text::new("es", "Hola");
        assert_eq!(text.best(Lang::En), Some(("es", "Hola")));
        text.set("en", "Hello");
        assert_eq!(text.best(Lang::En), Some(("en", "Hello")));
        assert_eq!(Text::new("qu", "Rimaykullayki").best(Lang::En), Some(("qu", "Rimaykullayki")));
        text.set("en", "  ");
        text.set("es", "");
        assert!(text.is_empty());
    }
}
