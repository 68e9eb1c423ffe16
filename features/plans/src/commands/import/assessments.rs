//! The sheet of assessments. Its rows stand in the order in which things were said: a row with
//! a reason is a further version of the one above it about the same thing and of the same kind.

use super::draft::PlanDraft;
use super::{Outline, tell};
use crate::model::assessment::CARRYING;
use crate::model::{Assessment, AssessmentKind, COMMITMENT, CodeSet, Codes, ORGANISATION};
use crate::queries::{self, Among};
use crate::rows::{self, assessment_row, codes_of};
use minga_exchange::{
    Desk, InputRow, InputSheet, Values, cell_day, cell_integer, cell_text, lay_over, text_of,
};
use minga_kernel::{Day, Ref, Role};
use minga_store::{Same, StoreError};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Of one thing and kind: how many assessments there were in the sheet, and the version of the
/// last one.
type Counted = HashMap<(Option<Uuid>, AssessmentKind), (i64, i64)>;

/// Drafts the sheet.
pub(super) async fn draft(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    outline: &Outline,
    drafted: &mut PlanDraft,
) -> Result<(), StoreError> {
    let plan = &outline.plan;
    let language = plan.language.clone();
    let all = queries::assessments(desk.db, Among::Plan(plan.id)).await?;
    let organisations =
        all.iter().filter_map(|it| Some(ORGANISATION.with(it.organisation?))).collect::<Vec<_>>();
    let organisations = desk.references.resolve(desk.db, &organisations).await?;
    let carrying = carrying(desk, outline, drafted).await?;
    let has_reasons = sheet.rows.iter().any(|row| row.values.keys().any(|key| key.starts_with("reason")));
    let mut counted = Counted::new();
    for row in &sheet.rows {
        let number = cell_integer(&row.values, "commitment");
        let commitment = match number {
            None => None,
            Some(_) => match outline.commitment_of(desk, sheet, row) {
                Some((_, id)) => Some(id),
                None => continue,
            },
        };
        let kind = cell_text(&row.values, "kind").and_then(|code| AssessmentKind::from_code(&code));
        let Some(kind) = kind else { continue };
        // Whether it is a correction is told by the row itself, or by what is known of it where
        // the file has no reasons.
        let place = counted.entry((commitment, kind)).or_insert((0, 0));
        let (series, version) = *place;
        let at = |series: i64, version: i64| {
            all.iter().find(|it| it.thread() == (commitment, kind, series) && it.version == version)
        };
        let says_why = !text_of(&row.values, "reason", &language).is_empty();
        let corrects = says_why || (!has_reasons && at(series, version + 1).is_some());
        *place = if corrects { (series, version + 1) } else { (series + 1, 1) };
        let (series, version) = *place;
        if series == 0 {
            desk.refuse(sheet, row, "reason", "assessment-reason-first");
            continue;
        }
        let known = at(series, version);
        let before = known.map(|it| {
            let organisation = it.organisation.and_then(|id| organisations.get(&ORGANISATION.with(id)));
            assessment_row(it, number, organisation.map(|it| it.code.as_str()), &language)
        });
        let merged = lay_over(before.as_ref(), row);
        let understood = understood(desk, sheet, row, &merged, commitment, kind, &carrying).await?;
        let Some((dated, organisation)) = understood else { continue };
        let assessment = Assessment {
            id: known.map_or_else(|| desk.cx.new_id(), |it| it.id),
            plan: plan.id,
            commitment,
            kind,
            series,
            version,
            set: set_of(&merged),
            codes: codes_of(&merged),
            dated,
            organisation,
            assessor: text_of(&merged, "assessor", &language),
            summary: text_of(&merged, "summary", &language),
            url: cell_text(&merged, "url"),
            file: known.and_then(|it| it.file.clone()),
            reason: text_of(&merged, "reason", &language),
            // Whoever imports it, which is known when it is written.
            role: known.map_or(Role::Operator, |it| it.role),
            by: known.and_then(|it| it.by),
            recorded_at: known.map_or_else(|| desk.cx.now(), |it| it.recorded_at),
        };
        let code = cell_text(&merged, "organisation");
        let after = assessment_row(&assessment, number, code.as_deref(), &language);
        if before.as_ref().is_some_and(|before| *before != after) {
            desk.refuse(sheet, row, "kind", "assessment-known");
            continue;
        }
        let given = version > 1 && known.is_none();
        if given && at(series, version - 1).is_some_and(|it| it.role == Role::Evaluator) {
            desk.refuse(sheet, row, "reason", "assessment-given");
            continue;
        }
        let reference = commitment.map_or_else(|| plan.reference(), |id| COMMITMENT.with(id));
        let about = number.map(|number| format!("{number} ")).unwrap_or_default();
        let code = format!("{about}{} #{series}.{version}", kind.code());
        let change = tell(desk, &rows::ASSESSMENTS, code, reference, before.as_ref(), &after);
        drafted.assessments.push((assessment, change));
    }
    Ok(())
}

