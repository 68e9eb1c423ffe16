use crate::model::{COMMITMENT, JURISDICTION, ORGANISATION, PLAN, Plan, Theme};
use crate::queries::{self, Among};
use crate::rows::{
    self, CommitmentRow, assessment_row, commitment_row, evidence_row, learning_row, milestone_row, plan_row,
    theme_row,
};
use minga_exchange::{Chosen, Values, table_of};
use minga_kernel::Ref;
use minga_kernel::table::Table;
use minga_store::{Conn, References, StoreError, links_from};
use std::collections::HashMap;
use uuid::Uuid;

/// The chosen plan as its sheets.
pub(super) async fn export(db: &Conn, chosen: &mut Chosen<'_>) -> Result<Vec<Table>, StoreError> {
    let Some(plan) = queries::plans_by_id(db, &chosen.of(&PLAN)).await?.pop() else { return Ok(Vec::new()) };
    chosen.language.clone_from(&plan.language);
    let language = plan.language.as_str();
    let references = chosen.references;
    let all = Among::Plan(plan.id);
    let themes = queries::themes(db, plan.id).await?;
    let commitments = queries::commitments(db, plan.id).await?;
    let details = queries::commitment_details(db, all).await?;
    let named = named(db, references, &plan, &themes).await?;
    let milestones = queries::milestones(db, all).await?;
    let milestone_details = queries::milestone_details(db, all).await?;
    let numbers: HashMap<Uuid, i64> = commitments.iter().map(|it| (it.id, it.number)).collect();
    let milestone_numbers: HashMap<Uuid, i64> = milestones.iter().map(|it| (it.id, it.number)).collect();

    for bodies in queries::bodies(db, all).await?.values() {
        chosen.things.extend(bodies.iter().map(|body| body.organisation.clone()));
    }
    if let Some(country) = references.find(db, &JURISDICTION, &plan.country).await? {
        chosen.add(country);
    }
    let place = match plan.jurisdiction {
        Some(id) => {
            chosen.add(JURISDICTION.with(id));
            jurisdiction_code(db, references, id).await?
        }
        None => None,
    };

    let commitment_rows: Vec<Values> = commitments
        .iter()
        .map(|it| {
            let its = details.get(&it.id).cloned().unwrap_or_default();
            commitment_row(it, &its, named.get(&it.id).unwrap_or(&CommitmentRow::default()), language)
        })
        .collect();
    let milestone_rows: Vec<Values> = milestones
        .iter()
        .map(|it| milestone_row(it, &milestone_details.get(&it.id).cloned().unwrap_or_default(), language))
        .collect();
    let mut evidence = queries::evidence(db, all).await?;
    let number_of = |id: Option<Uuid>| id.and_then(|id| milestone_numbers.get(&id).copied());
    evidence.sort_by_key(|it| (numbers.get(&it.commitment).copied(), number_of(it.milestone), it.position));
    let evidence_rows: Vec<Values> = evidence
        .iter()
        .filter_map(|it| {
            Some(evidence_row(it, *numbers.get(&it.commitment)?, number_of(it.milestone), language))
        })
        .collect();
    let mut learnings = queries::learnings(db, all).await?;
    let kind_rank = |kind: &str| crate::model::LEARNINGS.iter().position(|known| *known == kind);
    learnings.sort_by_key(|it| (numbers.get(&it.commitment).copied(), kind_rank(&it.kind), it.position));
    let learning_rows: Vec<Values> = learnings
        .iter()
        .filter_map(|it| Some(learning_row(it, *numbers.get(&it.commitment)?, language)))
        .collect();
    let mut assessments = queries::assessments(db, all).await?;
    assessments.sort_by_key(|it| {
        (it.commitment.map(|id| numbers.get(&id).copied()), it.kind, it.series, it.version)
    });
    let assessors: Vec<Ref> =
        assessments.iter().filter_map(|it| Some(ORGANISATION.with(it.organisation?))).collect();
    let known = references.resolve(db, &assessors).await?;
    chosen.things.extend(assessors);
    let assessment_rows: Vec<Values> = assessments
        .iter()
        .map(|it| {
            let number = it.commitment.and_then(|id| numbers.get(&id).copied());
            let organisation = it.organisation.and_then(|id| known.get(&ORGANISATION.with(id)));
            assessment_row(it, number, organisation.map(|it| it.code.as_str()), language)
        })
        .collect();
    let theme_rows: Vec<Values> = themes.iter().map(|it| theme_row(it, language)).collect();
    Ok(vec![
        table_of(&rows::PLAN, &[plan_row(&plan, place.as_deref())]),
        table_of(&rows::THEMES, &theme_rows),
        table_of(&rows::COMMITMENTS, &commitment_rows),
        table_of(&rows::MILESTONES, &milestone_rows),
        table_of(&rows::EVIDENCE, &evidence_rows),
        table_of(&rows::PROGRESS, &learning_rows),
        table_of(&rows::ASSESSMENTS, &assessment_rows),
    ])
}

/// What the commitments of a plan name by code, title or number.
pub(super) async fn named(
    db: &Conn,
    references: &References,
    plan: &Plan,
    themes: &[Theme],
) -> Result<HashMap<Uuid, CommitmentRow>, StoreError> {
    let commitments = queries::commitments(db, plan.id).await?;
    let bodies = queries::bodies(db, Among::Plan(plan.id)).await?;
    let organisations: Vec<Ref> = bodies.values().flatten().map(|body| body.organisation.clone()).collect();
    let known = references.resolve(db, &organisations).await?;
    let refs: Vec<Ref> = commitments.iter().map(|it| COMMITMENT.with(it.id)).collect();
    let links = links_from(db, &refs, super::draft::RELATED).await?;
    let numbers: HashMap<Uuid, i64> = commitments.iter().map(|it| (it.id, it.number)).collect();
    let mut named = HashMap::new();
    for it in &commitments {
        let theme = themes.iter().find(|theme| Some(theme.id) == it.theme);
        let its_bodies = bodies.get(&it.id).map(Vec::as_slice).unwrap_or_default();
        let mut related: Vec<i64> = links
            .iter()
            .filter(|link| link.from.id == it.id)
            .filter_map(|link| numbers.get(&link.to.id).copied())
            .collect();
        related.sort_unstable();
        let row = CommitmentRow {
            theme: theme.map_or_else(String::new, |theme| title_or_number(theme, themes, &plan.language)),
            bodies: its_bodies
                .iter()
                .filter_map(|body| Some((body.role, known.get(&body.organisation)?.code.clone())))
                .collect(),
            related: related.iter().map(ToString::to_string).collect(),
        };
        named.insert(it.id, row);
    }
    Ok(named)
}

/// How a commitment's row names its theme: by its title, unless that would find another.
pub(super) fn title_or_number(theme: &Theme, themes: &[Theme], language: &str) -> String {
    let title = theme.title.get(language);
    let title = title.filter(|title| super::plan::find(themes, title, language) == Some(theme));
    title.map_or_else(|| theme.number.to_string(), str::to_owned)
}

/// The code of a jurisdiction.
pub(super) async fn jurisdiction_code(
    db: &Conn,
    references: &References,
    id: Uuid,
) -> Result<Option<String>, StoreError> {
    Ok(references.one(db, &JURISDICTION.with(id)).await?.map(|found| found.code))
}
