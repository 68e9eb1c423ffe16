use super::plan::{PlanResource, plan_resource};
use crate::model::Plan;
use crate::queries;
use minga_web::api::{List, ListQuery, ProblemDocument};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};

/// Plans, the newest period first.
#[utoipa::path(
    get,
    path = "/plans",
    operation_id = "list_plans",
    params(ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<PlanResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "plans"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let found = page.page(
        &app.settings,
        |it: &Plan| (it.period.in_force.start, it.code.clone()),
        |after, limit| queries::plans(&db, after, 0, limit),
    );
    let found = found.await?;
    let summaries = queries::summaries(&db, found.items).await?;
    let items: Vec<_> = summaries.iter().map(|it| plan_resource(&app, it)).collect();
    answer::json(&List { items, next: found.next })
}
