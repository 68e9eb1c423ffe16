//! What those can begin who look after organisations, accounts and roles.

use crate::pages::admin::ACCOUNTS;
use crate::pages::edit::CREATE;
use crate::pages::jurisdictions::JURISDICTIONS;
use crate::policy;
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
        let mut begun = Vec::new();
        let mut begin = |words, path| begun.push((app.words.plain(visit.lang, words), path));
        if administers {
            begin("people-accounts", ACCOUNTS.path(visit.lang, &[]));
        }
        if policy::may_edit(standing).is_ok() {
            begin("people-create", CREATE.path(visit.lang, &[]));
            begin("people-places", JURISDICTIONS.path(visit.lang, &[]));
        }
        Ok(begun)
    }
}
