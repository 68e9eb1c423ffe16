//! A further version of a document.

use crate::jobs::KIND;
use crate::model::{Document, Reading, VERSION, Version};
use crate::{policy, queries};
use minga_auth::standing;
use minga_jobs::enqueue;
use minga_kernel::Cx;
use minga_store::{CommandError, Event, Store, StoreError, Tx};
use minga_web::{Taken, refused};
use serde_json::json;
use uuid::Uuid;

/// A file that was taken in.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) sha256: String,
    pub(crate) media_type: String,
    pub(crate) size: i64,
    pub(crate) name: String,
}

impl From<Taken> for File {
    fn from(it: Taken) -> File {
        let size = i64::try_from(it.size).unwrap_or(i64::MAX);
        File { sha256: it.sha256, media_type: it.media_type, size, name: it.name }
    }
}

/// The command. Former versions stay where they are.
pub(crate) async fn renew(cx: &Cx, store: &Store, id: Uuid, file: Option<File>) -> Result<(), CommandError> {
    let tx = store.write().await?;
    tx.lock(&format!("document {id}")).await?;
    let known = queries::document_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let actor = policy::may(&standing(cx, &tx).await?, "repository.edit", &known.plan())?;
    let file = file.ok_or_else(|| refused("file", "repository-file"))?;
    let versions = queries::versions_of(&tx, &[id]).await?.remove(&id).unwrap_or_default();
    let newest = versions.first();
    if newest.is_some_and(|newest| newest.file == file.sha256) {
        return Err(refused("file", "repository-same"));
    }
    let event = version(cx, &tx, &known, newest.map_or(1, |it| it.number + 1), file).await?;
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}

/// Writes a version and asks for its text; what is to be told of it.
pub(super) async fn version(
    cx: &Cx,
    tx: &Tx,
    of: &Document,
    number: i64,
    file: File,
) -> Result<Event, StoreError> {
    let File { sha256, media_type, size, name } = file;
    let it = Version {
        id: cx.new_id(),
        document: of.id,
        number,
        file: sha256,
        media_type,
        size,
        name,
        made_at: cx.now(),
        text: Reading::Waits,
    };
    queries::add_version(tx, &it).await?;
    enqueue(cx, tx, KIND, &it.id).await?;
    let (root, subject, thing) = (of.plan(), of.reference(), VERSION.with(it.id));
    let facts = json!({ "number": number, "file": it.file });
    Ok(Event { root, subject, thing, action: "document.version_added", facts })
}
