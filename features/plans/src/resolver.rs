use crate::model::{
    Body, COMMITMENT, Commitment, JURISDICTION, MILESTONE, Milestone, ORGANISATION, PLAN, Plan, THEME, Theme,
};
use crate::queries::Among;
use crate::{pages, queries};
use minga_kernel::{Kind, Parts, Ref, Resolved, Text};
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Around, Conn, Resolver, StoreError};
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

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::plans_by_id(db, ids).await?.into_iter();
        let place = |it: &Plan| it.jurisdiction.map(|id| JURISDICTION.with(id));
        Ok(found.map(|it| (it.id, within(place(&it).into_iter().collect()))).collect())
    }

    async fn within(&self, db: &Conn, things: &[Ref]) -> Result<Vec<Ref>, StoreError> {
        let found = queries::plans_of_places(db, &ids_of(things, &JURISDICTION)).await?;
        Ok(found.into_iter().map(|id| PLAN.with(id)).collect())
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

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::themes_by_id(db, ids).await?.into_iter();
        Ok(found.map(|it| (it.id, within(vec![PLAN.with(it.plan)]))).collect())
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

    /// A commitment has a number in its plan: `EC-PAGA-1/3`.
    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        let Some((plan, number)) = code.rsplit_once('/') else { return Ok(None) };
        let Ok(number) = number.trim().parse::<i64>() else { return Ok(None) };
        let Some(plan) = queries::plan_by_code(db, plan.trim()).await? else { return Ok(None) };
        let all = queries::commitments(db, plan.id).await?;
        Ok(all.into_iter().find(|it| it.number == number).map(|it| it.id))
    }

    async fn parts(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Parts)>, StoreError> {
        let found = queries::commitments_by_id(db, ids).await?;
        let bodies = queries::bodies_of(db, ids).await?;
        Ok(found.iter().map(|it| (it.id, parts(it.plan, bodies.get(&it.id)))).collect())
    }

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::commitments_by_id(db, ids).await?;
        let bodies = queries::bodies_of(db, ids).await?;
        let around = |it: &Commitment| Around {
            within: it.theme.map(|id| THEME.with(id)).into_iter().chain([PLAN.with(it.plan)]).collect(),
            concerns: bodies.get(&it.id).into_iter().flatten().map(|it| it.organisation.clone()).collect(),
        };
        Ok(found.iter().map(|it| (it.id, around(it))).collect())
    }

    async fn within(&self, db: &Conn, things: &[Ref]) -> Result<Vec<Ref>, StoreError> {
        let found = queries::commitments_of_themes(db, &ids_of(things, &THEME)).await?;
        Ok(found.into_iter().map(|id| COMMITMENT.with(id)).collect())
    }

    async fn concerning(&self, db: &Conn, thing: &Ref) -> Result<Vec<Ref>, StoreError> {
        if thing.kind != ORGANISATION {
            return Ok(Vec::new());
        }
        let found = queries::commitments_with(db, &[thing.id]).await?;
        Ok(found.into_iter().map(|id| COMMITMENT.with(id)).collect())
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

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::milestones_by_id(db, ids).await?.into_iter();
        Ok(found.map(|it| (it.id, within(vec![COMMITMENT.with(it.commitment)]))).collect())
    }

    async fn within(&self, db: &Conn, things: &[Ref]) -> Result<Vec<Ref>, StoreError> {
        let found = queries::milestones_in(db, &ids_of(things, &COMMITMENT)).await?;
        Ok(found.into_iter().map(|id| MILESTONE.with(id)).collect())
    }
}

/// What a thing is within, where it concerns nothing else.
fn within(within: Vec<Ref>) -> Around {
    Around { within, concerns: Vec::new() }
}

/// The identifiers of those of this kind.
fn ids_of(things: &[Ref], kind: &Kind) -> Vec<Uuid> {
    things.iter().filter(|it| it.kind == *kind).map(|it| it.id).collect()
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
