//! The template engine: one environment for each language, in which `t`, `date`,
//! `number` … already speak it.

use crate::assets::Served;
use crate::{Assets, Module};
use minga_i18n::{FluentArgs, Formats, Words};
use minga_kernel::{Day, Lang};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Value};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, TemplateSource, UndefinedBehavior,
    escape_formatter,
};
use rust_embed::Embed;
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/templates"]
struct OwnTemplates;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/locales"]
struct OwnLocales;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../tabular/locales"]
struct TabularLocales;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../exchange/locales"]
struct ExchangeLocales;

/// Locale files that belong to no feature.
pub(crate) fn own_locales() -> Vec<(&'static str, Assets)> {
    vec![
        ("shell", Assets::of::<OwnLocales>()),
        ("tabular", Assets::of::<TabularLocales>()),
        ("exchange", Assets::of::<ExchangeLocales>()),
    ]
}

/// All templates in all languages.
pub(crate) struct Templates {
    languages: HashMap<Lang, RwLock<Environment<'static>>>,
}

impl Templates {
    /// Templates of the shell (`shell/…`) and of each feature (`<feature>/…`); files of
    /// the operator's theme come before them.
    pub(crate) fn new(
        words: &Arc<Words>,
        served: &Arc<Served>,
        theme: Option<PathBuf>,
        modules: &[Module],
    ) -> Templates {
        let mut folders: HashMap<&'static str, Assets> = HashMap::new();
        folders.insert("shell", Assets::of::<OwnTemplates>());
        folders.extend(modules.iter().map(|module| (module.name, module.templates)));
        let theme = theme.map(|folder| folder.join("templates"));
        let languages = Lang::ALL.map(|lang| {
            let environment =
                environment(lang, words.clone(), served.clone(), theme.clone(), folders.clone());
            (lang, RwLock::new(environment))
        });
        Templates { languages: HashMap::from(languages) }
    }

    /// Renders a template.
    pub(crate) fn render(&self, lang: Lang, name: &str, context: &Value) -> Result<String, Error> {
        let environment = &self.languages[&lang];
        if cfg!(debug_assertions) {
            // While designing, what is on the disk now is what shows.
            environment.write().unwrap_or_else(PoisonError::into_inner).clear_templates();
        }
        environment.read().unwrap_or_else(PoisonError::into_inner).get_template(name)?.render(context)
    }
}

fn environment(
    lang: Lang,
    words: Arc<Words>,
    served: Arc<Served>,
    theme: Option<PathBuf>,
    folders: HashMap<&'static str, Assets>,
) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    // What a page shows has no place in the log of a fault.
    env.set_debug(false);
    env.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()
            .expect("the delimiters are the usual ones"),
    );
    env.set_formatter(show);
    env.set_loader(move |name| {
        if let Some(path) = theme.as_ref().and_then(|folder| safe_join(folder, name))
            && let Ok(themed) = std::fs::read_to_string(path)
        {
            return Ok(Some(TemplateSource::new(themed)));
        }
        let (owner, file) = name.split_once('/').unwrap_or(("shell", name));
        Ok(folders.get(owner).and_then(|folder| folder.text(file)).map(TemplateSource::new))
    });
    env.add_global("lang", lang.code());
    say_words(&mut env, lang, &words);
    crate::pieces::add(&mut env, lang, &words);
    env.add_function("asset", move |name: &str| {
        served.address(name).map(str::to_owned).ok_or_else(|| wrong(format!("no asset {name}")))
    });
    env
}

/// Writes a value into a page: text by [`escape`], everything else as the engine does.
fn show(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() && *state.auto_escape() == AutoEscape::Html => Ok(escape(out, text)?),
        _ => escape_formatter(out, state, value),
    }
}

