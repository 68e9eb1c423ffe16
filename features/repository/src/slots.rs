//! What the repository puts on the page of a plan.

use crate::model::PLAN;
use crate::model::requirements::newest;
use crate::model::rules::due;
use crate::pages::{REPOSITORY, REQUIREMENTS};
use crate::queries;
use minga_kernel::{Day, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Markup, Place, Slot, SlotContent, View, Visit};
use serde::Serialize;
use std::sync::Arc;

/// All of it.
pub(crate) fn all() -> Vec<Slot> {
    vec![Arc::new(Below)]
}

#[derive(Serialize)]
pub(crate) struct RepositorySlot {
    repository: Shown,
}

#[derive(Serialize)]
struct Shown {
    count: usize,
    newest: Option<Day>,
    due: Option<Day>,
    late: bool,
    path: String,
    requirements: String,
}

impl View for RepositorySlot {
    const TEMPLATE: &'static str = "repository/slot.html";

    fn samples() -> Vec<RepositorySlot> {
        let sample = |count, late| Shown {
            count,
            newest: (count > 0).then(Day::default),
            due: (count > 0).then(Day::default),
            late,
            path: "/es".to_owned(),
            requirements: "/es".to_owned(),
        };
        [sample(0, false), sample(3, false), sample(1, true)]
            .into_iter()
            .map(|repository| RepositorySlot { repository })
            .collect()
    }
}

/// Fills [`Place::Below`] of a plan.
struct Below;

#[async_trait]
impl SlotContent for Below {
    fn place(&self) -> Place {
        Place::Below
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let Some(plan) = thing.filter(|thing| thing.kind == PLAN) else { return Ok(None) };
        let Some(known) = app.references.one(db, plan).await? else { return Ok(None) };
        let documents = queries::documents_of(db, plan.id).await?;
        let ids: Vec<_> = documents.iter().map(|it| it.id).collect();
        let newest = newest(&queries::versions_of(db, &ids).await?);
        let due = newest.and_then(|day| due(day, visit.today));
        let parts = [("plan", known.code.as_str())];
        let repository = Shown {
            count: documents.len(),
            newest,
            due,
            late: due.is_some_and(|due| visit.today > due),
            path: REPOSITORY.path(visit.lang, &parts),
            requirements: REQUIREMENTS.path(visit.lang, &parts),
        };
        Ok(Some(app.fragment(visit.lang, &RepositorySlot { repository })?))
    }
}
