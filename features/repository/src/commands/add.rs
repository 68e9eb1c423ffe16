//! Bringing a document into the repository of a plan.

use super::edit::{Words, check};
use super::renew::{File, version};
use crate::model::Document;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Ref};
use minga_store::{CommandError, Event, Store};
use minga_web::Check;
use serde_json::json;

/// The command. The text of the file is read by a job.
pub(crate) async fn add(
    cx: &Cx,
    store: &Store,
    plan: &Ref,
    new: Words,
    file: Option<File>,
) -> Result<Document, CommandError> {
    let tx = store.write().await?;
    let actor = policy::may(&standing(cx, &tx).await?, "repository.add", plan)?;
    let mut problems = Check::default();
    let dated = check(cx, &mut problems, &new);
    if file.is_none() {
        problems.refuse("file", "repository-file");
    }
    problems.done()?;
    let (Some((sort, dated)), Some(file)) = (dated, file) else {
        return Err(CommandError::Problems(Vec::new()));
    };
    let document = Document {
        id: cx.new_id(),
        plan: plan.id,
        sort,
        title: new.title,
        summary: new.summary,
        dated,
        lang: new.lang,
        proves: new.proves,
        made_at: cx.now(),
    };
    queries::add_document(&tx, &document).await?;
    let thing = document.reference();
    let facts = json!({ "sort": document.sort.code(), "dated": document.dated });
    let added = Event { root: plan.clone(), subject: thing.clone(), thing, action: "document.added", facts };
    let first = version(cx, &tx, &document, 1, file).await?;
    tx.publish(cx, &actor, vec![added, first]).await?;
    tx.commit().await?;
    Ok(document)
}
