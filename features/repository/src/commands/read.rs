//! The program has read the text of a version, or found that there is none.

use crate::model::{Reading, VERSION};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Unreadable};
use minga_store::{CommandError, Event, Store};
use serde_json::json;
use uuid::Uuid;

/// The command. It is told, so that the search looks at the document anew.
pub(crate) async fn read(
    cx: &Cx,
    store: &Store,
    id: Uuid,
    text: Result<String, Unreadable>,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let version = queries::version_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let document = queries::document_by_id(&tx, version.document).await?.ok_or(CommandError::NotFound)?;
    let actor = policy::may(&standing(cx, &tx).await?, "repository.read", &document.plan())?;
    let (state, content) = match text {
        Ok(text) => (Reading::Read, text),
        Err(why) => (Reading::Not(why), String::new()),
    };
    queries::save_text(&tx, id, state, &content).await?;
    let (root, subject) = (document.reference(), document.reference());
    let facts = json!({ "text": state.code() });
    let event = Event { root, subject, thing: VERSION.with(id), action: "document.text_read", facts };
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}
