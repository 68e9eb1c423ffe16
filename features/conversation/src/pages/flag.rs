//! Somebody reports a comment.

use super::deed::Deed;
use super::{COMMENT, REPORT, done, found, only_html, path_of};
use crate::commands::flag::{NewFlag, flag};
use crate::model::{COMMENT as COMMENT_KIND, Comment, Reason};
use crate::policy;
use minga_auth::standing;
use minga_kernel::Resolved;
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{App, Form, PageResult, Signed, Visit};

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let (comment, about) = found(&app, &db, &id).await?;
    let standing = standing(&signed.cx(&app, visit.lang), &db).await?;
    policy::may_report(&standing, &comment).map_err(CommandError::from)?;
    deed(&comment, &about).page(&app, &db, &visit, None, &[], false).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let (comment, about) = found(&app, &db, &id).await?;
    drop(db);
    let reason = Reason::from_code(&form.text("reason"));
    let new = NewFlag { thing: COMMENT_KIND.with(comment.id), reason, text: form.text("text") };
    match flag(&signed.cx(&app, visit.lang), &app.store, &app.references, new).await {
        Ok(()) => Ok(done(&path_of(&COMMENT, visit.lang, comment.id), "reported")),
        Err(error) => deed(&comment, &about).again(&app, &visit, &form, error).await,
    }
}

fn deed<'a>(comment: &'a Comment, about: &'a Resolved) -> Deed<'a> {
    Deed {
        kind: "report",
        address: &REPORT,
        comment,
        about,
        own: false,
        after: None,
        reasons: Reason::against().map(Reason::code).collect(),
        text: Some(false),
    }
}
