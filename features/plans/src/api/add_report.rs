use super::input::{EvidenceInput, Reader, refusal};
use super::report::{ReportResource, bare_resource, resource};
use crate::commands::matter::MilestoneMatter;
use crate::commands::report::{NewReport, Reported, report_within};
use crate::model::{MILESTONE, ORGANISATION, ReportKind};
use minga_auth::Scope;
use minga_kernel::{Day, Ref};
use minga_store::newest_of;
use minga_web::api::{Asked, Begun, Made, ProblemDocument, TextInput, wrong};
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is reported of a milestone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportInput {
    /// Progress, if absent.
    #[serde(default)]
    kind: KindInput,
    /// A whole number from 0 to 100; of a completion it can be left out.
    #[schema(example = 60)]
    percent: Option<i64>,
    /// The last day of which it tells; of a completion, the day on which it was done, which it
    /// needs.
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<Day>,
    text: TextInput,
    obstacles: Option<TextInput>,
    help_needed: Option<TextInput>,
    next_steps: Option<TextInput>,
    /// At most 20. A completion needs one, unless the milestone has some.
    #[serde(default)]
    evidence: Vec<EvidenceInput>,
}

/// Whether a report tells of progress, or that the milestone is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindInput {
    #[default]
    Progress,
    Completion,
}

/// Reports progress on a milestone, or that it is done.
#[utoipa::path(
    post,
    path = "/milestones/{id}/reports",
    operation_id = "add_report",
    params(
        ("id" = Uuid, Path, description = "The milestone's identifier."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request gives the same answer, for 24 hours."),
        ("If-Match" = Option<String>, Header, description = "The milestone's `ETag`: refused if the milestone changed since."),
    ),
    request_body = ReportInput,
    responses(
        (status = 201, description = "It is reported", body = ReportResource, headers(("Location" = String, description = "Where it is found"), ("ETag" = String, description = "For `If-Match`"))),
        (status = 400, description = "The body is no JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope, or no role of the account allows it", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such milestone", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "Its state does not allow it", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 412, description = "It changed since", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "What has to be mended", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["report"])),
    tag = "reports"
)]
pub(crate) async fn add(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked<ReportInput>,
) -> Result<Response, PageError> {
    let id: Uuid = id.parse().map_err(|_| PageError::not_found(""))?;
    let open = match asked.begin(&app, Scope::Report).await? {
        Begun::Answered(answer) => return Ok(answer),
        Begun::Open(open) => open,
    };
    let (cx, tx, body) = (open.cx, open.tx, open.body);
    let matter = MilestoneMatter::find(&tx, id).await.map_err(refusal)?;
    open.conditions.hold(newest_of(&tx, &MILESTONE.with(id))).await?;
    let new = read(&matter, body)?;
    // Now, and not when the report has its number: then everybody else waits for this one.
    let bodies: Vec<Ref> = matter.bodies.iter().map(|it| it.organisation.clone()).collect();
    let bodies = app.references.resolve(&tx, &bodies).await?;
    let with_evidence = !new.evidence.is_empty();
    let Reported { tx, report, number } = report_within(&cx, tx, &matter, new).await.map_err(refusal)?;
    let is_known = bodies.contains_key(&ORGANISATION.with(report.body));
    let (shown, number) = if with_evidence || !is_known {
        resource(&app, &tx, report.id).await?
    } else {
        (bare_resource(&app, &report, &matter, bodies)?, number)
    };
    let made = Made::created(&app, &format!("/api/v1/reports/{}", report.id), &shown)?.tagged(number);
    open.conditions.commit(&cx, tx, made).await
}

fn read(matter: &MilestoneMatter, body: ReportInput) -> Result<NewReport, PageError> {
    let mut reader = Reader::new(&matter.plan);
    let kind = match body.kind {
        KindInput::Progress => ReportKind::Progress,
        KindInput::Completion => ReportKind::Completion,
    };
    let percent = match (kind, body.percent) {
        (ReportKind::Completion, None) => 100,
        (ReportKind::Progress, Some(percent)) | (ReportKind::Completion, Some(percent @ 100)) => percent,
        _ => {
            reader.refuse(wrong("percent", "percent"));
            0
        }
    };
    let new = NewReport {
        kind,
        percent,
        until: body.until,
        text: reader.text("text", Some(body.text)),
        obstacles: reader.text("obstacles", body.obstacles),
        help_needed: reader.text("help_needed", body.help_needed),
        next_steps: reader.text("next_steps", body.next_steps),
        evidence: reader.evidence(body.evidence),
        after: None,
    };
    reader.done()?;
    Ok(new)
}
