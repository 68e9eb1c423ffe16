use super::commitment::{CommitmentResource, resources};
use crate::pages::plan::WholePlan;
use crate::queries;
use minga_kernel::Ref;
use minga_web::api::{List, ListQuery, ProblemDocument};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Deserialize;
use std::collections::HashMap;
use utoipa::IntoParams;
use uuid::Uuid;

/// What the list is filtered by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filters {
    /// The code of a plan.
    #[param(example = "EC-PAGA-1")]
    plan: Option<String>,
}

/// Commitments, by plan and number.
#[utoipa::path(
    get,
    path = "/commitments",
    params(Filters, ListQuery),
    responses(
        (status = 200, body = List<CommitmentResource>),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "commitments"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(filters): Query<Filters>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let limit = page.limit(&app.settings)?;
    let after = page.after::<(Uuid, i64)>()?;
    let db = app.store.read().await?;
    let plan = match filters.plan {
        Some(code) => {
            Some(queries::plan_by_code(&db, &code).await?.ok_or_else(|| PageError::not_found(code))?.id)
        }
        None => None,
    };
    let found = queries::commitment_page(&db, plan, after, limit + 1).await?;
    let found = List::page(found, limit, |it| (it.plan, it.number));
    let ids: Vec<Uuid> = found.items.iter().map(|it| it.id).collect();
    let mut milestones = queries::milestones_of(&db, &ids).await?;
    milestones.sort_by_key(|it| (it.commitment_number, it.number));
    let bodies = queries::bodies_of(&db, &ids).await?;
    let organisations: Vec<Ref> = bodies.values().flatten().map(|body| body.organisation.clone()).collect();
    let known = app.references.resolve(&db, &organisations).await?;
    let mut plans: Vec<Uuid> = found.items.iter().map(|it| it.plan).collect();
    plans.dedup();
    let mut wholes = HashMap::new();
    for plan in queries::plans_by_id(&db, &plans).await? {
        let whole = WholePlan {
            themes: queries::themes(&db, plan.id).await?,
            commitments: found.items.iter().filter(|it| it.plan == plan.id).cloned().collect(),
            milestones: milestones.iter().filter(|it| it.plan == plan.id).cloned().collect(),
            bodies: bodies.clone(),
            known: known.clone(),
            plan,
        };
        wholes.insert(whole.plan.id, whole);
    }
    let today = app.clock.today();
    let items: Vec<_> = plans
        .iter()
        .filter_map(|plan| wholes.get(plan))
        .flat_map(|whole| resources(&app, whole, today))
        .collect();
    answer::json(&List { items, next: found.next })
}
