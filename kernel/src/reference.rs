use crate::{Lang, Text};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use uuid::Uuid;

/// What kind of public thing a [`Ref`] points at: `commitment`, `organisation` …
///
/// Each feature owns its kinds; no other code lists them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind(Cow<'static, str>);

impl Kind {
    /// A kind: one word of lower-case ASCII letters and underscores.
    pub const fn new(name: &'static str) -> Kind {
        Kind(Cow::Borrowed(name))
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A reference to the thing of this kind with that identifier.
    pub fn with(&self, id: Uuid) -> Ref {
        Ref { kind: self.clone(), id }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A typed reference to any public thing, written `commitment:018f…`.
///
/// Features meet through references: none knows another's tables.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Ref {
    /// What it is.
    pub kind: Kind,
    /// Which one.
    pub id: Uuid,
}

/// A text that is not a [`Ref`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is not a reference of the form kind:identifier")]
pub struct RefError(pub String);

impl std::fmt::Display for Ref {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

impl From<Ref> for String {
    fn from(reference: Ref) -> String {
        reference.to_string()
    }
}

impl TryFrom<String> for Ref {
    type Error = RefError;

    fn try_from(text: String) -> Result<Ref, RefError> {
        text.parse()
    }
}

impl std::str::FromStr for Ref {
    type Err = RefError;

    fn from_str(text: &str) -> Result<Ref, RefError> {
        let wrong = || RefError(text.chars().take(80).collect());
        let (kind, id) = text.split_once(':').ok_or_else(wrong)?;
        let word = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let id = Uuid::parse_str(id).map_err(|_| wrong())?;
        if !word {
            return Err(wrong());
        }
        Ok(Ref { kind: Kind(Cow::Owned(kind.to_owned())), id })
    }
}

/// What a reference turns out to be, for whoever wants to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The reference.
    pub reference: Ref,
    /// The code by which people and spreadsheets name it (`MINTEL`, `EC-PAGA-1`, `3.2`).
    pub code: String,
    /// Its title.
    pub title: Text,
    /// A short name where there is one (an acronym).
    pub short: Option<String>,
    /// One sentence about it; may be empty.
    pub summary: Text,
    /// The path of its page in each language, in the order of [`Lang::ALL`].
    pub paths: [String; 2],
}

impl Resolved {
    /// The path of its page for a reader of `lang`.
    pub fn path(&self, lang: Lang) -> &str {
        match lang {
            Lang::Es => &self.paths[0],
            Lang::En => &self.paths[1],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_as_it_writes() {
        let reference = Kind::new("commitment").with(Uuid::from_u128(7));
        assert_eq!(reference.to_string().parse(), Ok(reference));
        for wrong in
            ["", "commitment", "commitment:", ":1", "Commitment:00000000-0000-0000-0000-000000000007"]
        {
            assert!(wrong.parse::<Ref>().is_err(), "{wrong}");
        }
    }
}
