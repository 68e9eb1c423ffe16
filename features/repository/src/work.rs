//! What of the repository waits for people: one that has not been brought up to date.

use crate::model::PLAN;
use crate::pages::{ADD, REPOSITORY};
use minga_kernel::{Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Visit, Work, WorkItem};

pub(crate) struct RepositoryWork;

#[async_trait]
impl Work for RepositoryWork {
    async fn items(&self, _: &App, _: &Conn, _: &Visit, _: &Standing) -> Result<Vec<WorkItem>, StoreError> {
        Ok(Vec::new())
    }

    /// Whoever leads one plan begins in its repository; whoever leads all finds it on the plan.
    async fn beginnings(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let mut begun = Vec::new();
        for office in standing.offices.iter().filter(|office| office.role == Role::Coordinator) {
            let Some(plan) = office.scope.as_ref().filter(|scope| scope.kind == PLAN) else { continue };
            let Some(plan) = app.references.one(db, plan).await? else { continue };
            let parts = [("plan", plan.code.as_str())];
            begun.push((app.words.plain(visit.lang, "repository-add"), ADD.path(visit.lang, &parts)));
            begun
                .push((app.words.plain(visit.lang, "repository-title"), REPOSITORY.path(visit.lang, &parts)));
        }
        Ok(begun)
    }
}
