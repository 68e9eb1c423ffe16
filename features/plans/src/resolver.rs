use crate::model::{
    Body, COMMITMENT, Commitment, JURISDICTION, MILESTONE, Milestone, PLAN, Plan, THEME, Theme,
};
use crate::queries::Among;
use crate::{pages, queries};
use minga_kernel::{Kind, Parts, Ref, Resolved, Text};
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Conn, Resolver, StoreError};
use std::collections::HashMap;
use std::sync::Arc;

/// This feature's resolvers.
pub(crate) fn all() -> Vec<Arc<dyn Resolver>> {
    vec![Arc::new(Plans), Arc::new(Themes), Arc::new(Commitments), Arc::new(Milestones)]
}

struct Plans;
struct Themes;
struct Commitments;
struct Milestones;

#[async_trait]
impl Resolver for Plans {
    fn kind(&self) -> Kind {
        PLAN
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        Ok(queries::plans_by_id(db, ids).await?.iter().map(plan).collect())
    }

    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        Ok(queries::plan_by_code(db, code).await?.map(|found| found.id))
    }

    async fn places(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<Ref>)>, StoreError> {
        let found = queries::plans_by_id(db, ids).await?.into_iter();
        Ok(found.filter_map(|it| Some((it.id, vec![JURISDICTION.with(it.jurisdiction?)]))).collect())
    }

    /// Every body that has a part in one of its commitments.
    async fn parts(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Parts)>, StoreError> {
        let mut found = Vec::new();
        for id in ids {
            let bodies: Vec<Body> =
                queries::bodies(db, Among::Plan(*id)).await?.into_values().flatten().collect();
            found.push((*id, parts(*id, Some(&bodies))));
        }
        Ok(found)
    }
}

#[async_trait]
impl Resolver for Themes {
    fn kind(&self) -> Kind {
        THEME
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        let found = queries::themes_by_id(db, ids).await?;
        let plans = plan_codes(db, found.iter().map(|it| it.plan)).await?;
        Ok(found.iter().filter_map(|it| Some(theme(it, plans.get(&it.plan)?))).collect())
    }

    async fn find(&self, _db: &Conn, _code: &str) -> Result<Option<Uuid>, StoreError> {
        // A theme has a number in its plan, and no code of its own.
        Ok(None)
    }
}

#[async_trait]
impl Resolver for Commitments {
    fn kind(&self) -> Kind {
        COMMITMENT
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        let found = queries::commitments_by_id(db, ids).await?;
        let plans = plan_codes(db, found.iter().map(|it| it.plan)).await?;
        Ok(found.iter().filter_map(|it| Some(commitment(it, plans.get(&it.plan)?))).collect())
    }

    async fn find(&self, _db: &Conn, _code: &str) -> Result<Option<Uuid>, StoreError> {
        // A commitment has a number in its plan; only the plan is found by a code.
        Ok(None)
    }

    async fn parts(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Parts)>, StoreError> {
        let found = queries::commitments_by_id(db, ids).await?;
        let bodies = queries::bodies_of(db, ids).await?;
        Ok(found.iter().map(|it| (it.id, parts(it.plan, bodies.get(&it.id)))).collect())
    }
}

#[async_trait]
impl Resolver for Milestones {
    fn kind(&self) -> Kind {
        MILESTONE
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        let found = queries::milestones_by_id(db, ids).await?;
        let plans = plan_codes(db, found.iter().map(|it| it.plan)).await?;
        Ok(found.iter().filter_map(|it| Some(milestone(it, plans.get(&it.plan)?))).collect())
    }

    async fn find(&self, _db: &Conn, _code: &str) -> Result<Option<Uuid>, StoreError> {
        Ok(None)
    }

    /// Whoever answers for the commitment answers for its milestones.
    async fn parts(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Parts)>, StoreError> {
        let found = queries::milestones_by_id(db, ids).await?;
        let commitments: Vec<Uuid> = found.iter().map(|it| it.commitment).collect();
        let bodies = queries::bodies_of(db, &commitments).await?;
        Ok(found.iter().map(|it| (it.id, parts(it.plan, bodies.get(&it.commitment)))).collect())
    }
}

/// Who has which part in something of a plan.
fn parts(plan: Uuid, bodies: Option<&Vec<Body>>) -> Parts {
    let bodies = bodies.into_iter().flatten().map(|it| (it.role.code(), it.organisation.clone()));
    Parts { scope: Some(PLAN.with(plan)), bodies: bodies.collect() }
}

/// The codes of these plans.
pub(crate) async fn plan_codes(
    db: &Conn,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>, StoreError> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(queries::plans_by_id(db, &ids).await?.into_iter().map(|plan| (plan.id, plan.code)).collect())
}

/// A plan as others show it.
pub(crate) fn plan(it: &Plan) -> Resolved {
    Resolved {
        reference: PLAN.with(it.id),
        code: it.code.clone(),
        title: it.title.clone(),
        short: None,
        summary: it.summary.clone(),
        paths: pages::PLAN.paths(&[("plan", &it.code)]),
    }
}

/// A theme as others show it.
pub(crate) fn theme(it: &Theme, plan: &str) -> Resolved {
    let number = it.number.to_string();
    Resolved {
        reference: THEME.with(it.id),
        title: it.title.clone(),
        short: None,
        summary: it.summary.clone(),
        paths: pages::THEME.paths(&[("plan", plan), ("theme", &number)]),
        code: number,
    }
}

/// A commitment as others show it.
pub(crate) fn commitment(it: &Commitment, plan: &str) -> Resolved {
    let number = it.number.to_string();
    Resolved {
        reference: COMMITMENT.with(it.id),
        title: it.title.clone(),
        short: None,
        summary: it.summary.clone(),
        paths: pages::COMMITMENT.paths(&[("plan", plan), ("commitment", &number)]),
        code: number,
    }
}

/// A milestone as others show it.
pub(crate) fn milestone(it: &Milestone, plan: &str) -> Resolved {
    let commitment = it.commitment_number.to_string();
    let number = it.number.to_string();
    let parts = [("plan", plan), ("commitment", commitment.as_str()), ("milestone", number.as_str())];
    Resolved {
        reference: MILESTONE.with(it.id),
        code: it.label(),
        title: it.title.clone(),
        short: None,
        summary: Text::default(),
        paths: pages::MILESTONE.paths(&parts),
    }
}
