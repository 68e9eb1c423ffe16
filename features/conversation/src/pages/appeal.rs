//! The author of a hidden comment reads why, and appeals.

use super::deed::Deed;
use super::{APPEAL, COMMENT, done, found, only_html, path_of};
use crate::commands::appeal::appeal;
use crate::commands::case::Case;
use crate::model::{COMMENT as COMMENT_KIND, Comment};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Resolved;
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{App, Form, PageError, PageResult, Signed, Visit};

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
    policy::may_with_own(&standing, "conversation.appeal", &comment).map_err(CommandError::from)?;
    let decisions = queries::decisions_on(&db, &[comment.id]).await?;
    let appealed = queries::appeal_of_thing(&db, comment.id).await?.is_some();
    let thing = COMMENT_KIND.with(comment.id);
    let open = Case::find(&db, &app.references, &thing).await?.is_appealable(&decisions, appealed);
    deed(&comment, &about, open).page(&app, &db, &visit, None, &[], false).await
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
    let cx = signed.cx(&app, visit.lang);
    let thing = COMMENT_KIND.with(comment.id);
    match appeal(&cx, &app.store, &app.references, &thing, &form.text("text")).await {
        Ok(()) => Ok(done(&path_of(&COMMENT, visit.lang, comment.id), "appealed")),
        // Only its author gets here with something to mend, so the text is theirs to see.
        Err(error @ CommandError::Problems(_)) => {
            deed(&comment, &about, true).again(&app, &visit, &form, error).await
        }
        Err(error) => Err(PageError::from(error)),
    }
}

fn deed<'a>(comment: &'a Comment, about: &'a Resolved, open: bool) -> Deed<'a> {
    Deed {
        kind: "appeal",
        address: &APPEAL,
        comment,
        about,
        own: true,
        after: None,
        reasons: Vec::new(),
        text: open.then_some(true),
    }
}
