//! Whoever leads a process merges several proposals into a joint one. The originals stay readable,
//! and whoever supports any of them supports it: each person once.

use super::matter::{about, happened, hold, line, moved, text};
use crate::model::proposal::{Merger, MergerKind, Proposal, State, Step, Written};
use crate::model::{MERGER, Process};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Tx};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// The most proposals that one deed merges.
pub(crate) const MOST: usize = 200;

/// What is merged.
#[derive(Clone, Debug)]
pub(crate) struct NewMerger {
    pub(crate) process: Uuid,
    /// The numbers of the originals; `None` if something written there is none.
    pub(crate) numbers: Option<Vec<i64>>,
    /// The number of the joint proposal, if there is one already.
    pub(crate) into: Option<i64>,
    pub(crate) title: String,
    pub(crate) problem: String,
    pub(crate) solution: String,
    pub(crate) reason: String,
}

/// What was merged: the joint proposal and the originals, whose authors are to be told.
pub(crate) struct Merged {
    pub(crate) process: Process,
    pub(crate) joint: Proposal,
    pub(crate) originals: Vec<Proposal>,
}

/// The command; the caller tells the authors by mail in the same transaction, and commits.
pub(crate) async fn merge(cx: &Cx, tx: &Tx, new: NewMerger) -> Result<Merged, CommandError> {
    let capacity = policy::may_lead(&standing(cx, tx).await?, "cocreation.merge", new.process)?;
    let process = hold(tx, new.process).await?;
    let mut check = Check::default();
    let reason = text(cx, &mut check, "reason", &new.reason, true);
    let made = new.into.is_none();
    let written = Written {
        title: line(cx, &mut check, "title", &new.title, made),
        problem: text(cx, &mut check, "problem", &new.problem, made),
        solution: text(cx, &mut check, "solution", &new.solution, made),
        lang: cx.lang.code().to_owned(),
        ..Written::default()
    };
    let originals = originals(tx, &process, &new, &mut check).await?;
    let known = match new.into {
        None => None,
        Some(number) => {
            let found = queries::proposal_by_number(tx, process.id, number).await?;
            let found = found.filter(|it| State::OPEN.contains(&it.state));
            // What holds something cannot become a part of it.
            let apart = found.filter(|it| originals.iter().all(|original| original.id != it.id));
            if apart.is_none() {
                check.refuse("into", "cocreation-unknown");
            }
            apart
        }
    };
    check.done()?;
    let mut events = Vec::new();
    let joint = if let Some(joint) = known {
        joint
    } else {
        let joint = joint(cx, tx, &process, written, &originals).await?;
        queries::add_proposal(tx, &joint).await?;
        let facts = json!({ "changes": { "state": [null, joint.state.code()] } });
        events.push(happened(&joint, "proposal.made_of_several", facts));
        joint
    };
    for original in &originals {
        let to = original.state.after(Step::Merge).ok_or(Refusal::State)?;
        let part = Proposal { state: to, merged_into: Some(joint.id), ..original.clone() };
        queries::save_proposal(tx, &part).await?;
        let merger = Merger {
            id: cx.new_id(),
            process: process.id,
            original: original.id,
            into: joint.id,
            kind: MergerKind::Merged,
            lang: cx.lang.code().to_owned(),
            reason: reason.clone(),
            made_at: cx.now(),
            ended_at: None,
            end_reason: String::new(),
            objection: String::new(),
            objected_at: None,
        };
        queries::add_merger(tx, &merger).await?;
        events.push(moved(original, "proposal.merged", to));
        events.push(about(original, MERGER.with(merger.id), "proposal.merger_made", json!({})));
    }
    queries::recount(tx, joint.id).await?;
    tx.publish(cx, &capacity, events).await?;
    let joint = queries::proposal_by_id(tx, joint.id).await?.ok_or(CommandError::NotFound)?;
    Ok(Merged { process, joint, originals })
}

/// The proposals of these numbers, each once.
async fn originals(
    tx: &Tx,
    process: &Process,
    new: &NewMerger,
    check: &mut Check,
) -> Result<Vec<Proposal>, CommandError> {
    let Some(mut numbers) = new.numbers.clone() else {
        check.refuse("numbers", "cocreation-numbers");
        return Ok(Vec::new());
    };
    numbers.sort_unstable();
    numbers.dedup();
    let least = if new.into.is_some() { 1 } else { 2 };
    if numbers.len() < least || numbers.len() > MOST {
        check.refuse("numbers", "cocreation-numbers");
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for number in numbers {
        let found = queries::proposal_by_number(tx, process.id, number).await?;
        let Some(it) = found.filter(|it| it.state.after(Step::Merge).is_some()) else {
            check.refuse("numbers", "cocreation-unknown");
            break;
        };
        all.push(it);
    }
    Ok(all)
}

/// A joint proposal of these, which is about what they agree on.
async fn joint(
    cx: &Cx,
    tx: &Tx,
    process: &Process,
    written: Written,
    originals: &[Proposal],
) -> Result<Proposal, CommandError> {
    let first = originals.first().ok_or_else(|| refused("numbers", "cocreation-numbers"))?;
    let agreed = |same: fn(&Proposal, &Proposal) -> bool| originals.iter().all(|it| same(it, first));
    let theme = first.written.theme.filter(|_| agreed(|a, b| a.written.theme == b.written.theme));
    let place = first.written.place.filter(|_| agreed(|a, b| a.written.place == b.written.place));
    Ok(Proposal {
        id: cx.new_id(),
        process: process.id,
        number: queries::next_number(tx, process.id).await?,
        state: State::Submitted,
        hidden_from: None,
        hidden_why: String::new(),
        outcome: None,
        joint: true,
        author: None,
        written: Written { theme, place, ..written },
        assigned: first.assigned.filter(|_| agreed(|a, b| a.assigned == b.assigned)),
        merged_into: None,
        supports: 0,
        made_at: cx.now(),
    })
}
