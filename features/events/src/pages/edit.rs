//! Where a gathering is edited, published, held, cancelled, or thrown away as a draft.

use super::sheet::{Sheet, words};
use super::shown::{When, named};
use super::{EDIT, EVENTS, GATHERING, only_html};
use crate::commands::advance::advance;
use crate::commands::discard::discard;
use crate::commands::edit::edit;
use crate::model::{Gathering, State as Standing};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Problem, Text};
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Crumb, Field, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit, mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct EditPage {
    event: Shown,
    sheet: Sheet,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    state: &'static str,
    when: String,
    /// Whether it has begun, so that it can be said to have taken place.
    begun: bool,
    /// What was just done: a part of a message's key.
    done: Option<String>,
    action: String,
    path: Option<String>,
    reason: Field,
}

impl View for EditPage {
    const TEMPLATE: &'static str = "events/edit.html";

    fn samples() -> Vec<EditPage> {
        let said = || Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let sample = |state, begun| Shown {
            title: said(),
            state,
            when: "…".to_owned(),
            begun,
            done: begun.then(|| "kept".to_owned()),
            action: "/es".to_owned(),
            path: (state != "draft").then(|| "/es".to_owned()),
            reason: Field::sample(),
        };
        [("draft", false), ("draft", true), ("published", false), ("published", true)]
            .into_iter()
            .map(|(state, begun)| EditPage { event: sample(state, begun), sheet: Sheet::sample(begun) })
            .collect()
    }
}

/// What may stand behind `done=`.
const DONE: [&str; 2] = ["kept", "published"];

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let known = pass(&app, &visit, &signed, &id).await?;
    page(&app, &visit, &known, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let known = pass(&app, &visit, &signed, &id).await?;
    let (lang, id) = (visit.lang, known.id);
    let cx = signed.cx(&app, lang);
    let own = id.to_string();
    let parts = [("event", own.as_str())];
    let edited = format!("{}?done=kept", EDIT.path(lang, &parts));
    let none = Text::default;
    let (done, next) = match form.text("do").as_str() {
        "publish" => (
            advance(&cx, &app, id, Standing::Published, none()).await,
            format!("{}?done=published", EDIT.path(lang, &parts)),
        ),
        "hold" => (advance(&cx, &app, id, Standing::Held, none()).await, GATHERING.path(lang, &parts)),
        "cancel" => {
            let reason = Text::new(lang.code(), form.text("reason"));
            (advance(&cx, &app, id, Standing::Cancelled, reason).await, GATHERING.path(lang, &parts))
        }
        "discard" => (discard(&cx, &app, id).await, EVENTS.path(lang, &[])),
        _ => (edit(&cx, &app, id, words(&visit, &form)).await, edited),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&next).into_response()),
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &known, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The gathering, for somebody who may edit it.
async fn pass(app: &App, visit: &Visit, signed: &Signed, id: &str) -> Result<Gathering, PageError> {
    only_html(visit)?;
    let not_found = || PageError::not_found("");
    let id: Uuid = id.parse().map_err(|_| not_found())?;
    let db = app.store.read().await?;
    let known = queries::gathering_by_id(&db, id).await?.ok_or_else(not_found)?;
    let standing = standing(&signed.cx(app, visit.lang), &db).await?;
    policy::may(&standing, "events.edit", &known).map_err(CommandError::from)?;
    Ok(known)
}

async fn page(
    app: &App,
    visit: &Visit,
    known: &Gathering,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let all = named(app, &db, std::slice::from_ref(known)).await?;
    let own = known.id.to_string();
    let parts = [("event", own.as_str())];
    let title = app.words.plain(lang, "events-edit");
    let path = (known.state != Standing::Draft).then(|| GATHERING.path(lang, &parts));
    let name = known.title.for_reader(lang).to_owned();
    let mut crumbs = vec![Crumb::to(app.words.plain(lang, "events-title"), EVENTS.path(lang, &[]))];
    if let Some(path) = &path {
        crumbs.push(Crumb::to(name, path.clone()));
    }
    crumbs.push(Crumb::here(&title));
    let meta =
        PageMeta { paths: EDIT.paths(&parts), crumbs, title, section: "events", ..PageMeta::default() };
    // Of the forms on the page only the one that was sent comes back as it was.
    let sent = form.filter(|form| !form.has("do"));
    let fields = Fields::new(app, lang, "event", problems);
    let reason = form.map(|form| form.text("reason")).unwrap_or_default();
    let event = Shown {
        title: Said::title(lang, &known.title),
        state: known.state.code(),
        when: When::of(known).in_words(app, lang),
        begun: app.clock.now() >= known.starts,
        done: visit.asked("done").filter(|it| DONE.contains(it)).map(str::to_owned),
        action: EDIT.path(lang, &parts),
        path,
        reason: fields.field("reason", reason, true),
    };
    let sheet = Sheet::of(app, &db, lang, Some((known, &all)), sent, problems).await?;
    app.page(visit, &meta, &EditPage { event, sheet })
}
