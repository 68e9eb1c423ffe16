//! What a workbook of somebody who is signed in does not change in a plan that is being carried
//! out: it has an act of its own, with a reason, with evidence, or with a second key. Whoever
//! operates the program can still load what a source says.

use super::draft::PlanDraft;
use crate::model::State;
use crate::policy;
use crate::rows;
use minga_exchange::{Change, Deed, Desk};
use minga_kernel::{Actor, Place, Problem};

/// The states of a plan that nobody signed yet.
const UNSIGNED: &[&str] = &["co_creating", "submitted"];

/// The columns of [`own_acts`].
const OF_KNOWN: &[(&str, &[&str])] = &[
    ("plan", &["state", "cycle_end", "rescheduled_to", "report_date"]),
    ("milestones", &["state", "progress", "completed_on", "start", "end", "signed_start", "signed_end"]),
];

/// The columns of a sheet whose change, in what is there already, is an act of its own.
pub(crate) fn own_acts(sheet: &str) -> &'static [&'static str] {
    OF_KNOWN.iter().find(|(name, _)| *name == sheet).map_or(&[], |(_, columns)| columns)
}

/// Refuses them.
pub(super) fn refuse(desk: &mut Desk<'_>, drafted: &PlanDraft) {
    let Actor::Account(_) = desk.cx.actor else { return };
    let Some(state) = drafted.known_state.as_deref().filter(|state| !UNSIGNED.contains(state)) else {
        return;
    };
    let mut found = Vec::new();
    for change in desk.decided().iter().filter(|it| matches!(it.deed, Deed::Created | Deed::Changed)) {
        let Some(schema) = rows::ALL.iter().find(|schema| schema.name == change.sheet) else { continue };
        let refused = |column: &str| own_act(change, column);
        if !policy::WRITTEN.contains(&state) {
            found.push(Problem::error(Place::sheet(schema.name), "plan-over").with("value", &change.code));
        } else if schema.name == rows::ASSESSMENTS.name {
            found.push(refused("kind"));
        } else {
            let columns = own_acts(schema.name);
            let changed = change.fields.iter().filter(|field| columns.contains(&field.column.as_str()));
            found.extend(changed.map(|field| refused(&field.column)));
        }
    }
    let done = |(it, _, change): &&(_, _, Change)| change.deed == Deed::Created && is_begun(it);
    found.extend(drafted.milestones.iter().filter(done).map(|(_, _, change)| own_act(change, "state")));
    for problem in found {
        desk.problems.push(problem);
    }
}

/// Whether somebody says that work on a new milestone has begun.
fn is_begun(milestone: &crate::model::Milestone) -> bool {
    milestone.state != State::NotStarted || milestone.reported.is_some_and(|figure| figure > 0)
}

fn own_act(change: &Change, column: &str) -> Problem {
    Problem::error(Place::sheet(change.sheet).column(column), "own-act").with("value", &change.code)
}
