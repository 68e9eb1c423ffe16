//! Preparing a gathering about a thing.

use super::sheet::{Sheet, words};
use super::{ADD, EDIT, only_html};
use crate::commands::create::create;
use crate::model::attached;
use crate::policy;
use minga_auth::standing;
use minga_kernel::{Problem, Resolved};
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Crumb, Form, PageError, PageMeta, PageResult, Signed, View, Visit, mended};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct AddPage {
    sheet: Sheet,
    about: String,
    action: String,
    back: String,
}

impl View for AddPage {
    const TEMPLATE: &'static str = "events/add.html";

    fn samples() -> Vec<AddPage> {
        let sample = |full| AddPage {
            sheet: Sheet::sample(full),
            about: "<Plan>".to_owned(),
            action: "/es".to_owned(),
            back: "/es".to_owned(),
        };
        vec![sample(false), sample(true)]
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((kind, id)): Path<(String, String)>,
) -> PageResult {
    let about = pass(&app, &visit, &signed, &kind, &id).await?;
    page(&app, &visit, &about, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((kind, id)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let about = pass(&app, &visit, &signed, &kind, &id).await?;
    let cx = signed.cx(&app, visit.lang);
    match create(&cx, &app, &about.reference, words(&visit, &form)).await {
        Ok(made) => {
            let path = EDIT.path(visit.lang, &[("event", &made.id.to_string())]);
            Ok(Redirect::to(&format!("{path}?done=kept")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &about, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The thing, for somebody who may call people together about it.
async fn pass(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    kind: &str,
    id: &str,
) -> Result<Resolved, PageError> {
    only_html(visit)?;
    let not_found = || PageError::not_found("");
    let id: Uuid = id.parse().map_err(|_| not_found())?;
    let about = attached(kind, id).ok_or_else(not_found)?;
    let db = app.store.read().await?;
    let known = app.references.one(&db, &about).await?.ok_or_else(not_found)?;
    let standing = standing(&signed.cx(app, visit.lang), &db).await?;
    policy::may_create(&standing, &about).map_err(CommandError::from)?;
    Ok(known)
}

async fn page(
    app: &App,
    visit: &Visit,
    about: &Resolved,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let id = about.reference.id.to_string();
    let parts = [("kind", about.reference.kind.as_str()), ("id", &*id)];
    let title = app.words.plain(lang, "events-add");
    let of = about.title.for_reader(lang).to_owned();
    let meta = PageMeta {
        paths: ADD.paths(&parts),
        crumbs: vec![Crumb::to(of.clone(), about.path(lang)), Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    let sheet = Sheet::of(app, &db, lang, None, form, problems).await?;
    let view =
        AddPage { sheet, about: of, action: ADD.path(lang, &parts), back: about.path(lang).to_owned() };
    app.page(visit, &meta, &view)
}
