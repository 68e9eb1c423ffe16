use super::chosen_plan;
use super::milestone::{MilestoneResource, resources};
use crate::model::{Milestone, State as MilestoneState};
use crate::queries::{self, MilestoneFilter};
use minga_web::api::{List, ListQuery, ProblemDocument};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Deserialize;
use utoipa::IntoParams;

/// What the list is filtered by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filters {
    /// The code of a plan.
    #[param(example = "EC-PAGA-1")]
    plan: Option<String>,
    /// The number of a commitment.
    commitment: Option<String>,
    /// `not_started`, `in_progress`, `completed` or `cancelled`.
    state: Option<String>,
    /// `true`: only those past their date in force and not completed.
    overdue: Option<String>,
}

/// Milestones, by plan, commitment and number.
#[utoipa::path(
    get,
    path = "/milestones",
    operation_id = "list_milestones",
    params(Filters, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<MilestoneResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "milestones"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(filters): Query<Filters>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let mut filter = MilestoneFilter { plan: chosen_plan(&db, filters.plan).await?, ..Default::default() };
    if let Some(number) = filters.commitment {
        filter.commitment = Some(number.parse().map_err(|_| PageError::Bad("commitment"))?);
    }
    if let Some(state) = filters.state {
        filter.state = Some(MilestoneState::from_code(&state).ok_or(PageError::Bad("state"))?);
    }
    match filters.overdue.as_deref() {
        Some("true") => filter.overdue_on = Some(app.clock.today()),
        None | Some("false") => {}
        Some(_) => return Err(PageError::Bad("overdue")),
    }
    let found = page.page(
        &app.settings,
        |it: &Milestone| (it.plan, it.commitment_number, it.number),
        |after, limit| queries::milestone_page(&db, &filter, after, limit),
    );
    let found = found.await?;
    let items = resources(&app, &db, &found.items).await?;
    answer::json(&List { items, next: found.next })
}
