use super::assessment::{AssessmentResource, resources};
use super::chosen_plan;
use crate::model::{Assessment, AssessmentKind};
use crate::queries::{self, AssessmentFilter};
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
    /// The code of a plan: its assessments and those of everything in it.
    #[param(example = "EC-PAGA-1")]
    plan: Option<String>,
    /// The identifier of a commitment.
    #[param(value_type = Option<Uuid>)]
    commitment: Option<String>,
    /// `self_assessment`, `end_of_commitment` or `independent`.
    kind: Option<String>,
}

/// Assessments in all their versions, the newest first.
#[utoipa::path(
    get,
    path = "/assessments",
    operation_id = "list_assessments",
    params(Filters, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<AssessmentResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "assessments"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(filters): Query<Filters>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let commitment = filters.commitment.as_deref().map(str::parse::<Uuid>).transpose();
    let kind =
        filters.kind.as_deref().map(|code| AssessmentKind::from_code(code).ok_or(PageError::Bad("kind")));
    let filter = AssessmentFilter {
        plan: chosen_plan(&db, filters.plan).await?,
        commitment: commitment.map_err(|_| PageError::Bad("commitment"))?,
        kind: kind.transpose()?,
    };
    let found = page.page(
        &app.settings,
        |it: &Assessment| it.id,
        |after, limit| queries::assessment_page(&db, &filter, after, limit),
    );
    let found = found.await?;
    let items = resources(&app, &db, &found.items).await?;
    answer::json(&List { items, next: found.next })
}