/// Writes text so that it stays text between tags and in quoted attributes. The engine's
/// own way escapes `/` too, which means nothing in either place and makes every address
/// longer.
pub(crate) fn escape(out: &mut impl fmt::Write, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

/// What a template says in words: messages, dates, numbers.
fn say_words(env: &mut Environment<'static>, lang: Lang, words: &Arc<Words>) {
    let say = words.clone();
    env.add_function("t", move |key: &str, values: Kwargs| {
        let mut args = FluentArgs::new();
        for name in values.args() {
            let value: Value = values.get(name)?;
            match i64::try_from(value.clone())
                .ok()
                .map(|whole| whole as f64)
                .or_else(|| f64::try_from(value.clone()).ok())
            {
                Some(number) => args.set(name.to_owned(), number),
                None => args.set(name.to_owned(), value.to_string()),
            }
        }
        let said = say.try_say(lang, key, &args);
        if said.is_none() {
            tracing::error!(key, lang = lang.code(), "a template asks for a message that does not exist");
        }
        Ok::<_, Error>(said.unwrap_or_else(|| format!("⟦{key}⟧")))
    });
    let formats = words.clone();
    env.add_function("date", move |day: &str, style: Option<&str>| {
        day_in_words(formats.formats(lang), day, style)
    });
    let formats = words.clone();
    env.add_function("number", move |number: f64| formats.formats(lang).number(number, 2));
    let formats = words.clone();
    env.add_function("percent", move |number: f64| formats.formats(lang).percent(number));
}

/// A day as a template names it, in the style that it asks for.
pub(crate) fn day_in_words(formats: &Formats, day: &str, style: Option<&str>) -> Result<String, Error> {
    let day: Day = day.parse().map_err(|_| wrong(format!("`{day}` is not a day")))?;
    match style {
        None | Some("long") => Ok(formats.day(day)),
        Some("short") => Ok(formats.short_day(day)),
        Some(other) => Err(wrong(format!("no style `{other}` of a day"))),
    }
}

/// A template's path in the theme's folder; names come from our own templates only, but
/// a name that climbs out of the folder is refused all the same.
fn safe_join(folder: &Path, name: &str) -> Option<PathBuf> {
    name.split('/').all(|part| !part.starts_with('.')).then(|| folder.join(name))
}

pub(crate) fn wrong(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;
    use proptest::prelude::*;

    const NAMES: [(&str, char); 5] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];

    /// The text behind what was escaped; `None` if anything in it could be markup.
    fn read_back(escaped: &str) -> Option<String> {
        let mut text = String::new();
        let mut rest = escaped;
        while let Some(letter) = rest.chars().next() {
            if let Some((name, meant)) = NAMES.iter().find(|(name, _)| rest.starts_with(name)) {
                text.push(*meant);
                rest = &rest[name.len()..];
            } else if NAMES.iter().any(|(_, special)| *special == letter) {
                return None;
            } else {
                text.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
        Some(text)
    }

    fn rendered(template: &str, value: &Value) -> String {
        let mut env = Environment::new();
        env.set_formatter(show);
        env.render_named_str("page.html", template, context! { value }).expect("the template is whole")
    }

    proptest! {
        #[test]
        fn no_text_becomes_markup(text in prop_oneof![any::<String>(), "[<>&\"'/a;#é]*"]) {
            let mut escaped = String::new();
            escape(&mut escaped, &text).expect("memory takes every text");
            prop_assert_eq!(read_back(&escaped), Some(text.clone()));
            prop_assert_eq!(rendered("{{ value }}", &Value::from(text.as_str())), escaped);
            // A list shows the text as the engine writes it, escaped all the same.
            let list = rendered("{{ value }}", &Value::from(vec![text]));
            prop_assert!(!list.contains(['<', '>', '"', '\'']), "{list}");
        }
    }

    #[test]
    fn addresses_stay_short_and_markup_stays_markup() {
        assert_eq!(rendered("{{ value }}", &Value::from("/es/planes?a=1&b=2")), "/es/planes?a=1&amp;b=2");
        assert_eq!(rendered("{{ value }}", &Value::from_safe_string("<b>1</b>".to_owned())), "<b>1</b>");
        assert_eq!(rendered("{{ value }}", &Value::from(7)), "7");
        let macros = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(value) }}";
        assert_eq!(rendered(macros, &Value::from("a/b<c")), "<b>a/b&lt;c</b>");
    }
}
