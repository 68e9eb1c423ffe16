//! What of gatherings waits for people: open agreements, drafts, and those that are over and of which nobody said
//! whether they took place.

use crate::model::minutes::Agreement;
use crate::model::{ATTACHED, Gathering};
use crate::pages::{ADD, EDIT, FULFIL};
use crate::{policy, queries};
use minga_kernel::{Ref, Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Urgency, Visit, Work, WorkItem};

pub(crate) struct EventsWork;

/// What a coordinator leads: these things, or all of them where none are named.
struct Led {
    things: Option<Vec<Ref>>,
}

fn led(standing: &Standing) -> Option<Led> {
    let offices = standing.offices.iter().filter(|it| it.role == Role::Coordinator);
    let scopes: Vec<Option<Ref>> = offices.map(|it| it.scope.clone()).collect();
    (!scopes.is_empty()).then(|| Led { things: scopes.into_iter().collect() })
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
        let lang = visit.lang;
        let mut items = agreements(app, db, visit, standing).await?;
        let Some(led) = led(standing) else { return Ok(items) };
        let item = |it: &Gathering, key: &str, urgency| WorkItem {
            urgency,
            due: Some(it.day()),
            deed: app.words.plain(lang, key),
            title: it.title.for_reader(lang).to_owned(),
            note: String::new(),
            path: EDIT.path(lang, &[("event", &it.id.to_string())]),
        };
        for it in queries::drafts(db, led.things.as_deref()).await? {
            if policy::may(standing, "events.publish", &it).is_ok() {
                items.push(item(&it, "events-work-draft", Urgency::Later));
            }
        }
        for it in queries::unsettled(db, led.things.as_deref(), app.clock.now()).await? {
            if policy::may(standing, "events.hold", &it).is_ok() {
                items.push(item(&it, "events-work-unsettled", Urgency::Waiting));
            }
        }
        Ok(items)
    }

    /// The agreements that are late, of the gatherings of what they lead.
    async fn slipped(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        let Some(led) = led(standing) else { return Ok(Vec::new()) };
        let mut late = queries::open_agreements(db, None).await?;
        late.retain(|it| it.due.is_some_and(|due| due < visit.today));
        let ids: Vec<_> = late.iter().map(|it| it.gathering).collect();
        let gatherings = queries::gatherings_by_id(db, &ids).await?;
        let own = |it: &Agreement| {
            let of = gatherings.iter().find(|own| own.id == it.gathering);
            of.is_some_and(|of| led.things.as_ref().is_none_or(|led| led.contains(&of.about)))
        };
        Ok(late.iter().filter(|it| own(it)).map(|it| agreed(app, visit, it)).collect())
    }

    /// Whoever leads one plan begins here; whoever leads all finds it on the plan.
    async fn beginnings(
        &self,
        app: &App,
        _: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let Some(Led { things: Some(led) }) = led(standing) else { return Ok(Vec::new()) };
        let begun = led.iter().filter(|it| ATTACHED.contains(&it.kind)).map(|it| {
            let parts = [("kind", it.kind.as_str().to_owned()), ("id", it.id.to_string())];
            let parts = [(parts[0].0, &*parts[0].1), (parts[1].0, &*parts[1].1)];
            (app.words.plain(visit.lang, "events-add"), ADD.path(visit.lang, &parts))
        });
        Ok(begun.collect())
    }
}

/// The open agreements of the bodies for which somebody acts.
async fn agreements(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
) -> Result<Vec<WorkItem>, StoreError> {
    let acts = |role: Role| [Role::Officer, Role::Counterpart].contains(&role);
    let offices = standing.offices.iter().filter(|it| acts(it.role));
    let bodies: Vec<_> = offices.filter_map(|it| Some(it.body.as_ref()?.id)).collect();
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let open = queries::open_agreements(db, Some(&bodies)).await?;
    let ids: Vec<_> = open.iter().map(|it| it.gathering).collect();
    let gatherings = queries::gatherings_by_id(db, &ids).await?;
    let may = |it: &Agreement| {
        let of = gatherings.iter().find(|own| own.id == it.gathering);
        of.is_some_and(|of| policy::may_fulfil(standing, of, it).is_ok())
    };
    Ok(open.iter().filter(|it| may(it)).map(|it| agreed(app, visit, it)).collect())
}

/// So many days before its day an agreement is near.
const NEAR: i64 = 14;

fn agreed(app: &App, visit: &Visit, it: &Agreement) -> WorkItem {
    let urgency = match it.due {
        Some(due) if due < visit.today => Urgency::Overdue,
        Some(due) if (due - visit.today).num_days() <= NEAR => Urgency::Soon,
        _ => Urgency::Later,
    };
    WorkItem {
        urgency,
        due: it.due,
        deed: app.words.plain(visit.lang, "events-work-agreement"),
        title: it.words.for_reader(visit.lang).to_owned(),
        note: String::new(),
        path: FULFIL.path(visit.lang, &[("agreement", &it.id.to_string())]),
    }
}
