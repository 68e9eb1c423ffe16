//! What administrators can begin.

use crate::pages::admin::ACCOUNTS;
use minga_kernel::{Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Visit, Work, WorkItem};

/// This feature's part of everybody's work.
pub(crate) struct PeopleWork;

#[async_trait]
impl Work for PeopleWork {
    async fn items(
        &self,
        _app: &App,
        _db: &Conn,
        _visit: &Visit,
        _standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        Ok(Vec::new())
    }

    async fn beginnings(
        &self,
        app: &App,
        _db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let administers = standing.offices.iter().any(|office| office.role == Role::Administrator);
        let own = (app.words.plain(visit.lang, "people-accounts"), ACCOUNTS.path(visit.lang, &[]));
        Ok(administers.then_some(own).into_iter().collect())
    }
}
