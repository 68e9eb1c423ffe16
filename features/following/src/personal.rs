//! What somebody with an account follows, for themselves; and forgotten when they go.
//!
//! A follower is an address, not an account: whoever follows by the address of an account has
//! shown twice, by links in mails, that it is theirs.

use crate::queries;
use minga_auth::account;
use minga_files::Hash;
use minga_kernel::{Cx, Moment};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Conn, StoreError, Tx};
use minga_web::{App, Personal};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) struct FollowingPersonal;

#[async_trait]
impl Personal for FollowingPersonal {
    async fn of(&self, db: &Conn, id: Uuid) -> Result<Vec<(&'static str, Value)>, StoreError> {
        let reminded = queries::reminded(db, id).await?;
        let reminders = json!({
            "off": reminded.off, "deadlines": reminded.deadlines, "slipped": reminded.slipped,
        });
        let Some(own) = account(db, id).await? else { return Ok(Vec::new()) };
        let follows = match queries::follower_by_address(db, &own.address).await? {
            None => Vec::new(),
            Some(follower) => queries::follows_of(db, follower.id).await?,
        };
        let follows =
            follows.into_iter().map(|it| json!({ "what": it.topic.to_string(), "rhythm": it.rhythm.code() }));
        Ok(vec![("follows", follows.collect()), ("reminders", reminders)])
    }

    async fn forget(&self, _: &App, _: &Cx, tx: &Tx, id: Uuid, _: bool) -> Result<(), CommandError> {
        queries::forget_reminders(tx, id).await?;
        let Some(own) = account(tx, id).await? else { return Ok(()) };
        queries::forget_wishes(tx, &own.address).await?;
        if let Some(follower) = queries::follower_by_address(tx, &own.address).await? {
            queries::forget(tx, &follower).await?;
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
