//! What was agreed: who does it until when, and whether it is done.

use super::{AGREEMENT, EVENTS, FULFIL, GATHERING, only_html, parsed};
use crate::commands::fulfil::fulfil;
use crate::model::Gathering;
use crate::model::minutes::Agreement;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Day, Problem, Text};
use minga_store::{CommandError, Conn, events_of};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::{HistoryEntry, history};
use minga_web::{
    App, Body, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View,
    Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct AgreementPage {
    agreement: Shown,
}

#[derive(Serialize)]
struct Shown {
    number: i64,
    words: Said,
    event: Said,
    path: String,
    body: Option<Body>,
    due: Option<Day>,
    done: Option<Day>,
    note: Option<Said>,
    /// A part of a message's key.
    state: &'static str,
    fulfil: String,
    /// The form by which it is said to be done, for who may.
    form: Option<Fulfilling>,
    history: Vec<HistoryEntry>,
}

#[derive(Serialize)]
struct Fulfilling {
    action: String,
    done: Field,
    note: Field,
    errors: Vec<FieldError>,
}

impl View for AgreementPage {
    const TEMPLATE: &'static str = "events/agreement.html";

    fn samples() -> Vec<AgreementPage> {
        let said = || Said { words: "<b>Publicar</b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let sample = |state: &'static str, form: bool| Shown {
            number: 1,
            words: said(),
            event: said(),
            path: "/es".to_owned(),
            body: form.then(super::shown::sample_body),
            due: (state != "open").then(Day::default),
            done: (state == "done").then(Day::default),
            note: (state == "done").then(said),
            state,
            fulfil: "/es".to_owned(),
            form: form.then(|| Fulfilling {
                action: "/es".to_owned(),
                done: Field::sample(),
                note: Field::sample(),
                errors: vec![FieldError::sample()],
            }),
            history: if form { vec![HistoryEntry::sample()] } else { Vec::new() },
        };
        [("open", false), ("late", true), ("done", false)]
            .into_iter()
            .map(|(state, form)| AgreementPage { agreement: sample(state, form) })
            .collect()
    }
}

/// Nothing is wrong with a form that nobody sent yet.
const NONE: &[Problem] = &[];
/// How much of its history is shown.
const NEWEST: u64 = 20;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let (known, it) = found(&db, &id).await?;
    page(&app, &db, &visit, (&known, &it), None).await
}

pub(crate) async fn ask(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let (known, it) = pass(&app, &visit, &signed, &id).await?;
    let db = app.store.read().await?;
    page(&app, &db, &visit, (&known, &it), Some((None, NONE))).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let (known, it) = pass(&app, &visit, &signed, &id).await?;
    let (lang, cx) = (visit.lang, signed.cx(&app, visit.lang));
    let note = Text::new(lang.code(), form.text("note"));
    match fulfil(&cx, &app, known.id, form.day("done").ok().flatten(), note).await {
        Ok(()) => {
            let own = known.id.to_string();
            Ok(Redirect::to(&AGREEMENT.path(lang, &[("agreement", &own)])).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let filled = Some((Some(&form), problems.as_slice()));
            Ok(mended(page(&app, &db, &visit, (&known, &it), filled).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The agreement, for somebody who may say that it is done.
async fn pass(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    id: &str,
) -> Result<(Agreement, Gathering), PageError> {
    only_html(visit)?;
    let db = app.store.read().await?;
    let (known, it) = found(&db, id).await?;
    let standing = standing(&signed.cx(app, visit.lang), &db).await?;
    policy::may_fulfil(&standing, &it, &known).map_err(CommandError::from)?;
    Ok((known, it))
}

async fn found(db: &Conn, id: &str) -> Result<(Agreement, Gathering), PageError> {
    let not_found = || PageError::not_found("");
    let known = queries::agreements_by_id(db, &[parsed(id)?]).await?.pop().ok_or_else(not_found)?;
    let it = queries::gatherings_by_id(db, &[known.gathering]).await?.pop().ok_or_else(not_found)?;
    Ok((known, it))
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    (known, it): (&Agreement, &Gathering),
    form: Option<(Option<&Form>, &[Problem])>,
) -> PageResult {
    let lang = visit.lang;
    let own = known.id.to_string();
    let parts = [("agreement", own.as_str())];
    let event = GATHERING.path(lang, &[("event", &it.id.to_string())]);
    let body = app.references.one(db, &known.organisation()).await?;
    let mut events = events_of(db, &it.reference(), NEWEST * 5).await?;
    let own_thing = known.reference();
    events.retain(|event| event.thing.as_ref() == Some(&own_thing));
    let asked = form.is_some();
    let form = form.map(|(form, problems)| {
        let fields = Fields::new(app, lang, "agreement", problems);
        let typed = |name| form.map(|form| form.text(name));
        Fulfilling {
            action: FULFIL.path(lang, &parts),
            done: fields.field("done", typed("done").unwrap_or_else(|| visit.today.to_string()), true),
            note: fields.field("note", typed("note").unwrap_or_default(), true),
            errors: fields.errors(),
        }
    });
    let agreement = Shown {
        number: known.number,
        words: Said::title(lang, &known.words),
        event: Said::title(lang, &it.title),
        path: event.clone(),
        body: body.as_ref().map(|it| Body::of(lang, it)),
        due: known.due,
        done: known.done,
        note: Said::to(lang, &known.note),
        state: known.state(visit.today),
        fulfil: FULFIL.path(lang, &parts),
        form,
        history: history(app, db, lang, Some(&it.reference()), &events).await?,
    };
    let title = app.words.plain(lang, "events-agreement");
    let meta = PageMeta {
        description: known.words.for_reader(lang).chars().take(200).collect(),
        paths: if asked { FULFIL } else { AGREEMENT }.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "events-title"), EVENTS.path(lang, &[])),
            Crumb::to(it.title.for_reader(lang), event),
            Crumb::here(&title),
        ],
        title,
        section: "events",
        ..PageMeta::default()
    };
    app.page(visit, &meta, &AgreementPage { agreement })
}
