//! The template engine: one environment for each language, in which `t`, `date`,
//! `number` … already speak it.

use crate::assets::Served;
use crate::{Assets, Module};
use chrono::NaiveDate;
use minga_charts::Icon;
use minga_i18n::{FluentArgs, Words};
use minga_kernel::{Lang, Moment};
use minijinja::value::{Kwargs, Value, ViaDeserialize};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use parking_lot::RwLock;
use rust_embed::Embed;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/templates"]
struct OwnTemplates;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/locales"]
struct OwnLocales;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../tabular/locales"]
struct TabularLocales;

/// Locale files that belong to no feature.
pub(crate) fn own_locales() -> Vec<(&'static str, Assets)> {
    vec![("shell", Assets::of::<OwnLocales>()), ("tabular", Assets::of::<TabularLocales>())]
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
            environment.write().clear_templates();
        }
        environment.read().get_template(name)?.render(context)
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
    env.set_trim_blocks(true);
    env.set_lstrip_blocks(true);
    env.set_loader(move |name| {
        let themed = theme.as_ref().and_then(|folder| minijinja::path_loader(folder)(name).ok().flatten());
        if themed.is_some() {
            return Ok(themed);
        }
        let (owner, file) = name.split_once('/').unwrap_or(("shell", name));
        Ok(folders.get(owner).and_then(|folder| folder.text(file)))
    });
    env.add_global("lang", lang.code());
    say_words(&mut env, lang, &words);
    env.add_function("asset", move |name: &str| {
        served.address(name).map(str::to_owned).ok_or_else(|| wrong(format!("no asset {name}")))
    });
    env.add_function("icon", |name: &str| {
        let icon = Icon::from_name(name).ok_or_else(|| wrong(format!("no icon {name}")))?;
        Ok::<_, Error>(Value::from_safe_string(minga_charts::icon(icon).as_str().to_owned()))
    });
    env.add_function("band", || Value::from_safe_string(minga_charts::band("band").as_str().to_owned()));
    env
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
    env.add_function("date", move |day: ViaDeserialize<NaiveDate>| formats.formats(lang).day(day.0));
    let formats = words.clone();
    env.add_function("short_date", move |day: ViaDeserialize<NaiveDate>| {
        formats.formats(lang).short_day(day.0)
    });
    let formats = words.clone();
    env.add_function("month", move |day: ViaDeserialize<NaiveDate>| formats.formats(lang).month(day.0));
    let formats = words.clone();
    env.add_function("moment", move |moment: ViaDeserialize<Moment>| formats.formats(lang).moment(moment.0));
    let formats = words.clone();
    env.add_function("number", move |number: f64| formats.formats(lang).number(number, 2));
    let formats = words.clone();
    env.add_function("percent", move |number: f64| formats.formats(lang).percent(number));
    let formats = words.clone();
    env.add_function("list", move |items: Vec<String>| formats.formats(lang).list(&items));
}

fn wrong(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}
