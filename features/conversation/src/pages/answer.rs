//! A body answers a comment.

use super::deed::Deed;
use super::{ANSWER, COMMENT, done, found, only_html, path_of};
use crate::commands::answer::{NewAnswer, answer};
use crate::{policy, queries};
use minga_auth::standing;
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{App, Form, PageError, PageResult, Signed, Visit};
use uuid::Uuid;

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
    let parts = app.references.parts(&db, std::slice::from_ref(&comment.about)).await?;
    let parts = parts.get(&comment.about).cloned().unwrap_or_default();
    policy::may_answer(&standing, &comment, &parts).map_err(CommandError::from)?;
    let after = Some(count(&db, comment.id).await?);
    let deed = Deed {
        kind: "answer",
        address: &ANSWER,
        comment: &comment,
        about: &about,
        own: false,
        after,
        reasons: Vec::new(),
        text: Some(true),
    };
    deed.page(&app, &db, &visit, None, &[], false).await
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
    let after = form.number("after").ok().flatten();
    let new = NewAnswer { comment: comment.id, text: form.text("text"), after };
    match answer(&signed.cx(&app, visit.lang), &app.store, &app.references, new).await {
        Ok(_) => Ok(done(&path_of(&COMMENT, visit.lang, comment.id), "answered")),
        Err(error) => {
            let db = app.store.read().await?;
            let after = Some(count(&db, comment.id).await?);
            drop(db);
            let deed = Deed {
                kind: "answer",
                address: &ANSWER,
                comment: &comment,
                about: &about,
                own: false,
                after,
                reasons: Vec::new(),
                text: Some(true),
            };
            deed.again(&app, &visit, &form, error).await
        }
    }
}

async fn count(db: &Conn, comment: Uuid) -> Result<i64, PageError> {
    Ok(i64::try_from(queries::answers_to(db, &[comment]).await?.len()).unwrap_or(i64::MAX))
}
