//! Bringing a document.

use super::sheet::{Sheet, file, words};
use super::{ADD, DOCUMENT, REPOSITORY, plan};
use crate::commands::add::add;
use crate::policy;
use minga_auth::standing;
use minga_kernel::{Problem, Resolved};
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Crumb, Form, PageError, PageMeta, PageResult, Signed, View, Visit, mended};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct AddPage {
    sheet: Sheet,
    action: String,
    back: String,
}

impl View for AddPage {
    const TEMPLATE: &'static str = "repository/add.html";

    fn samples() -> Vec<AddPage> {
        let sample =
            |full| AddPage { sheet: Sheet::sample(full), action: "/es".to_owned(), back: "/es".to_owned() };
        vec![sample(false), sample(true)]
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let plan = pass(&app, &visit, &signed, &code).await?;
    page(&app, &visit, &plan, None, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let plan = pass(&app, &visit, &signed, &code).await?;
    let taken = match file(&app, &form).await? {
        Ok(taken) => taken,
        Err(problem) => {
            let problems = [problem];
            return Ok(mended(page(&app, &visit, &plan, Some(&form), &problems)?, &problems));
        }
    };
    let cx = signed.cx(&app, visit.lang);
    match add(&cx, &app.store, &plan.reference, words(&visit, &form), taken).await {
        Ok(document) => {
            let id = document.id.to_string();
            Ok(Redirect::to(&DOCUMENT.path(visit.lang, &[("document", &id)])).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &plan, Some(&form), &problems)?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The plan, for somebody who may bring documents to it.
async fn pass(app: &App, visit: &Visit, signed: &Signed, code: &str) -> Result<Resolved, PageError> {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let db = app.store.read().await?;
    let plan = plan(app, &db, code).await?;
    let standing = standing(&signed.cx(app, visit.lang), &db).await?;
    policy::may(&standing, "repository.add", &plan.reference).map_err(CommandError::from)?;
    Ok(plan)
}

fn page(app: &App, visit: &Visit, plan: &Resolved, form: Option<&Form>, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let parts = [("plan", plan.code.as_str())];
    let back = REPOSITORY.path(lang, &parts);
    let title = app.words.plain(lang, "repository-add");
    let meta = PageMeta {
        paths: ADD.paths(&parts),
        crumbs: vec![
            Crumb::to(plan.title.for_reader(lang), plan.path(lang)),
            Crumb::to(app.words.plain(lang, "repository-title"), back.clone()),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let sheet = Sheet::of(app, lang, None, form, problems);
    app.page(visit, &meta, &AddPage { sheet, action: ADD.path(lang, &parts), back })
}
