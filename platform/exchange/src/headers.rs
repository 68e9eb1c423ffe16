//! Which column of the schema a header means.

use minga_i18n::{FluentArgs, Words};
use minga_kernel::Lang;
use minga_kernel::table::Schema;

/// The Fluent key of a column's label.
pub(crate) fn label_key(sheet: &str, column: &str) -> String {
    format!("column-{sheet}-{column}").replace('_', "-")
}

/// The column's label for a reader of `lang`; its key where it has none.
pub fn label(words: &Words, lang: Lang, sheet: &str, column: &str) -> String {
    let (base, language) = column.split_once(':').map_or((column, None), |(base, lang)| (base, Some(lang)));
    let label =
        words.try_say(lang, &label_key(sheet, base), &FluentArgs::new()).unwrap_or_else(|| base.to_owned());
    match language {
        Some(language) => format!("{label}:{language}"),
        None => label,
    }
}

/// The schema's key for a header, which may be the key itself or its label in any
/// language, with a language after a colon where the column is translatable.
pub(crate) fn key_of(words: &Words, schema: &Schema, header: &str) -> Option<String> {
    let (base, language) = match header.rsplit_once(':') {
        Some((base, language)) => (base, Some(language.trim().to_ascii_lowercase())),
        None => (header, None),
    };
    let asked = fold(base);
    let column = schema.columns.iter().find(|column| {
        fold(column.key) == asked
            || Lang::ALL.into_iter().any(|lang| fold(&label(words, lang, schema.name, column.key)) == asked)
    })?;
    match language {
        None => Some(column.key.to_owned()),
        Some(language) if column.translatable && is_language(&language) => {
            Some(format!("{}:{language}", column.key))
        }
        Some(_) => None,
    }
}

/// Whether a sheet of this name holds the rows of `schema`.
pub(crate) fn is_sheet(words: &Words, schema: &Schema, name: &str) -> bool {
    let asked = fold(name);
    let key = format!("sheet-{}", schema.name).replace('_', "-");
    fold(schema.name) == asked
        || Lang::ALL
            .into_iter()
            .filter_map(|lang| words.try_say(lang, &key, &FluentArgs::new()))
            .any(|label| fold(&label) == asked)
}

fn is_language(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// A name without what people write differently: case, accents, spaces, the star that
/// marks a required column.
pub(crate) fn fold(name: &str) -> String {
    minga_kernel::fold(name.trim_end_matches([' ', '*'])).replace([' ', '-', '_'], "")
}
