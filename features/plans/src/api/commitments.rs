use super::commitment::{CommitmentResource, resources};
use crate::queries;
use minga_web::api::{List, ListQuery, ProblemDocument};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Deserialize;
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
    let mut plans: Vec<Uuid> = found.items.iter().map(|it| it.plan).collect();
    plans.dedup();
    let plans = queries::plans_by_id(&db, &plans).await?;
    let parts = queries::parts_of_plans(&db, &app.references, plans, found.items).await?;
    let today = app.clock.today();
    let items: Vec<_> = parts.iter().flat_map(|it| resources(&app, it, today)).collect();
    answer::json(&List { items, next: found.next })
}
