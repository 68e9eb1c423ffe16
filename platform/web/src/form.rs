//! Forms that people send, and the fields that they are shown.

use crate::{App, PageError};
use axum::extract::{FromRequest, Multipart, Request};
use bytes::Bytes;
use http::header;
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Problem};
use serde::Serialize;

/// What somebody sent. Unknown fields are passed over, so nobody sets what a form does not
/// ask for.
#[derive(Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    files: Vec<Upload>,
}

/// A file of a form, as it came.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The form's field.
    pub field: String,
    /// What the sender calls it. Not to be trusted in any way.
    pub name: String,
    /// The content.
    pub content: Bytes,
}

/// The most bytes of all words of a form.
const WORDS: usize = 256 * 1024;
/// The most fields.
const FIELDS: usize = 500;

impl Form {
    /// The text of a field, without spaces at its ends and with plain line ends; empty if it
    /// was not sent.
    pub fn text(&self, name: &str) -> String {
        let value = self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
        value.replace("\r\n", "\n").trim().to_owned()
    }

    /// Whether a field was sent at all: a ticked box, the button that was pressed.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(key, _)| key == name)
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A day, as browsers write it; the text itself if it is none.
    pub fn day(&self, name: &str) -> Result<Option<Day>, String> {
        match self.text(name) {
            text if text.is_empty() => Ok(None),
            text => text.parse().map(Some).map_err(|_| text),
        }
    }

    /// A whole number; the text itself if it is none.
    pub fn number(&self, name: &str) -> Result<Option<i64>, String> {
        match self.text(name) {
            text if text.is_empty() => Ok(None),
            text => text.trim_end_matches('%').trim().parse().map(Some).map_err(|_| text),
        }
    }

    /// The files of a field; an empty choice is none.
    pub fn files<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.files.iter().filter(move |file| file.field == field)
    }
}

impl FromRequest<App> for Form {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Form, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let largest = usize::try_from(app.settings.upload_bytes).unwrap_or(usize::MAX);
            return in_parts(request, app, largest, Excess::Refuse).await;
        }
        let body = axum::body::to_bytes(request.into_body(), WORDS).await;
        let body = body.map_err(|_| PageError::TooLarge)?;
        let body = std::str::from_utf8(&body).map_err(|_| PageError::Bad("request"))?;
        let pairs: Vec<&str> = body.split('&').filter(|pair| !pair.is_empty()).collect();
        let mut form = Form::default();
        for pair in pairs {
            let (name, value) = crate::visit::parameter(pair);
            form.add(name, value)?;
        }
        Ok(form)
    }
}

/// What becomes of files that are too large.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Excess {
    /// The request is refused at once.
    Refuse,
    /// It is read to its end, so that a browser waits for the answer, and one byte too many of
    /// the file is kept, by which whoever reads it tells.
    Tell,
}

/// So many times what is allowed is read for the sake of an answer in words.
const PATIENCE: usize = 8;

impl Form {
    /// A form with a file whose reader has a limit of its own, and says in words that it is
    /// passed.
    pub async fn with_a_file_of(request: Request, app: &App, bytes: u64) -> Result<Form, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
        if kind.is_none_or(|kind| !kind.starts_with("multipart/form-data")) {
            return Form::from_request(request, app).await;
        }
        in_parts(request, app, usize::try_from(bytes).unwrap_or(usize::MAX), Excess::Tell).await
    }

    fn add(&mut self, name: String, value: String) -> Result<(), PageError> {
        if self.values.len() == FIELDS {
            return Err(PageError::TooLarge);
        }
        // No text has a zero in it, and PostgreSQL takes none.
        self.values.push((name, value.replace('\0', "")));
        Ok(())
    }
}

async fn in_parts(request: Request, app: &App, largest: usize, excess: Excess) -> Result<Form, PageError> {
    // Each upload is in memory until it is understood: so many at once.
    let _place = app.uploads.acquire().await.map_err(|error| PageError::Internal(error.to_string()))?;
    let request = request.map(axum::body::Body::new);
    let broken = |_| PageError::Bad("request");
    let mut parts = Multipart::from_request(request, app).await.map_err(|_| PageError::Bad("request"))?;
    let most = if excess == Excess::Tell { largest.saturating_mul(PATIENCE) } else { largest };
    let mut form = Form::default();
    let mut words = 0;
    let mut bytes = 0;
    let mut kept = 0;
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        let field = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let mut content = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(broken)? {
            let sum = if file.is_some() { &mut bytes } else { &mut words };
            *sum += piece.len();
            if words > WORDS || bytes > most {
                return Err(PageError::TooLarge);
            }
            let room = if file.is_some() { largest.saturating_add(1) - kept } else { WORDS };
            let piece = &piece[..piece.len().min(room)];
            kept += if file.is_some() { piece.len() } else { 0 };
            content.extend_from_slice(piece);
        }
        match file {
            None => form.add(field, String::from_utf8_lossy(&content).into_owned())?,
            Some(name) if !name.is_empty() || !content.is_empty() => {
                form.files.push(Upload { field, name, content: content.into() });
            }
            Some(_) => {}
        }
    }
    Ok(form)
}

