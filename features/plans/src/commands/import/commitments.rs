use super::draft::PlanDraft;
use super::{Outline, is_first, is_positive, plan, tell};
use crate::model::{Body, COMMITMENT, CommitmentDetails, ORGANISATION};
use crate::queries::{self, Among};
use crate::rows::{self, CommitmentRow, commitment_of, commitment_row};
use minga_exchange::{Deed, Desk, InputRow, InputSheet, cell_integer, cell_list, lay_over};
use minga_kernel::{Ref, SdgSet};
use minga_store::StoreError;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Drafts the sheet of commitments.
pub(super) async fn draft(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    outline: &mut Outline,
    drafted: &mut PlanDraft,
) -> Result<(), StoreError> {
    let language = outline.plan.language.clone();
    let plan_id = outline.plan.id;
    let details = queries::commitment_details(desk.db, Among::Plan(plan_id)).await?;
    let named = super::export::named(desk.db, desk.references, &outline.plan, &outline.themes).await?;
    let rows = unique(desk, sheet);
    for (number, _) in &rows {
        let id = desk.cx.new_id();
        outline.commitments.entry(*number).or_insert(id);
    }
    for (number, row) in rows {
        let id = outline.commitments[&number];
        let known = outline.known_commitments.get(&number);
        let before = known.map(|it| {
            let its = details.get(&it.id).cloned().unwrap_or_default();
            commitment_row(it, &its, named.get(&it.id).unwrap_or(&CommitmentRow::default()), &language)
        });
        let merged = lay_over(before.as_ref(), row);
        let (mut commitment, details, mut names): (_, CommitmentDetails, _) =
            commitment_of(&merged, id, plan_id, &language);
        check_goals(desk, sheet, row);
        if !names.theme.is_empty() {
            match plan::find(&outline.themes, &names.theme, &language) {
                Some(theme) => {
                    commitment.theme = Some(theme.id);
                    names.theme = super::export::title_or_number(theme, &outline.themes, &language);
                }
                None => desk.refuse_value(sheet, row, "theme", "unknown-theme", &names.theme),
            }
        }
        let bodies = find_bodies(desk, sheet, row, &names).await?;
        let others = related(desk, sheet, row, outline, id, &names);
        // As the export writes them: `02` and `2` are one number.
        let numbers: BTreeSet<i64> = names.related.iter().filter_map(|number| number.parse().ok()).collect();
        names.related = numbers.iter().map(ToString::to_string).collect();
        let after = commitment_row(&commitment, &details, &names, &language);
        let (code, reference) = (number.to_string(), COMMITMENT.with(id));
        let change = tell(desk, &rows::COMMITMENTS, code, reference, before.as_ref(), &after);
        if matches!(change.deed, Deed::Created | Deed::Changed) {
            drafted.related.push((change.reference.clone(), others));
        }
        drafted.commitments.push((commitment, details, bodies, change));
    }
    tell_absent(desk, outline, drafted);
    Ok(())
}

fn unique<'a>(desk: &mut Desk<'_>, sheet: &'a InputSheet) -> Vec<(i64, &'a InputRow)> {
    let mut seen = HashMap::new();
    let mut rows = Vec::new();
    for row in &sheet.rows {
        let Some(number) = cell_integer(&row.values, "number") else { continue };
        if is_positive(desk, sheet, row, "number", number)
            && is_first(desk, sheet, row, "number", number, &number.to_string(), &mut seen)
        {
            rows.push((number, row));
        }
    }
    rows
}

fn check_goals(desk: &mut Desk<'_>, sheet: &InputSheet, row: &InputRow) {
    let mut goals = SdgSet::default();
    for goal in cell_list(&row.values, "sdg") {
        if !goal.parse().is_ok_and(|goal| goals.insert(goal)) {
            desk.refuse_value(sheet, row, "sdg", "unknown-sdg", &goal);
        }
    }
}

async fn find_bodies(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    row: &InputRow,
    names: &CommitmentRow,
) -> Result<Vec<Body>, StoreError> {
    let mut bodies: Vec<Body> = Vec::new();
    for (role, code) in &names.bodies {
        if let Some(organisation) = desk.find(&ORGANISATION, code).await? {
            bodies.push(Body { role: *role, organisation });
        } else {
            let column = match role.code() {
                "lead" => "responsible",
                "support" => "supporting",
                other => other,
            };
            desk.refuse_value(sheet, row, column, "unknown-organisation", code);
        }
    }
    Ok(bodies)
}

/// The commitments that a row calls related.
fn related(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    row: &InputRow,
    outline: &Outline,
    id: Uuid,
    names: &CommitmentRow,
) -> Vec<Ref> {
    let mut others = Vec::new();
    for named in &names.related {
        let other = named.parse::<i64>().ok().and_then(|number| outline.commitments.get(&number));
        match other {
            Some(other) if *other == id => {
                desk.refuse_value(sheet, row, "related", "related-to-itself", named);
            }
            Some(other) => others.push(COMMITMENT.with(*other)),
            None => desk.refuse_value(sheet, row, "related", "unknown-commitment", named),
        }
    }
    others
}

/// Says which known commitments the file does not name; they stay.
fn tell_absent(desk: &mut Desk<'_>, outline: &Outline, drafted: &PlanDraft) {
    let named: BTreeSet<Ref> = drafted.commitments.iter().map(|it| it.3.reference.clone()).collect();
    let mut absent: Vec<i64> = outline
        .known_commitments
        .values()
        .filter(|it| !named.contains(&COMMITMENT.with(it.id)))
        .map(|it| it.number)
        .collect();
    absent.sort_unstable();
    for number in absent {
        let reference = COMMITMENT.with(outline.commitments[&number]);
        super::tell_absent(desk, &rows::COMMITMENTS, "absent-commitment", number.to_string(), reference);
    }
}
