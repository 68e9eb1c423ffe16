//! An author takes back what they said.

use super::deed::Deed;
use super::{WITHDRAW, conversation_path, done, found, only_html};
use crate::commands::withdraw::withdraw;
use crate::policy;
use minga_auth::standing;
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{App, PageResult, Signed, Visit};

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
    policy::may_with_own(&standing, "conversation.withdraw", &comment).map_err(CommandError::from)?;
    let deed = Deed {
        kind: "withdraw",
        address: &WITHDRAW,
        comment: &comment,
        about: &about,
        own: true,
        after: None,
        reasons: Vec::new(),
        text: None,
    };
    deed.page(&app, &db, &visit, None, &[], false).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let (comment, _) = found(&app, &db, &id).await?;
    drop(db);
    let cx = signed.cx(&app, visit.lang);
    let about = withdraw(&cx, &app.store, &app.references, comment.id).await?;
    Ok(done(&conversation_path(visit.lang, &about), "withdrawn"))
}