/// A field as a form shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Field {
    /// Its name in the form.
    pub name: String,
    /// What it asks.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// How to fill it in.
    pub help: Option<String>,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether the form cannot go without it.
    pub required: bool,
    /// What can be chosen, where it is a choice.
    pub options: Vec<Choice>,
}

/// One of the things that can be chosen.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// As the form sends it.
    pub value: String,
    /// As people read it.
    pub label: String,
    /// Whether it is chosen.
    pub selected: bool,
}

/// Makes the fields of one form in the reader's language: the label of a field is the message
/// `field-<form>-<field>`, its help the same with `-help`, if there is one.
pub struct Fields<'a> {
    app: &'a App,
    lang: Lang,
    form: &'static str,
    problems: &'a [Problem],
}

impl<'a> Fields<'a> {
    /// The fields of this form, with what is wrong with them.
    pub fn new(app: &'a App, lang: Lang, form: &'static str, problems: &'a [Problem]) -> Fields<'a> {
        Fields { app, lang, form, problems }
    }

    /// A field.
    pub fn field(&self, name: &str, value: impl Into<String>, required: bool) -> Field {
        let key = format!("field-{}-{}", self.form, name.replace('_', "-"));
        let error = self.problems.iter().find(|it| it.place.column.as_deref() == Some(name));
        let (mut args, limits) = (FluentArgs::new(), self.app.settings.writing);
        args.set("text", limits.text as f64);
        args.set("line", limits.line as f64);
        args.set("comment", limits.comment as f64);
        Field {
            name: name.to_owned(),
            label: self.app.words.plain(self.lang, &key),
            value: value.into(),
            help: self.app.words.try_say(self.lang, &format!("{key}-help"), &args),
            error: error.map(|it| self.app.problem_in_words(self.lang, it)),
            required,
            options: Vec::new(),
        }
    }

    /// A field in which one of these is chosen, each with its label.
    pub fn choice(
        &self,
        name: &str,
        value: &str,
        required: bool,
        options: impl IntoIterator<Item = (String, String)>,
    ) -> Field {
        let options = options.into_iter().map(|(code, label)| {
            let selected = code == value;
            Choice { value: code, label, selected }
        });
        Field { options: options.collect(), ..self.field(name, value, required) }
    }

    /// A field in which something is typed, for which some values with their names are offered.
    pub fn offer(&self, name: &str, value: &str, required: bool, offered: &[(String, String)]) -> Field {
        self.choice(name, value, required, offered.iter().cloned())
    }

    /// Everything that is wrong, each with the field that it is about.
    pub fn errors(&self) -> Vec<FieldError> {
        let told = self.problems.iter().map(|problem| FieldError {
            field: problem.place.column.clone().unwrap_or_default(),
            message: self.app.problem_in_words(self.lang, problem),
        });
        told.collect()
    }
}

/// Something wrong, for the list above the form.
#[derive(Clone, Debug, Serialize)]
pub struct FieldError {
    /// The field; empty if it is about none.
    pub field: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl App {
    /// What is wrong and how to mend it, in words.
    pub fn problem_in_words(&self, lang: Lang, problem: &Problem) -> String {
        let (said, mend) = self.problem_and_mend(lang, problem);
        mend.map_or_else(|| said.clone(), |mend| format!("{said} {mend}"))
    }

    /// What is wrong, and how to mend it where there is more to say.
    pub fn problem_and_mend(&self, lang: Lang, problem: &Problem) -> (String, Option<String>) {
        let mut args = FluentArgs::new();
        for (name, value) in &problem.args {
            args.set(*name, value.clone());
        }
        let said = self.words.say(lang, &format!("problem-{}", problem.code), &args);
        (said, self.words.try_say(lang, &format!("problem-{}-mend", problem.code), &args))
    }
}

impl Field {
    /// For the samples of views.
    pub fn sample() -> Field {
        Field {
            name: "name".to_owned(),
            label: "…".to_owned(),
            value: "\"<b>".to_owned(),
            help: Some("…".to_owned()),
            error: Some("…".to_owned()),
            required: true,
            options: vec![Choice { value: "a".to_owned(), label: "A".to_owned(), selected: true }],
        }
    }
}

impl FieldError {
    /// For the samples of views.
    pub fn sample() -> FieldError {
        FieldError { field: "name".to_owned(), message: "…".to_owned() }
    }
}
