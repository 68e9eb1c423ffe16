use minga_kernel::{Lang, Resolved, Text};
use serde::Serialize;

/// A text that people wrote, as one reader gets it. Where it is not in their language
/// the page says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The words.
    pub words: String,
    /// The language that they are in (BCP 47).
    pub lang: String,
    /// Whether that is not the reader's language.
    pub foreign: bool,
}

impl Said {
    /// The words for a reader of `lang`, if there are any.
    pub fn to(lang: Lang, text: &Text) -> Option<Said> {
        let (code, words) = text.best(lang)?;
        Some(Said { words: words.to_owned(), lang: code.to_owned(), foreign: code != lang.code() })
    }

    /// The same, for a text that is never empty; the empty text if it is.
    pub fn title(lang: Lang, text: &Text) -> Said {
        Said::to(lang, text).unwrap_or(Said {
            words: String::new(),
            lang: lang.code().to_owned(),
            foreign: false,
        })
    }
}

/// A body, to name and to link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Body {
    /// Its name.
    pub name: Said,
    /// Its short name, if it has one.
    pub short: Option<String>,
    /// The path of its page.
    pub path: Option<String>,
}

impl Body {
    /// A resolved reference, for a reader of `lang`.
    pub fn of(lang: Lang, it: &Resolved) -> Body {
        Body {
            name: Said::title(lang, &it.title),
            short: it.short.clone(),
            path: Some(it.path(lang).to_owned()),
        }
    }
}
