//! Dates that move.

use super::input::{Reader, refusal};
use super::shapes::BodyName;
use crate::commands::matter::MilestoneMatter;
use crate::commands::reschedule::{NewDates, NewProposal, hold_dates, propose_within, reschedule_within};
use crate::model::{MILESTONE, ORGANISATION, Reschedule};
use crate::{queries, resolver};
use minga_auth::Scope;
use minga_kernel::{Day, Moment};
use minga_store::{Conn, newest_of};
use minga_web::api::{Asked, Begun, Made, ProblemDocument, TextInput, TextResource};
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Another last day of a milestone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RescheduleInput {
    /// The new last day.
    #[schema(value_type = String, format = Date)]
    to: Day,
    reason: TextInput,
    /// Who decided, and where it is written. With it, who leads the plan moves the date at once
    /// (scope `plan`); without it, an institution proposes (scope `report`).
    decision: Option<TextInput>,
}

/// A change of the dates in force; those that were signed stay.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Reschedule)]
pub(crate) struct RescheduleResource {
    /// The identifier, which never changes.
    id: Uuid,
    /// The code of its plan.
    plan: String,
    /// The milestone; `null` if it moves the whole plan.
    milestone: Option<Uuid>,
    /// `proposed`, `decided` or `refused`.
    state: &'static str,
    /// The last day before.
    #[schema(value_type = Option<String>, format = Date)]
    from: Option<Day>,
    /// The last day after.
    #[schema(value_type = Option<String>, format = Date)]
    to: Option<Day>,
    /// Of a whole plan: by how many months every open milestone moves.
    months: Option<i64>,
    reason: TextResource,
    /// Who decided, and where it is written.
    decision: TextResource,
    /// The organisation that proposed it; `null` if it was decided without a proposal.
    proposed_by: Option<BodyName>,
    #[schema(value_type = String, format = DateTime)]
    proposed_at: Moment,
    #[schema(value_type = Option<String>, format = DateTime)]
    decided_at: Option<Moment>,
}

/// Proposes another last day of a milestone, or decides on one.
#[utoipa::path(
    post,
    path = "/milestones/{id}/reschedules",
    operation_id = "add_reschedule",
    params(
        ("id" = Uuid, Path, description = "The milestone's identifier."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request gives the same answer, for 24 hours."),
        ("If-Match" = Option<String>, Header, description = "The milestone's `ETag`: refused if the milestone changed since."),
    ),
    request_body = RescheduleInput,
    responses(
        (status = 201, description = "It is proposed or decided", body = RescheduleResource, headers(("Location" = String, description = "Where it is found"))),
        (status = 400, description = "The body is no JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope, or no role of the account allows it", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such milestone", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "Its state does not allow it", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 412, description = "It changed since", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "What has to be mended", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["report"]), ("key" = ["plan"])),
    tag = "milestones"
)]
pub(crate) async fn add(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked<RescheduleInput>,
) -> Result<Response, PageError> {
    let gone = || PageError::not_found("");
    let id: Uuid = id.parse().map_err(|_| gone())?;
    let scope = if asked.body.decision.is_some() { Scope::Plan } else { Scope::Report };
    let open = match asked.begin(&app, scope).await? {
        Begun::Answered(answer) => return Ok(answer),
        Begun::Open(open) => open,
    };
    let (cx, tx, body) = (open.cx, open.tx, open.body);
    if body.decision.is_some() {
        // In the order in which the command itself takes hold, so that no two wait for each other.
        let known = queries::milestone_by_id(&tx, id).await?.ok_or_else(gone)?;
        hold_dates(&tx, known.plan).await?;
    }
    let matter = MilestoneMatter::find(&tx, id).await.map_err(refusal)?;
    open.conditions.hold(newest_of(&tx, &MILESTONE.with(id))).await?;
    let mut reader = Reader::new(&matter.plan);
    let reason = reader.text("reason", Some(body.reason));
    let is_decided = body.decision.is_some();
    let decision = reader.text("decision", body.decision);
    reader.done()?;
    let done = if is_decided {
        let milestone = Some((id, Some(body.to)));
        let new = NewDates { plan: matter.plan.id, milestone, months: None, reason, decision };
        reschedule_within(&cx, tx, new).await
    } else {
        propose_within(&cx, tx, NewProposal { milestone: id, to: Some(body.to), reason }).await
    };
    let (tx, made) = done.map_err(refusal)?;
    let path = format!("/api/v1/reschedules/{}", made.id);
    let made = Made::created(&app, &path, &resource(&app, &tx, made).await?)?;
    open.conditions.commit(&cx, tx, made).await
}

/// One change of dates, by its identifier.
#[utoipa::path(
    get,
    path = "/reschedules/{id}",
    operation_id = "get_reschedule",
    params(("id" = Uuid, Path, description = "The identifier of the change of dates.")),
    responses(
        (status = 200, description = "What was asked for", body = RescheduleResource),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "milestones"
)]
pub(crate) async fn get(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PageError> {
    let id: Uuid = id.parse().map_err(|_| PageError::not_found(""))?;
    let db = app.store.read().await?;
    let found = queries::reschedule_by_id(&db, id).await?.ok_or_else(|| PageError::not_found(""))?;
    answer::json(&resource(&app, &db, found).await?)
}

async fn resource(app: &App, db: &Conn, it: Reschedule) -> Result<RescheduleResource, PageError> {
    let plan = resolver::plan_codes(db, std::iter::once(it.plan)).await?.remove(&it.plan);
    let body = match it.proposed_by {
        Some(id) => app.references.one(db, &ORGANISATION.with(id)).await?,
        None => None,
    };
    Ok(RescheduleResource {
        id: it.id,
        plan: plan.ok_or_else(|| PageError::not_found(""))?,
        milestone: it.milestone,
        state: it.state.code(),
        from: it.from,
        to: it.to,
        months: it.months,
        reason: TextResource::from(&it.reason),
        decision: TextResource::from(&it.decision),
        proposed_by: body.map(|it| BodyName { code: it.code, name: TextResource::from(&it.title) }),
        proposed_at: it.proposed_at,
        decided_at: it.decided_at,
    })
}
