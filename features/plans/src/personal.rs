//! What is kept of people beside the plans: drafts of reports, and the files that came with them.

use crate::queries;
use minga_files::Hash;
use minga_kernel::{Cx, Moment};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Conn, StoreError, Tx};
use minga_web::{App, Personal};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) struct PlansPersonal;

#[async_trait]
impl Personal for PlansPersonal {
    async fn of(&self, db: &Conn, account: Uuid) -> Result<Vec<(&'static str, Value)>, StoreError> {
        let drafts = queries::whole_drafts_of(db, account).await?;
        let uploads = queries::uploads_of(db, account).await?;
        let drafts = drafts.into_iter().map(|(milestone, content, at)| {
            let content: Value = serde_json::from_str(&content).unwrap_or(Value::String(content));
            json!({ "milestone": milestone, "content": content, "saved": at })
        });
        let uploads = uploads.into_iter().map(
            |it| json!({ "name": it.name, "type": it.media_type, "size": it.size, "sha256": it.sha256 }),
        );
        Ok(vec![("drafts", drafts.collect()), ("files", uploads.collect())])
    }

    async fn forget(&self, _: &App, _: &Cx, tx: &Tx, account: Uuid, _: bool) -> Result<(), CommandError> {
        Ok(queries::forget_drafts_of(tx, account).await?)
    }

    async fn sweep(&self, tx: &Tx, before: Moment) -> Result<u64, StoreError> {
        Ok(queries::forget_drafts(tx, before).await? + queries::forget_uploads(tx, before).await?)
    }

    async fn files(&self, db: &Conn) -> Result<Vec<Hash>, StoreError> {
        let named = queries::upload_hashes(db).await?;
        Ok(named.iter().filter_map(|hash| hash.parse().ok()).collect())
    }
}
