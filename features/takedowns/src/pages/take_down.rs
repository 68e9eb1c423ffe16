//! A moderator takes a file down.

use super::{LIST, TAKE_DOWN};
use crate::commands::take_down::{NewTakedown, take_down};
use crate::model::Reason;
use crate::{policy, queries};
use minga_auth::standing;
use minga_files::{FileError, Hash};
use minga_i18n::FluentArgs;
use minga_kernel::{Problem, Text};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State, StatusCode};
use minga_web::pages::HOME;
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Signed, View, Visit,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct TakeDownPage {
    file: Shown,
}

#[derive(Serialize)]
struct Shown {
    sha256: String,
    action: String,
    list: String,
    reason: Field,
    words: Field,
    sure: Option<String>,
    errors: Vec<FieldError>,
}

impl View for TakeDownPage {
    const TEMPLATE: &'static str = "takedowns/take_down.html";

    fn samples() -> Vec<TakeDownPage> {
        let sample = |full: bool| Shown {
            sha256: "ab".repeat(32),
            action: "/es".to_owned(),
            list: "/es".to_owned(),
            reason: Field::sample(),
            words: Field::sample(),
            sure: full.then(|| "…".to_owned()),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| TakeDownPage { file: sample(full) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(file): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let file = found(&app, &db, &visit, &signed, &file).await?;
    page(&app, &visit, file, None, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(file): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let file = found(&app, &db, &visit, &signed, &file).await?;
    drop(db);
    let new = NewTakedown {
        file,
        reason: Reason::from_code(&form.text("reason")),
        words: Text::new(visit.lang.code(), form.text("words")),
        sure: form.has("sure"),
    };
    match take_down(&signed.cx(&app, visit.lang), &app.store, new).await {
        Ok(()) => Ok(Redirect::to(&LIST.path(visit.lang, &[])).into_response()),
        Err(CommandError::Problems(problems)) => {
            let mut response = page(&app, &visit, file, Some(&form), &problems)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// The file, for somebody who may take it down; nobody else is told whether it is there.
async fn found(app: &App, db: &Conn, visit: &Visit, signed: &Signed, file: &str) -> Result<Hash, PageError> {
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_take_down(&standing).map_err(CommandError::from)?;
    let file: Hash = file.parse().map_err(|_| PageError::not_found(""))?;
    if let Some(known) = queries::of_file(db, &file.to_string()).await? {
        return Err(PageError::Gone(known.reason.key()));
    }
    let internal = |error: FileError| PageError::Internal(error.to_string());
    let is_there = app.files.exists(file).await.map_err(internal)?
        || app.files.copies().exists(file).await.map_err(internal)?;
    if is_there { Ok(file) } else { Err(PageError::not_found("")) }
}

fn page(app: &App, visit: &Visit, file: Hash, form: Option<&Form>, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let fields = Fields::new(app, lang, "takedowns", problems);
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let reasons = Reason::ALL.map(|it| {
        let mut args = FluentArgs::new();
        args.set("reason", it.code());
        (it.code().to_owned(), app.words.say(lang, "takedowns-reason", &args))
    });
    let none = (String::new(), app.words.plain(lang, "takedowns-choose"));
    let name = file.to_string();
    let parts = [("file", name.as_str())];
    let view = Shown {
        sha256: name.clone(),
        action: TAKE_DOWN.path(lang, &parts),
        list: LIST.path(lang, &[]),
        reason: fields.choice("reason", &typed("reason"), true, [none].into_iter().chain(reasons)),
        words: fields.field("words", typed("words"), true),
        sure: fields.field("sure", "", true).error,
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "takedowns-do-title");
    let meta = PageMeta {
        paths: TAKE_DOWN.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "takedowns-title"), LIST.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &TakeDownPage { file: view })
}
