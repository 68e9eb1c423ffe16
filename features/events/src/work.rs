//! What of gatherings waits for people: drafts, and those that are over and of which nobody said
//! whether they took place.

use crate::model::{ATTACHED, Gathering};
use crate::pages::{ADD, EDIT};
use crate::{policy, queries};
use minga_kernel::{Ref, Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Urgency, Visit, Work, WorkItem};

pub(crate) struct EventsWork;

/// The things that a coordinator leads; `None` for all of them.
fn led(standing: &Standing) -> Option<Option<Vec<Ref>>> {
    let offices = standing.offices.iter().filter(|it| it.role == Role::Coordinator);
    let scopes: Vec<Option<Ref>> = offices.map(|it| it.scope.clone()).collect();
    if scopes.is_empty() { None } else { Some(scopes.into_iter().collect()) }
}

#[async_trait]
impl Work for EventsWork {
    async fn items(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        let Some(led) = led(standing) else { return Ok(Vec::new()) };
        let lang = visit.lang;
        let item = |it: &Gathering, key: &str, urgency| WorkItem {
            urgency,
            due: Some(it.day()),
            deed: app.words.plain(lang, key),
            title: it.title.for_reader(lang).to_owned(),
            note: String::new(),
            path: EDIT.path(lang, &[("event", &it.id.to_string())]),
        };
        let mut items = Vec::new();
        for it in queries::drafts(db, led.as_deref()).await? {
            if policy::may(standing, "events.publish", &it).is_ok() {
                items.push(item(&it, "events-work-draft", Urgency::Later));
            }
        }
        for it in queries::unsettled(db, led.as_deref(), app.clock.now()).await? {
            if policy::may(standing, "events.hold", &it).is_ok() {
                items.push(item(&it, "events-work-unsettled", Urgency::Waiting));
            }
        }
        Ok(items)
    }

    /// Whoever leads one plan begins here; whoever leads all finds it on the plan.
    async fn beginnings(
        &self,
        app: &App,
        _: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let Some(Some(led)) = led(standing) else { return Ok(Vec::new()) };
        let begun = led.iter().filter(|it| ATTACHED.contains(&it.kind)).map(|it| {
            let parts = [("kind", it.kind.as_str().to_owned()), ("id", it.id.to_string())];
            let parts = [(parts[0].0, &*parts[0].1), (parts[1].0, &*parts[1].1)];
            (app.words.plain(visit.lang, "events-add"), ADD.path(visit.lang, &parts))
        });
        Ok(begun.collect())
    }
}
