use crate::Formats;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use minga_kernel::Lang;
use std::collections::{BTreeMap, BTreeSet};
use unic_langid::langid;

/// One `.ftl` file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The language that it speaks.
    pub lang: Lang,
    /// Its name, for messages about it.
    pub name: String,
    /// Its content.
    pub content: String,
}

/// Why the words cannot be used. Found when the program starts, and by a test.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// A file is not Fluent.
    #[error("{name}: {problem}")]
    Syntax {
        /// The file.
        name: String,
        /// What the parser says.
        problem: String,
    },
    /// Two files define one key.
    #[error("{name}: the message `{key}` is defined twice")]
    Twice {
        /// The second file.
        name: String,
        /// The key.
        key: String,
    },
}

struct Language {
    bundle: FluentBundle<FluentResource>,
    formats: Formats,
    keys: BTreeSet<String>,
}

/// Every word of the interface.
pub struct Words {
    languages: BTreeMap<Lang, Language>,
}

impl Words {
    /// Joins the files of all features.
    pub fn build(sources: impl IntoIterator<Item = Source>) -> Result<Words, WordsError> {
        let mut languages: BTreeMap<Lang, Language> =
            Lang::ALL.into_iter().map(|lang| (lang, Language::new(lang))).collect();
        for source in sources {
            let language = languages.get_mut(&source.lang).expect("every language has been made");
            language.add(source)?;
        }
        Ok(Words { languages })
    }

    /// The message `key`, or the attribute of `key.attribute`, filled with `args`.
    ///
    /// An unknown key gives the key itself between brackets: visible, never a crash.
    pub fn say(&self, lang: Lang, key: &str, args: &FluentArgs<'_>) -> String {
        self.try_say(lang, key, args).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// The message `key` without variables.
    pub fn plain(&self, lang: Lang, key: &str) -> String {
        self.say(lang, key, &FluentArgs::new())
    }

    /// The message, if there is one.
    pub fn try_say(&self, lang: Lang, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = &self.language(lang).bundle;
        let (name, attribute) = match key.split_once('.') {
            Some((name, attribute)) => (name, Some(attribute)),
            None => (key, None),
        };
        let message = bundle.get_message(name)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }

    /// How this language writes dates and numbers.
    pub fn formats(&self, lang: Lang) -> &Formats {
        &self.language(lang).formats
    }

    /// Every key, with attributes as `key.attribute`.
    pub fn keys(&self, lang: Lang) -> &BTreeSet<String> {
        &self.language(lang).keys
    }

    fn language(&self, lang: Lang) -> &Language {
        self.languages.get(&lang).expect("every language has been made")
    }
}

impl Language {
    fn new(lang: Lang) -> Language {
        let id = match lang {
            Lang::Es => langid!("es-EC"),
            Lang::En => langid!("en-GB"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // The marks that isolate directions show as boxes in some mail programs; both
        // languages run left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Es => |value, _| format_number(value, Lang::Es),
            Lang::En => |value, _| format_number(value, Lang::En),
        }));
        Language { bundle, formats: Formats::new(lang), keys: BTreeSet::new() }
    }

    fn add(&mut self, source: Source) -> Result<(), WordsError> {
        let Source { name, content, .. } = source;
        let resource = FluentResource::try_new(content).map_err(|(_, errors)| {
            let problem = errors.first().map_or_else(String::new, ToString::to_string);
            WordsError::Syntax { name: name.clone(), problem }
        })?;
        for entry in resource.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                let key = message.id.name.to_owned();
                self.keys.extend(
                    message.attributes.iter().map(|attribute| format!("{key}.{}", attribute.id.name)),
                );
                if message.value.is_some() {
                    self.keys.insert(key);
                }
            }
        }
        self.bundle.add_resource(resource).map_err(|errors| {
            let key = errors.first().map_or_else(String::new, ToString::to_string);
            WordsError::Twice { name, key }
        })
    }
}

fn format_number(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else { return None };
    thread_local! {
        static FORMATS: [Formats; 2] = [Formats::new(Lang::Es), Formats::new(Lang::En)];
    }
    let decimals = options.maximum_fraction_digits.unwrap_or(2);
    Some(FORMATS.with(|[es, en]| match lang {
        Lang::Es => es.number(*value, decimals),
        Lang::En => en.number(*value, decimals),
    }))
}
