use super::milestone::{MilestoneResource, resources};
use crate::model::State as MilestoneState;
use crate::queries::{self, MilestoneAfter, MilestoneFilter};
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
    params(Filters, ListQuery),
    responses(
        (status = 200, body = List<MilestoneResource>),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "milestones"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(filters): Query<Filters>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let limit = page.limit(&app.settings)?;
    let after = page.after::<MilestoneAfter>()?;
    let db = app.store.read().await?;
    let mut filter = MilestoneFilter::default();
    if let Some(code) = filters.plan {
        let plan = queries::plan_by_code(&db, &code).await?.ok_or_else(|| PageError::not_found(code))?;
        filter.plan = Some(plan.id);
    }
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
    let found = queries::milestone_page(&db, &filter, after, limit + 1).await?;
    let found = List::page(found, limit, |it| (it.plan, it.commitment_number, it.number));
    let mut ids: Vec<Uuid> = found.items.iter().map(|it| it.plan).collect();
    ids.dedup();
    let plans = queries::plans_by_id(&db, &ids).await?;
    let mut items = Vec::with_capacity(found.items.len());
    for id in ids {
        let Some(plan) = plans.iter().find(|plan| plan.id == id) else { continue };
        let its: Vec<_> = found.items.iter().filter(|it| it.plan == id).cloned().collect();
        items.extend(resources(&app, &db, plan, &its).await?);
    }
    answer::json(&List { items, next: found.next })
}
