use minga_kernel::{Lang, Text};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A text in one or several languages: an object of words by language code (BCP 47).
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
#[schema(as = Text, example = json!({ "es": "Datos abiertos", "en": "Open data" }))]
#[serde(transparent)]
pub struct TextResource(BTreeMap<String, String>);

impl From<&Text> for TextResource {
    fn from(text: &Text) -> TextResource {
        TextResource(text.iter().map(|(lang, words)| (lang.to_owned(), words.to_owned())).collect())
    }
}

impl TextResource {
    /// The words for a reader of `lang`: theirs, else Spanish, else whichever there is.
    pub fn for_reader(&self, lang: Lang) -> &str {
        [lang, Lang::default()]
            .into_iter()
            .find_map(|lang| self.0.get(lang.code()))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}
