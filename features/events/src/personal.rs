//! What somebody registered for, for themselves; and left when they go.

use crate::commands::leave::leave_in;
use crate::model::registration::Standing;
use crate::queries;
use minga_auth::account;
use minga_files::Hash;
use minga_kernel::{Cx, Moment};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Conn, StoreError, Tx};
use minga_web::{App, Personal};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) struct EventsPersonal;

#[async_trait]
impl Personal for EventsPersonal {
    async fn of(&self, db: &Conn, id: Uuid) -> Result<Vec<(&'static str, Value)>, StoreError> {
        let Some(own) = account(db, id).await? else { return Ok(Vec::new()) };
        let all = queries::registrations_by(db, id, &own.address).await?.into_iter().map(|it| {
            json!({
                "event": it.gathering, "name": it.name, "address": it.address,
                "standing": it.standing.code(), "number": it.number, "made": it.made_at,
            })
        });
        Ok(vec![("events", all.collect())])
    }

    /// Whoever goes leaves their places to those who wait.
    async fn forget(&self, app: &App, cx: &Cx, tx: &Tx, id: Uuid, _: bool) -> Result<(), CommandError> {
        let Some(own) = account(tx, id).await? else { return Ok(()) };
        queries::forget_wishes(tx, &own.address).await?;
        for it in queries::registrations_by(tx, id, &own.address).await? {
            if it.standing != Standing::Left {
                leave_in(cx, app, tx, &it).await?;
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
