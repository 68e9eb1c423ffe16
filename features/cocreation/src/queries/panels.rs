//! Who evaluates what, put together: whom the process names, what they gave, and whose interest
//! it is, by what is known now.

use super::{
    agreements_to, chains, conflicted, conflicts_of, decided_in, decisions_of, in_evaluation, made_by,
    parts_of, scored, sheets_of,
};
use crate::model::PROCESS;
use crate::model::evaluation::{Acts, Cause, Made, Panel, Seat, Sheet, cause};
use crate::model::proposal::Proposal;
use minga_auth::{Membership, memberships_in, memberships_of_all};
use minga_kernel::{Moment, Ref, Role};
use minga_store::{Conn, Same, StoreError};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Who is or was named to evaluate in a process, oldest first.
pub(crate) async fn named(db: &Conn, process: Uuid) -> Result<Vec<Membership>, StoreError> {
    memberships_in(db, Role::Evaluator, &PROCESS.with(process)).await
}

/// For whom each of these accounts acts and acted.
async fn acting(db: &Conn, accounts: &[Uuid]) -> Result<HashMap<Uuid, Vec<Acts>>, StoreError> {
    let held = memberships_of_all(db, accounts).await?;
    let bodies: Vec<Ref> = held.iter().filter_map(|it| it.body.clone()).collect();
    let same = Same::of(db, &bodies).await?;
    let mut all: HashMap<Uuid, Vec<Acts>> = HashMap::new();
    for it in held {
        if let Some(body) = &it.body {
            all.entry(it.account).or_default().push(Acts { bodies: same.all(body), ends: it.ends });
        }
    }
    Ok(all)
}

/// Each of these proposals with everything that is a part of it.
async fn families(db: &Conn, all: &[Proposal]) -> Result<HashMap<Uuid, Vec<Made>>, StoreError> {
    let made = |it: &Proposal| Made { author: it.author, body: it.written.body.clone(), at: it.made_at };
    let mut families: HashMap<Uuid, Vec<Made>> = all.iter().map(|it| (it.id, vec![made(it)])).collect();
    // To which of them each part belongs.
    let mut tops: HashMap<Uuid, Uuid> = all.iter().map(|it| (it.id, it.id)).collect();
    let mut next: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    while !next.is_empty() {
        let parts = parts_of(db, &next).await?;
        next = Vec::new();
        for part in parts {
            let Some(top) = part.merged_into.and_then(|whole| tops.get(&whole).copied()) else { continue };
            if tops.contains_key(&part.id) {
                continue;
            }
            tops.insert(part.id, top);
            families.entry(top).or_default().push(made(&part));
            next.push(part.id);
        }
    }
    Ok(families)
}

/// Who evaluates these proposals of one process, in a fixed number of statements for each step of
/// merging.
pub(crate) async fn panels(
    db: &Conn,
    process: Uuid,
    all: &[Proposal],
    now: Moment,
) -> Result<HashMap<Uuid, Panel>, StoreError> {
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    let mut sheets: HashMap<Uuid, HashMap<Uuid, Vec<Sheet>>> = HashMap::new();
    for it in sheets_of(db, &ids).await? {
        sheets.entry(it.proposal).or_default().entry(it.account).or_default().push(it);
    }
    let mut declared: HashMap<(Uuid, Uuid), (Cause, Option<Ref>)> = HashMap::new();
    for it in conflicts_of(db, &ids).await? {
        declared.insert((it.proposal, it.account), (it.cause, it.body));
    }
    let mut decisions: HashMap<Uuid, Vec<_>> = HashMap::new();
    for it in decisions_of(db, &ids).await? {
        decisions.entry(it.proposal).or_default().push(it);
    }
    let decided: Vec<Uuid> = decisions.values().flatten().map(|it| it.id).collect();
    let agreements = agreements_to(db, &decided).await?;
    let named = named(db, process).await?;
    let mut people: Vec<Uuid> = named.iter().map(|it| it.account).collect();
    people.extend(sheets.values().flat_map(|it| it.keys().copied()));
    people.extend(declared.keys().map(|(_, account)| *account));
    people.sort_unstable();
    people.dedup();
    let acting = acting(db, &people).await?;
    let families = families(db, all).await?;
    let mut panels = HashMap::new();
    for it in all {
        let own = decisions.remove(&it.id).unwrap_or_default();
        let mut panel = Panel {
            agreements: agreements
                .iter()
                .filter(|(id, _)| own.iter().any(|it| it.id == *id))
                .copied()
                .collect(),
            decisions: own,
            seats: Vec::new(),
        };
        let at = panel.decided().and_then(|it| it.decided_at).unwrap_or(now);
        let mut given = sheets.remove(&it.id).unwrap_or_default();
        for person in &people {
            let holds = named.iter().find(|it| it.account == *person && it.holds(at));
            let sheets = given.remove(person).unwrap_or_default();
            let said = declared.get(&(it.id, *person));
            if holds.is_none() && sheets.is_empty() && said.is_none() {
                continue;
            }
            let acts = acting.get(person).map(Vec::as_slice).unwrap_or_default();
            let made = families.get(&it.id).map(Vec::as_slice).unwrap_or_default();
            let first = sheets.last().and_then(|it| it.body.clone());
            panel.seats.push(Seat {
                account: *person,
                body: first
                    .or_else(|| holds.and_then(|it| it.body.clone()))
                    .or_else(|| said.and_then(|(_, body)| body.clone())),
                named: holds.is_some(),
                conflict: said.map(|(cause, _)| *cause).or_else(|| cause(*person, acts, made)),
                sheets,
            });
        }
        panels.insert(it.id, panel);
    }
    Ok(panels)
}

