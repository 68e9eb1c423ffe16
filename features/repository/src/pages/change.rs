//! Mending what is said of a document, and bringing a further version.

use super::sheet::{Sheet, file, words};
use super::{CHANGE, DOCUMENT};
use crate::commands::edit::edit;
use crate::commands::renew::renew;
use crate::model::Document;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Problem;
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Crumb, Form, PageError, PageMeta, PageResult, Signed, View, Visit, mended};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct ChangePage {
    sheet: Sheet,
    action: String,
    back: String,
}

impl View for ChangePage {
    const TEMPLATE: &'static str = "repository/change.html";

    fn samples() -> Vec<ChangePage> {
        let sample = |full| ChangePage {
            sheet: Sheet::sample(full),
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
    Path(id): Path<Uuid>,
) -> PageResult {
    let known = pass(&app, &visit, &signed, id).await?;
    page(&app, &visit, &known, None, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
    form: Form,
) -> PageResult {
    let known = pass(&app, &visit, &signed, id).await?;
    let cx = signed.cx(&app, visit.lang);
    let done = if form.has("version") {
        match file(&app, &form).await? {
            Ok(taken) => renew(&cx, &app.store, id, taken).await,
            Err(problem) => Err(CommandError::Problems(vec![problem])),
        }
    } else {
        edit(&cx, &app.store, id, words(&visit, &form)).await
    };
    match done {
        Ok(()) => {
            let own = id.to_string();
            Ok(Redirect::to(&DOCUMENT.path(visit.lang, &[("document", &own)])).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            // Of the two forms on the page only the one that was sent comes back as it was.
            let sent = (!form.has("version")).then_some(&form);
            Ok(mended(page(&app, &visit, &known, sent, &problems)?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The document, for somebody who may mend it.
async fn pass(app: &App, visit: &Visit, signed: &Signed, id: Uuid) -> Result<Document, PageError> {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let db = app.store.read().await?;
    let known = queries::document_by_id(&db, id).await?.ok_or_else(|| PageError::not_found(""))?;
    let standing = standing(&signed.cx(app, visit.lang), &db).await?;
    policy::may(&standing, "repository.edit", &known.plan()).map_err(CommandError::from)?;
    Ok(known)
}

fn page(app: &App, visit: &Visit, known: &Document, form: Option<&Form>, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let own = known.id.to_string();
    let parts = [("document", own.as_str())];
    let back = DOCUMENT.path(lang, &parts);
    let title = app.words.plain(lang, "repository-edit");
    let meta = PageMeta {
        paths: CHANGE.paths(&parts),
        crumbs: vec![Crumb::to(known.title.for_reader(lang), back.clone()), Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    let sheet = Sheet::of(app, lang, Some(known), form, problems);
    app.page(visit, &meta, &ChangePage { sheet, action: CHANGE.path(lang, &parts), back })
}
