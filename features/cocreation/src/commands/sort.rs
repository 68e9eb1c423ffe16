//! Whoever leads a process classifies several proposals at once and says why, or undoes it.

use super::matter::{about, happened, hold, parts, text};
use crate::model::analysis::{Classification, Sorted};
use crate::model::proposal::{Proposal, Written};
use crate::model::{CLASSIFICATION, Process};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Event, Store};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// The most proposals that one deed classifies.
pub(crate) const MOST: usize = 200;

/// What is said of one proposal; what is left out stays as it is.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) number: i64,
    pub(crate) theme: Option<i64>,
    pub(crate) place: Option<Uuid>,
    pub(crate) assigned: Option<Uuid>,
    /// Why.
    pub(crate) reason: String,
    /// Whether it is what the program suggested.
    pub(crate) suggested: bool,
}

/// Classifies; how many proposals it changed.
pub(crate) async fn sort(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    items: &[Item],
) -> Result<usize, CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let mut capacity = policy::may_lead(&standing, "cocreation.merge", process)?;
    let process = hold(&tx, process).await?;
    let mut check = Check::default();
    if items.is_empty() || items.len() > MOST {
        check.refuse("numbers", "cocreation-sort-none");
    }
    let mut changes: Vec<(Proposal, Proposal, Classification)> = Vec::new();
    let together = cx.new_id();
    for item in items.iter().take(MOST) {
        let found = queries::proposal_by_number(&tx, process.id, item.number).await?;
        let Some(it) = found else {
            check.refuse("numbers", "cocreation-sort-state");
            break;
        };
        match policy::may(&standing, "cocreation.classify", &it, &parts(&it)) {
            Ok(own) => capacity = own,
            Err(Refusal::State) => {
                check.refuse("numbers", "cocreation-sort-state");
                break;
            }
            Err(refusal) => return Err(refusal.into()),
        }
        let reason = text(cx, &mut check, "reason", &item.reason, true);
        let before = sorted_of(&it);
        let after = wanted(&process, item, before, &mut check);
        if after == before {
            continue;
        }
        let classification = Classification {
            id: cx.new_id(),
            process: process.id,
            proposal: it.id,
            together,
            from: before,
            to: after,
            suggested: item.suggested,
            lang: cx.lang.code().to_owned(),
            reason,
            made_at: cx.now(),
            undone_at: None,
        };
        changes.push((it.clone(), with(&it, after), classification));
    }
    check.done()?;
    let mut events: Vec<Event> = Vec::new();
    for (before, after, classification) in &changes {
        queries::save_proposal(&tx, after).await?;
        queries::add_classification(&tx, classification).await?;
        events.push(happened(before, "proposal.classified", json!({})));
        let thing = CLASSIFICATION.with(classification.id);
        events.push(about(before, thing, "proposal.classification_reasoned", json!({})));
    }
    if !events.is_empty() {
        tx.publish(cx, &capacity, events).await?;
    }
    tx.commit().await?;
    Ok(changes.len())
}

/// What a proposal becomes, or what is wrong with it.
fn wanted(process: &Process, item: &Item, before: Sorted, check: &mut Check) -> Sorted {
    if item.theme.is_some_and(|theme| process.theme(theme).is_none()) {
        check.refuse("theme", "cocreation-choice");
    }
    let known = |place: Uuid| place == process.jurisdiction || process.places.contains(&place);
    if item.place.is_some_and(|place| !known(place)) {
        check.refuse("place", "cocreation-choice");
    }
    if item.theme.is_none() && item.place.is_none() && item.assigned.is_none() {
        check.refuse("theme", "cocreation-sort-nothing");
    }
    Sorted {
        theme: item.theme.or(before.theme),
        place: item.place.or(before.place),
        assigned: item.assigned.or(before.assigned),
    }
}

/// Undoes what was classified at once, as far as nobody decided otherwise since; how many
/// proposals it changed.
pub(crate) async fn undo(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    together: Uuid,
) -> Result<usize, CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let mut capacity = policy::may_lead(&standing, "cocreation.merge", process)?;
    hold(&tx, process).await?;
    let all = queries::classified_together(&tx, together).await?;
    let all: Vec<Classification> =
        all.into_iter().filter(|it| it.process == process && it.undone_at.is_none()).collect();
    if all.is_empty() {
        return Err(refused("undo", "cocreation-sort-undone"));
    }
    let mut events: Vec<Event> = Vec::new();
    let mut changed = 0;
    for it in all {
        let found = queries::proposal_by_id(&tx, it.proposal).await?.ok_or(CommandError::NotFound)?;
        // What is answered or gone meanwhile stays; that it was undone is told all the same.
        if let Ok(own) = policy::may(&standing, "cocreation.classify", &found, &parts(&found)) {
            capacity = own;
            let now = sorted_of(&found);
            let back = Sorted {
                theme: if now.theme == it.to.theme { it.from.theme } else { now.theme },
                place: if now.place == it.to.place { it.from.place } else { now.place },
                assigned: if now.assigned == it.to.assigned { it.from.assigned } else { now.assigned },
            };
            if back != now {
                queries::save_proposal(&tx, &with(&found, back)).await?;
                events.push(happened(&found, "proposal.classified", json!({})));
                changed += 1;
            }
        }
        let undone = Classification { undone_at: Some(cx.now()), ..it };
        queries::save_classification(&tx, &undone).await?;
        let thing = CLASSIFICATION.with(undone.id);
        events.push(about(&found, thing, "proposal.classification_undone", json!({})));
    }
    tx.publish(cx, &capacity, events).await?;
    tx.commit().await?;
    Ok(changed)
}

/// How a proposal is classified.
pub(crate) fn sorted_of(it: &Proposal) -> Sorted {
    Sorted { theme: it.written.theme, place: it.written.place, assigned: it.assigned }
}

fn with(it: &Proposal, sorted: Sorted) -> Proposal {
    let written = Written { theme: sorted.theme, place: sorted.place, ..it.written.clone() };
    Proposal { written, assigned: sorted.assigned, ..it.clone() }
}
