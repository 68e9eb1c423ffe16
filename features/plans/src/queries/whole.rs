//! Plans with what is in them. The number of statements is the same whatever their size.

use super::{
    Among, assessments, assessments_of, bodies, bodies_of, commitments, milestones, milestones_of, themes,
    themes_by_id,
};
use crate::model::{Assessment, Body, COMMITMENT, Commitment, ORGANISATION, Origins, Plan, WholePlan};
use minga_kernel::{Ref, Resolved};
use minga_store::{Conn, References, StoreError, origins_of};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// A plan with everything in it.
pub(crate) async fn whole_plan(
    db: &Conn,
    references: &References,
    plan: Plan,
) -> Result<WholePlan, StoreError> {
    let themes = themes(db, plan.id).await?;
    let commitments = commitments(db, plan.id).await?;
    let milestones = milestones(db, Among::Plan(plan.id)).await?;
    let bodies = bodies(db, Among::Plan(plan.id)).await?;
    let assessments = assessments(db, Among::Plan(plan.id)).await?;
    let known = who(db, references, &bodies, &assessments).await?;
    let origins = origins(db, references, &commitments).await?;
    Ok(WholePlan { plan, themes, commitments, milestones, bodies, assessments, known, origins })
}

/// Some commitments with what is in them, under their plans, in the order in which the
/// commitments come. Those whose plan is not among the plans are left out.
pub(crate) async fn parts_of_plans(
    db: &Conn,
    references: &References,
    plans: Vec<Plan>,
    commitments: Vec<Commitment>,
) -> Result<Vec<WholePlan>, StoreError> {
    let ids: Vec<Uuid> = commitments.iter().map(|it| it.id).collect();
    let mut named: Vec<Uuid> = commitments.iter().filter_map(|it| it.theme).collect();
    named.sort_unstable();
    named.dedup();
    let themes = themes_by_id(db, &named).await?;
    let milestones = milestones_of(db, &ids).await?;
    let mut bodies = bodies_of(db, &ids).await?;
    let assessments = assessments_of(db, &ids).await?;
    let known = who(db, references, &bodies, &assessments).await?;
    let origins = origins(db, references, &commitments).await?;

    let mut plans: HashMap<Uuid, Plan> = plans.into_iter().map(|plan| (plan.id, plan)).collect();
    let mut parts: Vec<WholePlan> = Vec::new();
    let mut places: HashMap<Uuid, usize> = HashMap::new();
    for commitment in commitments {
        if let Some(plan) = plans.remove(&commitment.plan) {
            places.insert(plan.id, parts.len());
            parts.push(WholePlan {
                plan,
                themes: Vec::new(),
                commitments: Vec::new(),
                milestones: Vec::new(),
                bodies: HashMap::new(),
                assessments: Vec::new(),
                known: known.clone(),
                origins: origins.clone(),
            });
        }
        let Some(place) = places.get(&commitment.plan) else { continue };
        let part = &mut parts[*place];
        part.bodies.extend(bodies.remove_entry(&commitment.id));
        part.commitments.push(commitment);
    }
    for theme in themes {
        if let Some(place) = places.get(&theme.plan) {
            parts[*place].themes.push(theme);
        }
    }
    for milestone in milestones {
        if let Some(place) = places.get(&milestone.plan) {
            parts[*place].milestones.push(milestone);
        }
    }
    for assessment in assessments {
        if let Some(place) = places.get(&assessment.plan) {
            parts[*place].assessments.push(assessment);
        }
    }
    Ok(parts)
}

/// From what these commitments came.
async fn origins(
    db: &Conn,
    references: &References,
    commitments: &[Commitment],
) -> Result<Arc<Origins>, StoreError> {
    let things: Vec<Ref> = commitments.iter().map(|it| COMMITMENT.with(it.id)).collect();
    let links = origins_of(db, &things).await?;
    let from: Vec<Ref> = links.iter().map(|it| it.from.clone()).collect();
    Ok(Arc::new(Origins { known: references.resolve(db, &from).await?, links }))
}

async fn who(
    db: &Conn,
    references: &References,
    bodies: &HashMap<Uuid, Vec<Body>>,
    assessments: &[Assessment],
) -> Result<Arc<HashMap<Ref, Resolved>>, StoreError> {
    let assessors = assessments.iter().flat_map(|it| [it.organisation, it.by]).flatten();
    let organisations: Vec<Ref> = bodies
        .values()
        .flatten()
        .map(|body| body.organisation.clone())
        .chain(assessors.map(|id| ORGANISATION.with(id)))
        .collect();
    Ok(Arc::new(references.resolve(db, &organisations).await?))
}
