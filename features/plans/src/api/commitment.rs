use super::shapes::{BodyResource, DatesResource, ProgressResource, ScheduleResource, ThemeName};
use crate::model::assessment::{COMPLETION, Side, in_force, newest_with};
use crate::model::{Assessment, Body, BodyRole, CommitmentFacts, Dates, WholePlan};
use crate::{queries, resolver};
use minga_kernel::{Day, Lang};
use minga_web::api::{ProblemDocument, TextResource};
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A commitment.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Commitment)]
pub(crate) struct CommitmentResource {
    /// The identifier, which never changes.
    pub(crate) id: Uuid,
    /// The code of its plan.
    pub(crate) plan: String,
    /// Its number in the plan.
    pub(crate) number: i64,
    /// The official code, if there is one.
    pub(crate) code: Option<String>,
    pub(crate) theme: Option<ThemeName>,
    pub(crate) title: TextResource,
    pub(crate) summary: TextResource,
    /// Told from its milestones: `not_started`, `in_progress`, `completed` or `cancelled`.
    pub(crate) state: &'static str,
    /// The weighted mean of its milestones; `null` if it has none.
    pub(crate) progress: Option<ProgressResource>,
    /// From its first milestone's first day to its last one's last.
    pub(crate) schedule: ScheduleResource,
    pub(crate) milestones: MilestoneCounts,
    /// How far it was carried out, by the newest assessment of each side.
    pub(crate) completion: CompletionResource,
    /// Who takes part, in which role.
    pub(crate) bodies: Vec<BodyResource>,
    /// Sustainable Development Goals.
    pub(crate) sdgs: Vec<u8>,
    pub(crate) policy_areas: Vec<String>,
    /// What the source says beside it: contradictions are kept, not resolved.
    pub(crate) note: TextResource,
    /// From what it came: proposals of people.
    pub(crate) origins: Vec<OriginResource>,
    /// Its page.
    pub(crate) html_url: String,
}

/// Something from which a commitment came.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CommitmentOrigin)]
pub(crate) struct OriginResource {
    /// How much of the commitment came from it: `full`, `partial` or `inspired`.
    pub(crate) share: &'static str,
    /// What it is: `proposal`.
    pub(crate) kind: String,
    pub(crate) id: Uuid,
    /// Its code.
    pub(crate) code: String,
    pub(crate) title: TextResource,
    /// Its page.
    pub(crate) html_url: String,
}

/// How far a commitment was carried out: `complete`, `substantial`, `limited`, `not_started` or
/// `no_evidence`; `null` where nobody assessed it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Completion)]
pub(crate) struct CompletionResource {
    /// As the government says.
    pub(crate) government: Option<String>,
    /// As somebody independent says.
    pub(crate) independent: Option<String>,
}

/// How many milestones a commitment has.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(crate) struct MilestoneCounts {
    pub(crate) total: usize,
    pub(crate) completed: usize,
    pub(crate) overdue: usize,
    /// How many the source says that there are, if it says.
    pub(crate) stated: Option<i64>,
}

impl CommitmentResource {
    /// The codes of the bodies in one role.
    pub(crate) fn codes(&self, role: BodyRole) -> Vec<String> {
        self.bodies.iter().filter(|body| body.role == role.code()).map(|body| body.code.clone()).collect()
    }
}

/// The commitments of a plan as the API gives them.
pub(crate) fn resources(app: &App, whole: &WholePlan, today: Day) -> Vec<CommitmentResource> {
    let held = in_force(&whole.assessments);
    whole.facts().iter().map(|it| resource(app, whole, &held, it, today)).collect()
}

fn resource(
    app: &App,
    whole: &WholePlan,
    held: &[&Assessment],
    facts: &CommitmentFacts<'_>,
    today: Day,
) -> CommitmentResource {
    let it = facts.commitment;
    let completion = |side| {
        let newest = newest_with(held, it.id, side, COMPLETION)?;
        newest.codes.get(COMPLETION).map(str::to_owned)
    };
    let theme = whole.themes.iter().find(|theme| Some(theme.id) == it.theme);
    let body = |body: &Body| {
        let known = whole.known.get(&body.organisation)?;
        let name = TextResource::from(&known.title);
        Some(BodyResource { role: body.role.code(), code: known.code.clone(), name })
    };
    CommitmentResource {
        id: it.id,
        plan: whole.plan.code.clone(),
        number: it.number,
        code: it.code.clone(),
        theme: theme.map(|it| ThemeName { number: it.number, title: TextResource::from(&it.title) }),
        title: TextResource::from(&it.title),
        summary: TextResource::from(&it.summary),
        state: facts.state().code(),
        progress: facts.progress().map(Into::into),
        schedule: span(facts),
        milestones: MilestoneCounts {
            total: facts.milestones.len(),
            completed: facts.completed(),
            overdue: facts.overdue(today),
            stated: it.milestones_stated,
        },
        completion: CompletionResource {
            government: completion(Side::Government),
            independent: completion(Side::Independent),
        },
        bodies: facts.bodies.iter().filter_map(body).collect(),
        sdgs: it.sdgs.iter().collect(),
        policy_areas: it.policy_areas.clone(),
        note: TextResource::from(&it.note),
        origins: origins(app, whole, it.id),
        html_url: app.absolute(resolver::commitment(it, facts.plan).path(Lang::default())),
    }
}

fn origins(app: &App, whole: &WholePlan, commitment: Uuid) -> Vec<OriginResource> {
    let own = whole.origins.links.iter().filter(|it| it.to.id == commitment);
    let told = own.filter_map(|it| {
        let thing = whole.origins.known.get(&it.from)?;
        Some(OriginResource {
            share: it.share,
            kind: it.from.kind.as_str().to_owned(),
            id: it.from.id,
            code: thing.code.clone(),
            title: TextResource::from(&thing.title),
            html_url: app.absolute(thing.path(Lang::default())),
        })
    });
    told.collect()
}

fn span(facts: &CommitmentFacts<'_>) -> ScheduleResource {
    let dates = |choose: fn(&crate::model::Milestone) -> Dates| {
        let all = facts.milestones.iter().map(|it| choose(it));
        DatesResource {
            start: all.clone().filter_map(|dates| dates.start).min(),
            end: all.filter_map(|dates| dates.end).max(),
        }
    };
    let signed = dates(|it| it.schedule.signed);
    let known = signed.start.is_some() || signed.end.is_some();
    ScheduleResource { signed: known.then_some(signed), in_force: dates(|it| it.schedule.in_force) }
}

/// One commitment, by its identifier.
#[utoipa::path(
    get,
    path = "/commitments/{id}",
    operation_id = "get_commitment",
    params(("id" = Uuid, Path, description = "The commitment's identifier.")),
    responses(
        (status = 200, description = "What was asked for", body = CommitmentResource),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "commitments"
)]
pub(crate) async fn get(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PageError> {
    let id: Uuid = id.parse().map_err(|_| PageError::not_found(""))?;
    let db = app.store.read().await?;
    let found = queries::commitments_by_id(&db, &[id]).await?;
    let it = found.into_iter().next().ok_or_else(|| PageError::not_found(""))?;
    let plan = queries::plans_by_id(&db, &[it.plan]).await?.pop().ok_or_else(|| PageError::not_found(""))?;
    let parts = queries::parts_of_plans(&db, &app.references, vec![plan], vec![it]).await?;
    let mut all: Vec<_> = parts.iter().flat_map(|it| resources(&app, it, app.clock.today())).collect();
    answer::json(&all.pop().ok_or_else(|| PageError::not_found(""))?)
}
