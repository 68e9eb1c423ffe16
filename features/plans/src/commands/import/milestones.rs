use super::draft::PlanDraft;
use super::{Outline, is_first, is_positive, refuse_backwards, tell};
use crate::model::{MILESTONE, Milestone, State};
use crate::queries::{self, Among};
use crate::rows::{self, milestone_of, milestone_row};
use minga_exchange::{Desk, InputRow, InputSheet, cell_integer, cell_number, lay_over};
use minga_kernel::Problem;
use minga_store::StoreError;
use std::collections::{HashMap, HashSet};

/// Drafts the sheet of milestones.
pub(super) async fn draft(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    outline: &mut Outline,
    drafted: &mut PlanDraft,
) -> Result<(), StoreError> {
    let language = outline.plan.language.clone();
    let details = queries::milestone_details(desk.db, Among::Plan(outline.plan.id)).await?;
    let mut seen = HashMap::new();
    for row in &sheet.rows {
        let Some((commitment_number, commitment)) = outline.commitment_of(desk, sheet, row) else { continue };
        let Some(number) = cell_integer(&row.values, "number") else { continue };
        let key = (commitment_number, number);
        let shown = format!("{commitment_number}.{number}");
        if !is_positive(desk, sheet, row, "number", number)
            || !is_first(desk, sheet, row, "number", key, &shown, &mut seen)
        {
            continue;
        }
        refuse_backwards(desk, sheet, row, "start", "end");
        refuse_backwards(desk, sheet, row, "signed_start", "signed_end");
        if cell_number(&row.values, "weight").is_some_and(|weight| weight <= 0.0) {
            desk.refuse(sheet, row, "weight", "weight-not-positive");
        }
        let known = outline.known_milestones.get(&key);
        let before =
            known.map(|it| milestone_row(it, &details.get(&it.id).cloned().unwrap_or_default(), &language));
        let merged = lay_over(before.as_ref(), row);
        let id = known.map_or_else(|| desk.cx.new_id(), |it| it.id);
        outline.milestones.insert(key, id);
        let (milestone, its) = milestone_of(&merged, id, outline.plan.id, commitment, &language, known);
        notice_odd(desk, sheet, row, &milestone);
        let after = milestone_row(&milestone, &its, &language);
        let change = tell(desk, &rows::MILESTONES, shown, MILESTONE.with(id), before.as_ref(), &after);
        drafted.milestones.push((milestone, its, change));
    }
    tell_absent(desk, outline, &seen.into_keys().collect());
    Ok(())
}

/// What a source may well say, and a reader should know that it does not fit.
fn notice_odd(desk: &mut Desk<'_>, sheet: &InputSheet, row: &InputRow, it: &Milestone) {
    let odd = match (it.state, it.reported) {
        (State::Completed, Some(figure)) if figure < 100 => Some("completed-below-100"),
        (State::NotStarted, Some(figure)) if figure > 0 => Some("not-started-above-0"),
        _ => None,
    };
    if let Some(code) = odd {
        desk.problems.push(Problem::notice(sheet.place(row, "progress"), code));
    }
}

/// Says which known milestones the file does not name; they stay.
fn tell_absent(desk: &mut Desk<'_>, outline: &Outline, named: &HashSet<(i64, i64)>) {
    let mut absent: Vec<&Milestone> =
        outline.known_milestones.iter().filter(|(key, _)| !named.contains(*key)).map(|(_, it)| it).collect();
    absent.sort_unstable_by_key(|it| (it.commitment_number, it.number));
    for it in absent {
        super::tell_absent(desk, &rows::MILESTONES, "absent-milestone", it.label(), MILESTONE.with(it.id));
    }
}