fn set_of(row: &Values) -> Option<CodeSet> {
    cell_text(row, "code_set").and_then(|code| CodeSet::from_code(&code))
}

/// Which organisations carry which commitments out, as it will be.
async fn carrying(
    desk: &Desk<'_>,
    outline: &Outline,
    drafted: &PlanDraft,
) -> Result<HashSet<(Uuid, Uuid)>, StoreError> {
    let mut bodies = queries::bodies(desk.db, Among::Plan(outline.plan.id)).await?;
    for (commitment, _, own, _) in &drafted.commitments {
        bodies.insert(commitment.id, own.clone());
    }
    let all = bodies.into_iter().flat_map(|(id, own)| own.into_iter().map(move |body| (id, body)));
    let carrying: Vec<(Uuid, Ref)> = all
        .filter(|(_, body)| CARRYING.contains(&body.role))
        .map(|(id, body)| (id, body.organisation))
        .collect();
    // Other entries of the same organisations are as little independent.
    let bodies: Vec<Ref> = carrying.iter().map(|(_, body)| body.clone()).collect();
    let same = Same::of(desk.db, &bodies).await?;
    let entries =
        |(id, body): &(Uuid, Ref)| same.all(body).into_iter().map(|it| (*id, it.id)).collect::<Vec<_>>();
    Ok(carrying.iter().flat_map(entries).collect())
}

/// The day of a row and who says it, if nothing is wrong with the row.
async fn understood(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    row: &InputRow,
    merged: &Values,
    commitment: Option<Uuid>,
    kind: AssessmentKind,
    carrying: &HashSet<(Uuid, Uuid)>,
) -> Result<Option<(Day, Option<Uuid>)>, StoreError> {
    let mut wrong: Vec<(String, &'static str)> = Vec::new();
    let mut refuse = |column: &str, code: &'static str| wrong.push((column.to_owned(), code));
    let (set, codes) = (set_of(merged), codes_of(merged));
    check_codes(&mut refuse, commitment, set, &codes);
    let whole_plan = commitment.is_none();
    if whole_plan && kind == AssessmentKind::EndOfCommitment {
        refuse("kind", "assessment-of-plan");
    }
    let empty = |column: &str| text_of(merged, column, "").is_empty();
    if whole_plan && empty("summary") {
        refuse("summary", "missing-text");
    }
    let dated = cell_day(merged, "date");
    if dated.is_some_and(|day| day > desk.cx.today()) {
        refuse("date", "future-day");
    }
    let mut organisation = None;
    if let Some(code) = cell_text(merged, "organisation") {
        organisation = desk.find(&ORGANISATION, &code).await?.map(|it| it.id);
        let carries = |id: Uuid| {
            carrying
                .iter()
                .any(|(of, body)| *body == id && commitment.is_none_or(|commitment| commitment == *of))
        };
        if organisation.is_none() {
            refuse("organisation", "unknown-organisation");
        } else if kind == AssessmentKind::Independent && organisation.is_some_and(carries) {
            refuse("organisation", "assessor-not-independent");
        }
    } else if empty("assessor") {
        refuse("assessor", "assessor-missing");
    }
    for (column, code) in &wrong {
        let value = cell_text(merged, column).unwrap_or_default();
        desk.refuse_value(sheet, row, column, code, &value);
    }
    Ok(dated.filter(|_| wrong.is_empty()).map(|day| (day, organisation)))
}

fn check_codes(
    refuse: &mut impl FnMut(&str, &'static str),
    commitment: Option<Uuid>,
    set: Option<CodeSet>,
    codes: &Codes,
) {
    match (commitment, set) {
        (None, None) if codes.is_empty() => {}
        (None, _) => refuse("code_set", "assessment-plan-codes"),
        (Some(_), None) => refuse("code_set", "assessment-set"),
        (Some(_), Some(_)) if codes.is_empty() => refuse("code_set", "assessment-codes"),
        (Some(_), set) => codes.problems(set).into_iter().for_each(|(name, code)| refuse(name, code)),
    }
}
