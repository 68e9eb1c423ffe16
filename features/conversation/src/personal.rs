//! What somebody said, for themselves; and taken back when they go and want it so.

use crate::commands::withdraw_in;
use crate::{model::State, queries};
use minga_files::Hash;
use minga_kernel::{Cx, Moment};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Conn, StoreError, Tx};
use minga_web::{App, Personal};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) struct TalkPersonal;

#[async_trait]
impl Personal for TalkPersonal {
    async fn of(&self, db: &Conn, account: Uuid) -> Result<Vec<(&'static str, Value)>, StoreError> {
        let said = queries::comments_of(db, account).await?;
        let flags = queries::flags_by(db, account).await?;
        let said = said.into_iter().map(|it| {
            json!({
                "about": it.about.to_string(), "stance": it.stance.code(), "state": it.state.code(),
                "text": it.text, "named": it.named, "made": it.made_at,
            })
        });
        let flags = flags.into_iter().map(|(comment, reason, text, at)| {
            json!({ "comment": comment, "reason": reason, "text": text, "made": at })
        });
        Ok(vec![("said", said.collect()), ("reported", flags.collect())])
    }

    async fn forget(
        &self,
        app: &App,
        cx: &Cx,
        tx: &Tx,
        account: Uuid,
        said: bool,
    ) -> Result<(), CommandError> {
        if said {
            for comment in queries::comments_of(tx, account).await? {
                if comment.state != State::Withdrawn {
                    withdraw_in(cx, tx, &app.references, comment.id).await?;
                }
            }
        }
        Ok(())
    }

    async fn sweep(&self, _: &Tx, _: Moment) -> Result<u64, StoreError> {
        Ok(0)
    }

    async fn files(&self, _: &Conn) -> Result<Vec<Hash>, StoreError> {
        Ok(Vec::new())
    }
}
