use crate::commands::{matter, moderate};
use crate::model::proposal::{Proposal, State};
use crate::model::{JURISDICTION, PROCESS, PROPOSAL, Process};
use crate::{pages, queries};
use minga_kernel::{Capacity, Cx, Kind, Parts, Ref, Resolved, Text};
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Around, CommandError, Conn, Judged, Moderated, Resolver, Stands, StoreError, Tx};
use std::collections::HashMap;
use std::sync::Arc;

/// This feature's resolvers.
pub(crate) fn all() -> Vec<Arc<dyn Resolver>> {
    vec![Arc::new(Processes), Arc::new(Proposals)]
}

struct Processes;
struct Proposals;

#[async_trait]
impl Resolver for Processes {
    fn kind(&self) -> Kind {
        PROCESS
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        let found = queries::processes_by_id(db, ids).await?;
        Ok(found.iter().filter(|it| it.is_public()).map(process).collect())
    }

    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        let found = queries::process_by_code(db, code).await?;
        Ok(found.filter(Process::is_public).map(|found| found.id))
    }

    async fn parts(&self, _db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Parts)>, StoreError> {
        let own = |id: &Uuid| (*id, Parts { scope: Some(PROCESS.with(*id)), bodies: Vec::new() });
        Ok(ids.iter().map(own).collect())
    }

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::processes_by_id(db, ids).await?.into_iter();
        let around =
            |it: Process| Around { within: vec![JURISDICTION.with(it.jurisdiction)], concerns: Vec::new() };
        Ok(found.map(|it| (it.id, around(it))).collect())
    }

    async fn places(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<Ref>)>, StoreError> {
        let found = queries::processes_by_id(db, ids).await?.into_iter();
        Ok(found.map(|it| (it.id, vec![JURISDICTION.with(it.jurisdiction)])).collect())
    }
}

#[async_trait]
impl Resolver for Proposals {
    fn kind(&self) -> Kind {
        PROPOSAL
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        let found = readable(db, ids).await?;
        Ok(found.iter().map(|(it, process)| proposal(it, process)).collect())
    }

    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        let Some((process, number)) = code.rsplit_once('-') else { return Ok(None) };
        let Ok(number) = number.parse() else { return Ok(None) };
        let Some(process) = queries::process_by_code(db, process).await? else { return Ok(None) };
        Ok(queries::proposal_by_number(db, process.id, number).await?.map(|found| found.id))
    }

    async fn parts(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Parts)>, StoreError> {
        let found = queries::proposals_by_id(db, ids).await?;
        Ok(found.iter().map(|it| (it.id, matter::parts(it))).collect())
    }

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::proposals_by_id(db, ids).await?.into_iter();
        let around = |it: Proposal| {
            let whole = it.merged_into.map(|id| PROPOSAL.with(id));
            let within = whole.into_iter().chain([PROCESS.with(it.process)]).collect();
            Around { within, concerns: Vec::new() }
        };
        Ok(found.map(|it| (it.id, around(it))).collect())
    }

    async fn places(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<Ref>)>, StoreError> {
        let found = readable(db, ids).await?.into_iter();
        Ok(found.map(|(it, process)| (it.id, vec![JURISDICTION.with(process.jurisdiction)])).collect())
    }

    fn moderated(&self) -> Option<&dyn Moderated> {
        Some(self)
    }
}

/// What moderators decide on proposals. Who of them may was asked by whoever calls.
#[async_trait]
impl Moderated for Proposals {
    async fn judged(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Judged>, StoreError> {
        let found = queries::proposals_by_id(db, ids).await?;
        let mut of: Vec<Uuid> = found.iter().map(|it| it.process).collect();
        of.sort_unstable();
        of.dedup();
        let processes = queries::processes_by_id(db, &of).await?;
        let judged = |it: &Proposal| {
            let process = processes.iter().find(|process| process.id == it.process)?;
            let known = proposal(it, process);
            let words = &it.written;
            let all = [&words.problem, &words.solution, &words.whom].map(String::as_str).join("\n\n");
            Some(Judged {
                reference: known.reference,
                stands: match it.state {
                    State::Waiting => Stands::Waiting,
                    State::Hidden => Stands::Hidden,
                    State::Draft | State::Withdrawn => Stands::Gone,
                    _ => Stands::Shown,
                },
                author: it.author,
                title: known.title,
                words: Text::new(words.lang.clone(), all.trim()),
                paths: known.paths,
                made_at: it.made_at,
            })
        };
        Ok(found.iter().filter_map(judged).collect())
    }

    async fn waiting(&self, db: &Conn, limit: u64) -> Result<Vec<Uuid>, StoreError> {
        queries::ids_waiting(db, limit).await
    }

    async fn hidden_of(&self, db: &Conn, author: Uuid, limit: u64) -> Result<Vec<Uuid>, StoreError> {
        let own = queries::proposals_of(db, author).await?.into_iter();
        let hidden = own.filter(|it| it.state == State::Hidden).map(|it| it.id);
        Ok(hidden.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect())
    }

    async fn hide(
        &self,
        cx: &Cx,
        tx: &Tx,
        capacity: &Capacity,
        id: Uuid,
        why: &str,
    ) -> Result<(), CommandError> {
        moderate::hide(cx, tx, capacity, id, why).await
    }

    async fn show(&self, cx: &Cx, tx: &Tx, capacity: &Capacity, id: Uuid) -> Result<(), CommandError> {
        moderate::show(cx, tx, capacity, id).await
    }

    async fn put_back(&self, cx: &Cx, tx: &Tx, capacity: &Capacity, id: Uuid) -> Result<(), CommandError> {
        moderate::put_back(cx, tx, capacity, id).await
    }
}

/// The proposals whose words everybody may read, each with its process.
async fn readable(db: &Conn, ids: &[Uuid]) -> Result<Vec<(Proposal, Process)>, StoreError> {
    let found = queries::proposals_by_id(db, ids).await?;
    let mut of: Vec<Uuid> = found.iter().map(|it| it.process).collect();
    of.sort_unstable();
    of.dedup();
    let all = queries::processes_by_id(db, &of).await?;
    let all: HashMap<Uuid, Process> = all.into_iter().map(|it| (it.id, it)).collect();
    let both = found.into_iter().filter(|it| it.state.is_readable()).filter_map(|it| {
        let process = all.get(&it.process).filter(|process| process.is_public())?;
        Some((it, process.clone()))
    });
    Ok(both.collect())
}

/// A process as others show it.
pub(crate) fn process(it: &Process) -> Resolved {
    Resolved {
        reference: it.reference(),
        code: it.code.clone(),
        title: it.title.clone(),
        short: None,
        summary: it.summary.clone(),
        paths: pages::PROCESS.paths(&[("process", &it.code)]),
    }
}

/// A proposal as others show it.
pub(crate) fn proposal(it: &Proposal, process: &Process) -> Resolved {
    let number = it.number.to_string();
    let words = &it.written;
    Resolved {
        reference: it.reference(),
        code: format!("{}-{number}", process.code),
        title: Text::new(words.lang.clone(), words.title.clone()),
        short: None,
        summary: Text::new(words.lang.clone(), words.problem.clone()),
        paths: pages::PROPOSAL.paths(&[("process", &process.code), ("number", &number)]),
    }
}
