//! Sheets whose rows have no number of their own: they are told apart by their order.

use super::draft::PlanDraft;
use super::{Outline, tell};
use crate::model::{Archive, COMMITMENT, Evidence, Given, Learning, MILESTONE};
use crate::queries::{self, Among};
use crate::rows::{self, evidence_row, learning_row};
use minga_exchange::{Desk, InputSheet, cell_day, cell_integer, cell_text, lay_over, text_of};
use minga_store::StoreError;
use std::collections::HashMap;
use uuid::Uuid;

/// Drafts the sheet of means of verification: the first of a milestone, the second …
pub(super) async fn draft_evidence(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    outline: &Outline,
    drafted: &mut PlanDraft,
) -> Result<(), StoreError> {
    let language = outline.plan.language.clone();
    let all = queries::evidence(desk.db, Among::Plan(outline.plan.id)).await?;
    let known: HashMap<(Uuid, Option<Uuid>, i64), Evidence> =
        all.into_iter().map(|it| ((it.commitment, it.milestone, it.position), it)).collect();
    let mut counted: HashMap<(Uuid, Option<Uuid>), i64> = HashMap::new();
    for row in &sheet.rows {
        let Some((commitment_number, commitment)) = outline.commitment_of(desk, sheet, row) else { continue };
        let number = cell_integer(&row.values, "milestone");
        let milestone = match number {
            None => None,
            Some(number) => {
                let found = outline.milestones.get(&(commitment_number, number)).copied();
                if found.is_none() {
                    let shown = format!("{commitment_number}.{number}");
                    desk.refuse_value(sheet, row, "milestone", "unknown-milestone", &shown);
                    continue;
                }
                found
            }
        };
        let position = next(&mut counted, (commitment, milestone));
        let known = known.get(&(commitment, milestone, position));
        let before = known.map(|it| evidence_row(it, commitment_number, number, &language));
        let merged = lay_over(before.as_ref(), row);
        let mut evidence = Evidence {
            id: known.map_or_else(|| desk.cx.new_id(), |it| it.id),
            plan: outline.plan.id,
            commitment,
            milestone,
            position,
            title: text_of(&merged, "title", &language),
            url: cell_text(&merged, "url").unwrap_or_default(),
            dated: cell_day(&merged, "date"),
            given: known.map_or_else(Given::default, |it| it.given.clone()),
        };
        // The copy is of the address as it was.
        if known.is_some_and(|it| it.url != evidence.url) {
            evidence.given.archive = Archive::default();
        }
        let after = evidence_row(&evidence, commitment_number, number, &language);
        // What an institution gave with a report is not mended by a spreadsheet.
        if evidence.given.by.is_some() && before.as_ref() != Some(&after) {
            desk.refuse_value(sheet, row, "title", "evidence-given", &evidence.url);
            continue;
        }
        let reference = milestone.map_or_else(|| COMMITMENT.with(commitment), |id| MILESTONE.with(id));
        let code = match number {
            Some(number) => format!("{commitment_number}.{number} #{position}"),
            None => format!("{commitment_number} #{position}"),
        };
        let change = tell(desk, &rows::EVIDENCE, code, reference, before.as_ref(), &after);
        drafted.evidence.push((evidence, change));
    }
    Ok(())
}

/// Drafts the sheet of learnings: the first challenge of a commitment, the second …
pub(super) async fn draft_learnings(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    outline: &Outline,
    drafted: &mut PlanDraft,
) -> Result<(), StoreError> {
    let language = outline.plan.language.clone();
    let all = queries::learnings(desk.db, Among::Plan(outline.plan.id)).await?;
    let known: HashMap<(Uuid, String, i64), Learning> =
        all.into_iter().map(|it| ((it.commitment, it.kind.clone(), it.position), it)).collect();
    let mut counted: HashMap<(Uuid, String), i64> = HashMap::new();
    for row in &sheet.rows {
        let Some((number, commitment)) = outline.commitment_of(desk, sheet, row) else { continue };
        let Some(kind) = cell_text(&row.values, "kind") else { continue };
        let position = next(&mut counted, (commitment, kind.clone()));
        let known = known.get(&(commitment, kind.clone(), position));
        let before = known.map(|it| learning_row(it, number, &language));
        let merged = lay_over(before.as_ref(), row);
        let learning = Learning {
            id: known.map_or_else(|| desk.cx.new_id(), |it| it.id),
            plan: outline.plan.id,
            commitment,
            kind,
            position,
            text: text_of(&merged, "text", &language),
        };
        let after = learning_row(&learning, number, &language);
        let code = format!("{number} {} #{position}", learning.kind);
        let reference = COMMITMENT.with(commitment);
        let change = tell(desk, &rows::PROGRESS, code, reference, before.as_ref(), &after);
        drafted.learnings.push((learning, change));
    }
    Ok(())
}

fn next<K: std::hash::Hash + Eq>(counted: &mut HashMap<K, i64>, key: K) -> i64 {
    let count = counted.entry(key).or_insert(0);
    *count += 1;
    *count
}
