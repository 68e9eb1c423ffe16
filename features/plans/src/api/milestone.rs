use super::shapes::{ProgressResource, ScheduleResource};
use crate::model::{MILESTONE, Milestone};
use crate::{progress, queries, resolver};
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang};
use minga_store::{Conn, StoreError, newest_of};
use minga_web::api::{ProblemDocument, TextResource, tagged};
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A milestone.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Milestone)]
pub(crate) struct MilestoneResource {
    /// The identifier, which never changes.
    pub(crate) id: Uuid,
    /// The code of its plan.
    pub(crate) plan: String,
    /// The number of its commitment.
    pub(crate) commitment: i64,
    /// Its number in the commitment.
    pub(crate) number: i64,
    pub(crate) title: TextResource,
    /// As reported: `not_started`, `in_progress`, `completed` or `cancelled`.
    pub(crate) state: &'static str,
    /// Whether the source itself calls it delayed.
    pub(crate) delay_reported: bool,
    /// Whether its date in force has passed today and it is not completed; computed.
    pub(crate) overdue: bool,
    /// Whether it was completed after its date in force; computed.
    pub(crate) completed_late: bool,
    pub(crate) schedule: ScheduleResource,
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) completed_on: Option<Day>,
    /// What it counts in its commitment's progress.
    pub(crate) progress: ProgressResource,
    /// The percentage that the source states, `null` if it states none.
    pub(crate) stated_progress: Option<i64>,
    /// Its share in the commitment's progress, relative to the others.
    pub(crate) weight: f64,
    /// How many means of verification it has.
    pub(crate) evidence_count: i64,
    /// What the source says beside it.
    pub(crate) note: TextResource,
    /// Its page.
    pub(crate) html_url: String,
}

/// Milestones as the API gives them.
pub(crate) async fn resources(
    app: &App,
    db: &Conn,
    all: &[Milestone],
) -> Result<Vec<MilestoneResource>, StoreError> {
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    let evidence = queries::evidence_counts(db, &ids).await?;
    let plans = resolver::plan_codes(db, all.iter().map(|it| it.plan)).await?;
    let today = app.clock.today();
    let resources = all.iter().filter_map(|it| Some((it, plans.get(&it.plan)?)));
    let resources = resources.map(|(it, plan)| MilestoneResource {
        id: it.id,
        plan: plan.clone(),
        commitment: it.commitment_number,
        number: it.number,
        title: TextResource::from(&it.title),
        state: it.state.code(),
        delay_reported: it.delay_reported,
        overdue: it.is_overdue(today),
        completed_late: it.is_completed_late(),
        schedule: it.schedule.into(),
        completed_on: it.completed_on,
        progress: progress::of_milestone(it.standing()).into(),
        stated_progress: it.reported,
        weight: it.weight,
        evidence_count: evidence.get(&it.id).copied().unwrap_or(0),
        note: TextResource::from(&it.note),
        html_url: app.absolute(resolver::milestone(it, plan).path(Lang::default())),
    });
    Ok(resources.collect())
}

/// The columns of milestones as a list.
const MILESTONES: Schema = Schema {
    name: "milestones",
    columns: &[
        Column::new("commitment", ColumnKind::Integer),
        Column::new("number", ColumnKind::Integer),
        Column::new("title", ColumnKind::Text),
        Column::new("state", ColumnKind::Code),
        Column::new("overdue", ColumnKind::Code),
        Column::new("start", ColumnKind::Date),
        Column::new("end", ColumnKind::Date),
        Column::new("signed_start", ColumnKind::Date),
        Column::new("signed_end", ColumnKind::Date),
        Column::new("progress_reported", ColumnKind::Number),
        Column::new("progress_confirmed", ColumnKind::Number),
        Column::new("weight", ColumnKind::Number),
        Column::new("evidence", ColumnKind::Integer),
        Column::new("note", ColumnKind::LongText),
        Column::new("url", ColumnKind::Url),
    ],
};

/// Milestones as rows.
pub(crate) fn table(lang: Lang, all: &[MilestoneResource]) -> Table {
    let rows = all.iter().map(|it| {
        let signed = it.schedule.signed;
        vec![
            Value::Integer(it.commitment),
            Value::Integer(it.number),
            Value::from(it.title.for_reader(lang)),
            Value::from(it.state),
            Value::from(if it.overdue { "true" } else { "false" }),
            Value::from(it.schedule.in_force.start),
            Value::from(it.schedule.in_force.end),
            Value::from(signed.and_then(|dates| dates.start)),
            Value::from(signed.and_then(|dates| dates.end)),
            Value::Number(it.progress.reported),
            Value::Number(it.progress.confirmed),
            Value::Number(it.weight),
            Value::Integer(it.evidence_count),
            Value::from(it.note.for_reader(lang)),
            Value::from(it.html_url.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&MILESTONES) }
}

/// One milestone, by its identifier. Its `ETag` changes with every event about it.
#[utoipa::path(
    get,
    path = "/milestones/{id}",
    operation_id = "get_milestone",
    params(("id" = Uuid, Path, description = "The milestone's identifier.")),
    responses(
        (status = 200, description = "What was asked for", body = MilestoneResource, headers(("ETag" = String, description = "For `If-Match`"))),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "milestones"
)]
pub(crate) async fn get(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PageError> {
    let id: Uuid = id.parse().map_err(|_| PageError::not_found(""))?;
    let db = app.store.read().await?;
    let found = queries::milestones_by_id(&db, &[id]).await?;
    let mut all = resources(&app, &db, &found).await?;
    let milestone = all.pop().ok_or_else(|| PageError::not_found(""))?;
    tagged(newest_of(&db, &MILESTONE.with(id)).await?, &milestone)
}