/// Who evaluates one proposal.
pub(crate) async fn panel(db: &Conn, it: &Proposal, now: Moment) -> Result<Panel, StoreError> {
    let mut all = panels(db, it.process, std::slice::from_ref(it), now).await?;
    Ok(all.remove(&it.id).unwrap_or_default())
}

/// How far the evaluation of a process is: of everything in it, what each evaluator still has to
/// do.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// What is being evaluated, by number.
    pub(crate) open: Vec<(Uuid, i64)>,
    /// Of what is being evaluated, what nobody said anything of together.
    pub(crate) undecided: HashSet<Uuid>,
    /// What each scored, of everything.
    pub(crate) scored: HashMap<Uuid, HashSet<Uuid>>,
    /// Whose interest what is, of everything.
    pub(crate) conflicts: HashMap<Uuid, HashSet<Uuid>>,
    /// Who is named now.
    pub(crate) named: Vec<Membership>,
}

impl Progress {
    /// What somebody still has to score.
    pub(crate) fn todo(&self, account: Uuid) -> Vec<(Uuid, i64)> {
        let left = |(id, _): &&(Uuid, i64)| {
            let said = has(&self.scored, account, *id) || has(&self.conflicts, account, *id);
            self.undecided.contains(id) && !said
        };
        self.open.iter().filter(left).copied().collect()
    }

    /// Whether everybody of whom it is expected scored this.
    pub(crate) fn is_complete(&self, id: Uuid) -> bool {
        let scored = |it: &Uuid| has(&self.scored, *it, id);
        let free = |it: &Uuid| !has(&self.conflicts, *it, id);
        let named: Vec<Uuid> = self.named.iter().map(|it| it.account).collect();
        named.iter().filter(|it| free(it)).all(scored) && self.scored.keys().any(|it| scored(it) && free(it))
    }
}

fn has(of: &HashMap<Uuid, HashSet<Uuid>>, account: Uuid, id: Uuid) -> bool {
    of.get(&account).is_some_and(|all| all.contains(&id))
}

/// How far the evaluation of a process is.
pub(crate) async fn progress(db: &Conn, process: Uuid, now: Moment) -> Result<Progress, StoreError> {
    let open = in_evaluation(db, process).await?;
    let decided: HashSet<Uuid> = decided_in(db, process).await?.into_iter().collect();
    let mut it = Progress {
        undecided: open.iter().map(|(id, _)| *id).filter(|id| !decided.contains(id)).collect(),
        open,
        named: named(db, process).await?.into_iter().filter(|it| it.holds(now)).collect(),
        ..Progress::default()
    };
    for (account, proposal) in scored(db, process).await? {
        it.scored.entry(account).or_default().insert(proposal);
    }
    for (account, proposal) in conflicted(db, process).await? {
        it.conflicts.entry(account).or_default().insert(proposal);
    }
    let mut people: Vec<Uuid> =
        it.named.iter().map(|it| it.account).chain(it.scored.keys().copied()).collect();
    people.sort_unstable();
    people.dedup();
    let acting = acting(db, &people).await?;
    let bodies: Vec<Ref> = acting.values().flatten().flat_map(|it| it.bodies.clone()).collect();
    let made = made_by(db, process, &people, &bodies).await?;
    let ids: Vec<Uuid> = made.iter().map(|it| it.id).collect();
    let chains = chains(db, &ids).await?;
    for row in &made {
        let own = [Made { author: row.author, body: row.body.clone(), at: row.at }];
        for person in &people {
            let acts = acting.get(person).map(Vec::as_slice).unwrap_or_default();
            if cause(*person, acts, &own).is_some() {
                let all = chains.get(&row.id).into_iter().flatten().copied();
                it.conflicts.entry(*person).or_default().extend(all);
            }
        }
    }
    Ok(it)
}

/// Why somebody would have an interest of their own in a proposal, if so.
pub(crate) async fn interest(db: &Conn, it: &Proposal, account: Uuid) -> Result<Option<Cause>, StoreError> {
    let acting = acting(db, &[account]).await?;
    let families = families(db, std::slice::from_ref(it)).await?;
    let acts = acting.get(&account).map(Vec::as_slice).unwrap_or_default();
    Ok(cause(account, acts, families.get(&it.id).map(Vec::as_slice).unwrap_or_default()))
}
