//! Somebody comments on a thing or asks about it.

use super::{WRITE, conversation_path, done, meta, only_html, thing};
use crate::commands::say::{NewComment, say};
use crate::model::{Stance, rules};
use minga_kernel::{Problem, Resolved, clean};
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{
    App, Field, FieldError, Fields, Form, PageMeta, PageResult, Said, Signed, View, Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct WritePage {
    write: Shown,
}

#[derive(Serialize)]
struct Shown {
    about: Said,
    about_path: String,
    action: String,
    stances: Vec<&'static str>,
    stance: String,
    stance_error: Option<String>,
    text: Field,
    named: bool,
    /// What would be shown.
    name: String,
    days: Option<i64>,
    errors: Vec<FieldError>,
}

impl View for WritePage {
    const TEMPLATE: &'static str = "conversation/write.html";

    fn samples() -> Vec<WritePage> {
        let bare = Shown {
            about: super::shown::said(minga_kernel::Lang::Es, "en", "<Compromiso>"),
            about_path: "/es".to_owned(),
            action: "/es".to_owned(),
            stances: Stance::ALL.iter().map(|it| it.code()).collect(),
            stance: String::new(),
            stance_error: None,
            text: Field { error: None, value: String::new(), ..Field::sample() },
            named: false,
            name: "Ana".to_owned(),
            days: None,
            errors: Vec::new(),
        };
        let full = Shown {
            stance: "question".to_owned(),
            stance_error: Some("…".to_owned()),
            text: Field::sample(),
            named: true,
            name: "\"><script>".to_owned(),
            days: Some(15),
            errors: vec![FieldError::sample()],
            about: super::shown::said(minga_kernel::Lang::Es, "es", "\"&"),
            about_path: "/es".to_owned(),
            action: "/es".to_owned(),
            stances: vec!["question"],
        };
        vec![WritePage { write: bare }, WritePage { write: full }]
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((kind, id)): Path<(String, String)>,
) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let about = thing(&app, &db, &kind, &id).await?;
    let stance = visit.asked("stance").and_then(Stance::from_code).map_or("", Stance::code);
    page(&app, &visit, &signed, &about, stance, None, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((kind, id)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let about = thing(&app, &db, &kind, &id).await?;
    drop(db);
    let stance = form.text("stance");
    let new = NewComment {
        about: about.reference.clone(),
        stance: Stance::from_code(&stance),
        named: form.has("named"),
        text: form.text("text"),
    };
    match say(&signed.cx(&app, visit.lang), &app.store, &app.references, new).await {
        Ok(comment) => {
            let what = if comment.stance == Stance::Question { "asked" } else { "commented" };
            Ok(done(&conversation_path(visit.lang, &about.reference), what))
        }
        Err(CommandError::Problems(problems)) => {
            let page = page(&app, &visit, &signed, &about, &stance, Some(&form), &problems)?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    about: &Resolved,
    stance: &str,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let fields = Fields::new(app, lang, "talk-write", problems);
    let wrong = problems.iter().find(|it| it.place.column.as_deref() == Some("stance"));
    let view = Shown {
        about: Said::title(lang, &about.title),
        about_path: about.path(lang).to_owned(),
        action: super::write_path(lang, &about.reference),
        stances: Stance::ALL.iter().map(|it| it.code()).collect(),
        stance: stance.to_owned(),
        stance_error: wrong.map(|it| app.problem_in_words(lang, it)),
        text: fields.field("text", form.map(|form| form.text("text")).unwrap_or_default(), true),
        named: form.is_some_and(|form| form.has("named")),
        name: clean::name(&signed.account.name),
        days: rules::answer(visit.today).map(|rule| rule.days),
        errors: fields.errors(),
    };
    let id = about.reference.id.to_string();
    let paths = WRITE.paths(&[("kind", about.reference.kind.as_str()), ("id", &id)]);
    let frame = meta(app, visit, about, paths, app.words.plain(lang, "talk-write-title"));
    let frame = PageMeta { drafts: Some(signed.account.id), ..frame };
    app.page(visit, &frame, &WritePage { write: view })
}
