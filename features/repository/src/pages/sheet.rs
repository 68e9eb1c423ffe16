//! The fields of a document, and what was sent with them.

use crate::commands::edit::{OTHER_LANGUAGES, Words};
use crate::commands::renew::File;
use crate::model::requirements::Requirement;
use crate::model::{Document, Sort};
use minga_i18n::FluentArgs;
use minga_kernel::{Lang, Problem, Text};
use minga_web::{App, Choice, Field, FieldError, Fields, Form, PageError, Visit};
use serde::Serialize;

/// The fields, as a template has them.
#[derive(Clone, Serialize)]
pub(super) struct Sheet {
    sort: Field,
    title: Field,
    summary: Field,
    dated: Field,
    lang: Field,
    file: Field,
    proves: Vec<Choice>,
    errors: Vec<FieldError>,
}

impl Sheet {
    pub(super) fn sample(full: bool) -> Sheet {
        let choice = Choice { value: "1.1".to_owned(), label: "<…>".to_owned(), selected: full };
        Sheet {
            sort: Field::sample(),
            title: Field::sample(),
            summary: Field::sample(),
            dated: Field::sample(),
            lang: Field::sample(),
            file: Field::sample(),
            proves: vec![choice],
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        }
    }

    /// As somebody filled it in, or as the document is.
    pub(super) fn of(
        app: &App,
        lang: Lang,
        known: Option<&Document>,
        form: Option<&Form>,
        problems: &[Problem],
    ) -> Sheet {
        let fields = Fields::new(app, lang, "document", problems);
        let value = |name: &str, now: String| form.map_or(now, |form| form.text(name));
        let now = |part: fn(&Document) -> String| known.map(part).unwrap_or_default();
        let words = |text: fn(&Document) -> &Text| {
            known.map(|it| text(it).get(lang.code()).unwrap_or_else(|| text(it).for_reader(lang)).to_owned())
        };
        let sorts = Sort::ALL.map(|it| (it.code().to_owned(), sort_words(app, lang, it)));
        let none = (String::new(), app.words.plain(lang, "repository-choose"));
        let own = Lang::ALL.map(|it| (it.code().to_owned(), it.own_name().to_owned()));
        let others = OTHER_LANGUAGES
            .map(|code| (code.to_owned(), app.words.plain(lang, &format!("repository-lang-{code}"))));
        let chosen: Vec<String> = match form {
            Some(form) => form.all("proves").map(str::to_owned).collect(),
            None => known.iter().flat_map(|it| &it.proves).map(|it| it.code().to_owned()).collect(),
        };
        let proves = Requirement::ALL.into_iter().filter(|it| it.takes_documents()).map(|it| Choice {
            value: it.code().to_owned(),
            label: format!("{} {}", it.code(), requirement_words(app, lang, it)),
            selected: chosen.iter().any(|code| code == it.code()),
        });
        let default_lang = known.map_or_else(|| lang.code().to_owned(), |it| it.lang.clone());
        Sheet {
            sort: fields.choice(
                "sort",
                &value("sort", now(|it| it.sort.code().to_owned())),
                true,
                [none].into_iter().chain(sorts),
            ),
            title: fields.field("title", value("title", words(|it| &it.title).unwrap_or_default()), true),
            summary: fields.field(
                "summary",
                value("summary", words(|it| &it.summary).unwrap_or_default()),
                false,
            ),
            dated: fields.field("dated", value("dated", now(|it| it.dated.to_string())), true),
            lang: fields.choice("lang", &value("lang", default_lang), true, own.into_iter().chain(others)),
            file: fields.field("file", "", known.is_none()),
            proves: proves.collect(),
            errors: fields.errors(),
        }
    }
}

/// What somebody sent, as the commands take it.
pub(super) fn words(visit: &Visit, form: &Form) -> Words {
    let own = visit.lang.code();
    Words {
        sort: Sort::from_code(&form.text("sort")),
        title: Text::new(own, form.text("title")),
        summary: Text::new(own, form.text("summary")),
        dated: form.day("dated").ok().flatten(),
        lang: form.text("lang"),
        proves: form
            .all("proves")
            .filter_map(Requirement::from_code)
            .filter(|it| it.takes_documents())
            .collect(),
    }
}

/// The file that came with it, taken in; what is wrong with it otherwise.
pub(super) async fn file(app: &App, form: &Form) -> Result<Result<Option<File>, Problem>, PageError> {
    let Some(upload) = form.files("file").next() else { return Ok(Ok(None)) };
    Ok(app.take_in("file", upload).await?.map(|taken| Some(File::from(taken))))
}

/// What a document is, in words.
pub(super) fn sort_words(app: &App, lang: Lang, sort: Sort) -> String {
    let mut args = FluentArgs::new();
    args.set("sort", sort.code());
    app.words.say(lang, "repository-sort", &args)
}

/// A requirement in words.
pub(super) fn requirement_words(app: &App, lang: Lang, it: Requirement) -> String {
    app.words.plain(lang, &format!("requirement-{}", it.key()))
}
