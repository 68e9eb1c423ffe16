use super::chosen_plan;
use super::commitment::{CommitmentResource, resources};
use crate::model::Commitment;
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
    operation_id = "list_commitments",
    params(Filters, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<CommitmentResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "commitments"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(filters): Query<Filters>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let plan = chosen_plan(&db, filters.plan).await?;
    let found = page.page(
        &app.settings,
        |it: &Commitment| (it.plan, it.number),
        |after, limit| queries::commitment_page(&db, plan, after, limit),
    );
    let found = found.await?;
    let mut plans: Vec<Uuid> = found.items.iter().map(|it| it.plan).collect();
    plans.dedup();
    let plans = queries::plans_by_id(&db, &plans).await?;
    let parts = queries::parts_of_plans(&db, &app.references, plans, found.items).await?;
    let today = app.clock.today();
    let items: Vec<_> = parts.iter().flat_map(|it| resources(&app, it, today)).collect();
    answer::json(&List { items, next: found.next })
}
