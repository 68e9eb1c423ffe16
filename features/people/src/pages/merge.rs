//! An administrator says that two entries of the directory are one organisation.

use super::below;
use super::contact::found;
use crate::commands::merge::merge;
use crate::policy;
use crate::resolver::resolved;
use minga_auth::standing;
use minga_kernel::Problem;
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{Address, App, Field, FieldError, Fields, Form, PageResult, Signed, View, Visit, mended};
use serde::Serialize;

/// Where one is merged into another.
pub(crate) const MERGE: Address =
    Address::new("organizaciones/{organisation}/unir", "organisations/{organisation}/merge");

#[derive(Serialize)]
pub(crate) struct MergePage {
    merge: Shown,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    path: String,
    action: String,
    into: Field,
    reason: Field,
    errors: Vec<FieldError>,
}

impl View for MergePage {
    const TEMPLATE: &'static str = "people/merge.html";

    fn samples() -> Vec<MergePage> {
        let sample = |full: bool| Shown {
            name: "Red <b>".to_owned(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            into: Field::sample(),
            reason: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| MergePage { merge: sample(full) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    page(&app, &db, &visit, &signed, &code, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let db = app.store.read().await?;
    let it = found(&db, &code).await?;
    drop(db);
    match merge(&cx, &app.store, it.id, &form.text("into"), &form.text("reason")).await {
        Ok(into) => Ok(Redirect::to(resolved(&into).path(visit.lang)).into_response()),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, &code, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    code: &str,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    policy::may_merge(&standing(&signed.cx(app, lang), db).await?).map_err(CommandError::from)?;
    let it = found(db, code).await?;
    let fields = Fields::new(app, lang, "merge", problems);
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let parts = [("organisation", it.code.as_str())];
    let path = resolved(&it).path(lang).to_owned();
    let name = it.name.for_reader(lang).to_owned();
    let meta = below(app, lang, &it, &MERGE, "people-merge");
    let shown = Shown {
        action: MERGE.path(lang, &parts),
        into: fields.field("into", typed("into"), true),
        reason: fields.field("reason", typed("reason"), true),
        errors: fields.errors(),
        name: format!("{name} ({})", it.code),
        path,
    };
    app.page(visit, &meta, &MergePage { merge: shown })
}
