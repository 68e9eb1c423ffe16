//! What of co-creation waits for whoever is signed in.

mod evaluation;

use crate::commands::matter::day_there;
use crate::model::proposal::Proposal;
use crate::model::proposal::State;
use crate::model::rescue::RescueState;
use crate::model::{ORGANISATION, Process};
use crate::pages::{ANSWER, CREATE, DESK, EDIT, PART, PROPOSE, RESCUE, RESCUE_OWN, WAITING, path_of};
use crate::{policy, queries};
use minga_i18n::FluentArgs;
use minga_kernel::{Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{Address, App, Urgency, Visit, Work, WorkItem};
use std::collections::HashMap;
use uuid::Uuid;

/// This feature's part of everybody's work.
pub(crate) struct CocreationWork;

/// The most of one kind that is listed; the oldest come first.
const MOST: u64 = 50;

#[async_trait]
impl Work for CocreationWork {
    async fn items(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        let officers = standing.offices.iter().filter(|it| it.role == Role::Officer);
        let bodies = officers.filter_map(|it| it.body.as_ref()).filter(|it| it.kind == ORGANISATION);
        let bodies: Vec<Uuid> = bodies.map(|it| it.id).collect();
        let mut waiting: Vec<(&'static str, &'static Address, Proposal)> = Vec::new();
        for it in queries::assigned_to(db, &bodies, MOST).await? {
            waiting.push(("answer", &ANSWER, it));
        }
        if standing.offices.iter().any(|it| it.role == Role::Coordinator) {
            let objected = queries::objections(db, MOST).await?;
            let ids: Vec<Uuid> = objected.iter().map(|it| it.original).collect();
            for it in queries::proposals_by_id(db, &ids).await? {
                if policy::may_lead(standing, "cocreation.part", it.process).is_ok() {
                    waiting.push(("objection", &PART, it));
                }
            }
        }
        if let Some(account) = standing.account {
            let own = queries::proposals_of(db, account).await?.into_iter();
            let own = own.filter(|it| it.state == State::Waiting);
            waiting.extend(own.map(|it| ("waiting", &WAITING, it)));
        }
        let processes: Vec<Uuid> = waiting.iter().map(|(_, _, it)| it.process).collect();
        let processes = queries::processes_by_id(db, &processes).await?;
        let processes: HashMap<Uuid, Process> = processes.into_iter().map(|it| (it.id, it)).collect();
        let mut asked = Vec::new();
        if let Some(account) = standing.account {
            let own = queries::proposals_of(db, account).await?;
            let ids: Vec<Uuid> = own.iter().map(|it| it.id).collect();
            for rescue in queries::rescues_of(db, &ids).await? {
                let Some(it) = own.iter().find(|it| it.id == rescue.original) else { continue };
                if rescue.state == RescueState::Asked {
                    asked.push(WorkItem {
                        urgency: Urgency::Waiting,
                        due: Some(rescue.until.date_naive()),
                        deed: app.words.plain(visit.lang, "cocreation-work-rescue"),
                        title: it.written.title.clone(),
                        note: String::new(),
                        path: RESCUE_OWN.path(visit.lang, &[("rescue", &rescue.id.to_string())]),
                    });
                }
            }
        }
        let item = |(deed, address, it): &(&'static str, &Address, Proposal)| {
            let process = processes.get(&it.process)?;
            let mut args = FluentArgs::new();
            args.set("deed", *deed);
            let own = *deed == "waiting";
            let key = if own { "cocreation-work-waiting" } else { "cocreation-work" };
            Some(WorkItem {
                urgency: if own { Urgency::Later } else { Urgency::Waiting },
                due: None,
                deed: app.words.say(visit.lang, key, &args),
                title: format!("{}-{} {}", process.code, it.number, it.written.title),
                note: String::new(),
                path: path_of(address, visit.lang, process, it.number),
            })
        };
        let mut items: Vec<WorkItem> = waiting.iter().filter_map(item).chain(asked).collect();
        items.extend(evaluation::items(app, db, visit, standing).await?);
        Ok(items)
    }

    async fn slipped(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        evaluation::slipped(app, db, visit, standing).await
    }

    /// Whoever leads processes makes them and goes on with those that are not published; everybody
    /// goes on with what they did not send yet.
    async fn beginnings(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let lang = visit.lang;
        let mut begun = Vec::new();
        if policy::may_create(standing).is_ok() {
            begun.push((app.words.plain(lang, "cocreation-create"), CREATE.path(lang, &[])));
        }
        if standing.offices.iter().any(|it| it.role == Role::Coordinator) {
            for it in queries::draft_processes(db).await? {
                if policy::may_lead(standing, "cocreation.edit", it.id).is_ok() {
                    begun.push((named(app, visit, "cocreation-go-on", &it), path(&EDIT, visit, &it)));
                }
            }
        }
        // Whoever sits at a desk enters what people wrote on paper.
        if standing.offices.iter().any(|it| matches!(it.role, Role::Coordinator | Role::Officer)) {
            for it in queries::public_processes(db).await? {
                let today = day_there(db, &app.references, &it, app.clock.now()).await?;
                let open = it.takes_proposals(today);
                if open && policy::may_lead(standing, "cocreation.enter", it.id).is_ok() {
                    begun.push((named(app, visit, "cocreation-enter-in", &it), path(&DESK, visit, &it)));
                }
            }
        }
        if standing.offices.iter().any(|it| it.role == Role::Coordinator) {
            let all = queries::public_processes(db).await?;
            let first = all.iter().filter_map(|it| it.published_at).min();
            // The newest comes first; what came before it may be offered again in it.
            for it in all.iter().take(1).filter(|it| it.published_at > first) {
                if policy::may_lead(standing, "cocreation.rescue", it.id).is_ok() {
                    begun.push((named(app, visit, "cocreation-rescue-in", it), path(&RESCUE, visit, it)));
                }
            }
        }
        if let Some(account) = standing.account {
            let drafts = queries::drafts_of(db, account).await?;
            let ids: Vec<Uuid> = drafts.iter().map(|(process, _)| *process).collect();
            // Whoever holds no role came to take part. The page itself counts the day of its place.
            if standing.offices.is_empty() {
                let open = queries::public_processes(db).await?.into_iter();
                for it in open.filter(|it| it.takes_proposals(visit.today) && !ids.contains(&it.id)) {
                    begun.push((named(app, visit, "cocreation-take-part", &it), path(&PROPOSE, visit, &it)));
                }
            }
            for it in queries::processes_by_id(db, &ids).await? {
                begun.push((named(app, visit, "cocreation-draft-go-on", &it), path(&PROPOSE, visit, &it)));
            }
        }
        Ok(begun)
    }
}

fn named(app: &App, visit: &Visit, key: &str, it: &Process) -> String {
    let mut args = FluentArgs::new();
    args.set("title", it.title.for_reader(visit.lang).to_owned());
    app.words.say(visit.lang, key, &args)
}

fn path(address: &Address, visit: &Visit, it: &Process) -> String {
    address.path(visit.lang, &[("process", &it.code)])
}
