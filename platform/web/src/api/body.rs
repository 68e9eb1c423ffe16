use crate::PageError;
use http::{HeaderMap, StatusCode, header};
use minga_kernel::{Place, Problem, Text};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The longest code of a language (RFC 5646 speaks of 35).
const LANGUAGE: usize = 35;

/// A text that a program sends: an object of words by language code, or words alone, which are
/// then in the language of the plan.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[schema(as = TextInput, example = json!({ "es": "Datos abiertos", "en": "Open data" }))]
#[serde(untagged)]
pub enum TextInput {
    /// In the language of the plan.
    Words(String),
    /// By language.
    Languages(BTreeMap<String, String>),
}

impl Default for TextInput {
    fn default() -> TextInput {
        TextInput::Words(String::new())
    }
}

impl TextInput {
    /// The text of a field, as it is kept; words alone are in `lang`.
    pub fn read(self, field: &str, lang: &str, problems: &mut Vec<Problem>) -> Text {
        let words = |words: String| words.replace("\r\n", "\n").trim().to_owned();
        match self {
            TextInput::Words(all) => Text::new(lang, words(all)),
            TextInput::Languages(all) => {
                let mut text = Text::default();
                for (lang, all) in all {
                    if is_language(&lang) {
                        text.set(lang, words(all));
                    } else {
                        problems.push(wrong(field, "text-language").with("lang", lang));
                    }
                }
                text
            }
        }
    }
}

fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or_default();
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && code.len() <= LANGUAGE
        && parts.all(is_part)
}

/// Something wrong with a field of a body.
pub fn wrong(field: &str, code: &'static str) -> Problem {
    Problem::error(Place::default().column(field), code)
}

/// Whether a body says that it is JSON.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// Reads a body. What it has too much of, or of another kind, is told by its field.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PageError> {
    let broken = || PageError::Refused(StatusCode::BAD_REQUEST, "json");
    let value: Value = serde_json::from_slice(bytes).map_err(|_| broken())?;
    // No text has a zero in it, and PostgreSQL takes none.
    if has_zero(&value) {
        return Err(broken());
    }
    // Serde would take a list for the fields in their order.
    if !value.is_object() {
        return Err(PageError::Problems(vec![wrong(".", "wrong-type")]));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        PageError::Problems(vec![told(&path, &error.into_inner().to_string())])
    })
}

fn has_zero(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(all) => all.iter().any(has_zero),
        Value::Object(all) => all.iter().any(|(name, value)| name.contains('\0') || has_zero(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// What serde says, as one of our codes. It names a field between backticks.
fn told(path: &str, message: &str) -> Problem {
    let named = message.split('`').nth(1).unwrap_or_default();
    let below = |name: &str| match path {
        "." => name.to_owned(),
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    };
    if message.starts_with("unknown field") {
        wrong(&below(named), "unknown-field")
    } else if message.starts_with("missing field") {
        wrong(&below(named), "missing-field")
    } else if message.starts_with("unknown variant") {
        wrong(path, "choice")
    } else {
        wrong(path, "wrong-type")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what cannot be read matters here")]
    struct Sample {
        percent: i64,
        text: TextInput,
        parts: Vec<Part>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only what cannot be read matters here")]
    struct Part {
        url: String,
    }

    #[test]
    fn what_is_wrong_names_its_field() {
        let cases = [
            (r#"{"percent":1,"text":"","parts":[],"state":"done"}"#, "state unknown-field"),
            (r#"{"percent":"1","text":"","parts":[]}"#, "percent wrong-type"),
            (r#"{"percent":1.5,"text":"","parts":[]}"#, "percent wrong-type"),
            (r#"{"percent":1,"text":7,"parts":[]}"#, "text wrong-type"),
            (r#"{"percent":1,"parts":[]}"#, "text missing-field"),
            (r#"{"percent":1,"text":"","parts":[{"url":"","by":""}]}"#, "parts[0].by unknown-field"),
            (r#"{"percent":1,"text":"","parts":[{}]}"#, "parts[0].url missing-field"),
            ("[1,\"\",[]]", ". wrong-type"),
        ];
        for (body, expected) in cases {
            let Err(PageError::Problems(found)) = read::<Sample>(body.as_bytes()) else { panic!("{body}") };
            let place = found[0].place.column.clone().unwrap_or_default();
            assert_eq!(format!("{place} {}", found[0].code), expected, "{body}");
        }
        for broken in ["", "{", "{\"text\":\"\\u0000\"}", "\u{feff}{}", "nul", "{\"a\":1}x"] {
            assert!(
                matches!(read::<Sample>(broken.as_bytes()), Err(PageError::Refused(_, "json"))),
                "{broken}"
            );
        }
        let deep = "[".repeat(100_000);
        assert!(matches!(read::<Sample>(deep.as_bytes()), Err(PageError::Refused(_, "json"))));
    }

    #[test]
    fn codes_of_languages_are_told_from_other_words() {
        for code in ["es", "qu", "es-EC", "zh-Hant-TW", "de-1996"] {
            assert!(is_language(code), "{code}");
        }
        for other in ["", "e", "ES", "es_EC", "es-", "-es", "<b>", "es-verylongpart", "x y"] {
            assert!(!is_language(other), "{other}");
        }
    }
}
