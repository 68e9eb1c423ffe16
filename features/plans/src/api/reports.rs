use super::chosen_plan;
use super::report::{ReportResource, resources};
use crate::model::Report;
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
    /// The identifier of a milestone.
    #[param(value_type = Option<Uuid>)]
    milestone: Option<String>,
}

/// Reports, the newest first.
#[utoipa::path(
    get,
    path = "/reports",
    operation_id = "list_reports",
    params(Filters, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<ReportResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "reports"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(filters): Query<Filters>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let plan = chosen_plan(&db, filters.plan).await?;
    let milestone = filters.milestone.as_deref().map(str::parse::<Uuid>).transpose();
    let milestone = milestone.map_err(|_| PageError::Bad("milestone"))?;
    let found = page.page(
        &app.settings,
        |it: &Report| it.id,
        |after, limit| queries::report_page(&db, plan, milestone, after, limit),
    );
    let found = found.await?;
    let items = resources(&app, &db, &found.items).await?;
    answer::json(&List { items, next: found.next })
}
