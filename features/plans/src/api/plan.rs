use super::shapes::{ProgressResource, ScheduleResource, ThemeName};
use crate::model::{PlanSummary, State as MilestoneState};
use crate::{queries, resolver};
use minga_kernel::{Day, Lang, Moment};
use minga_web::api::{ProblemDocument, TextResource};
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Plan)]
pub(crate) struct PlanResource {
    /// The identifier, which never changes.
    pub(crate) id: Uuid,
    /// The code by which people name it.
    pub(crate) code: String,
    /// Its title, by language.
    pub(crate) title: TextResource,
    /// What it is, by language.
    pub(crate) summary: TextResource,
    /// `open_government`, `digital_agenda`, `roadmap`, `improvement` or `work_plan`.
    pub(crate) kind: String,
    /// `co_creating`, `submitted`, `in_implementation`, `closed` or `assessed`.
    pub(crate) state: String,
    /// ISO 3166 code.
    pub(crate) country: String,
    /// `national` or `local`.
    pub(crate) scope: String,
    /// The number among the country's plans.
    pub(crate) number: Option<i64>,
    /// The period.
    pub(crate) period: ScheduleResource,
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) adopted: Option<Day>,
    /// The day on which its facts were last told.
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) report_date: Option<Day>,
    /// Citizens' proposals received when it was made.
    pub(crate) proposals_received: Option<i64>,
    /// The cities in which it was made.
    pub(crate) cocreation_cities: Vec<String>,
    /// Its themes.
    pub(crate) themes: Vec<ThemeName>,
    /// How many there are of what.
    pub(crate) counts: PlanCounts,
    /// The mean of its commitments; `null` if none has milestones.
    pub(crate) progress: Option<ProgressResource>,
    /// Its page.
    pub(crate) html_url: String,
    #[schema(value_type = String, format = DateTime)]
    pub(crate) updated_at: Moment,
}

/// How many there are of what.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(crate) struct PlanCounts {
    pub(crate) themes: usize,
    pub(crate) commitments: usize,
    pub(crate) milestones: usize,
    pub(crate) not_started: usize,
    pub(crate) in_progress: usize,
    pub(crate) completed: usize,
    pub(crate) cancelled: usize,
    /// Past their date in force and not completed, today.
    pub(crate) overdue: usize,
}

/// A plan as the API gives it.
pub(crate) fn plan_resource(app: &App, summary: &PlanSummary) -> PlanResource {
    let it = &summary.plan;
    PlanResource {
        id: it.id,
        code: it.code.clone(),
        title: TextResource::from(&it.title),
        summary: TextResource::from(&it.summary),
        kind: it.kind.clone(),
        state: it.state.clone(),
        country: it.country.clone(),
        scope: it.scope.clone(),
        number: it.number,
        period: it.period.into(),
        adopted: it.adopted,
        report_date: it.report_date,
        proposals_received: it.proposals_received,
        cocreation_cities: it.cocreation_cities.clone(),
        themes: summary
            .themes
            .iter()
            .map(|theme| ThemeName { number: theme.number, title: TextResource::from(&theme.title) })
            .collect(),
        counts: PlanCounts {
            themes: summary.themes.len(),
            commitments: summary.commitments.len(),
            milestones: summary.milestones(),
            not_started: summary.in_state(MilestoneState::NotStarted),
            in_progress: summary.in_state(MilestoneState::InProgress),
            completed: summary.in_state(MilestoneState::Completed),
            cancelled: summary.in_state(MilestoneState::Cancelled),
            overdue: summary.overdue(app.clock.today()),
        },
        progress: summary.progress().map(Into::into),
        html_url: app.absolute(resolver::plan(it).path(Lang::default())),
        updated_at: it.updated,
    }
}

/// One plan, by its code.
#[utoipa::path(
    get,
    path = "/plans/{code}",
    operation_id = "get_plan",
    params(("code" = String, Path, description = "The plan's code.", example = "EC-PAGA-1")),
    responses(
        (status = 200, description = "What was asked for", body = PlanResource),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "plans"
)]
pub(crate) async fn get(State(app): State<App>, Path(code): Path<String>) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let plan = queries::plan_by_code(&db, &code).await?.ok_or_else(|| PageError::not_found(code))?;
    let summaries = queries::summaries(&db, vec![plan]).await?;
    let mut all: Vec<_> = summaries.iter().map(|it| plan_resource(&app, it)).collect();
    answer::json(&all.pop())
}
