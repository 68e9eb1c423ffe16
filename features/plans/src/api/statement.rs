//! What is said to a report: the second key, questions, answers.

use super::input::{EvidenceInput, Reader, refusal};
use super::report::{ReportResource, newest_of_report, resource};
use crate::commands::matter::MilestoneMatter;
use crate::commands::respond::{NewStatement, respond_within};
use crate::model::Say;
use crate::queries;
use minga_auth::Scope;
use minga_web::api::{Asked, Begun, Made, ProblemDocument, TextInput};
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is said to a report.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementInput {
    say: SayInput,
    /// Only a confirmation can do without.
    text: Option<TextInput>,
    /// At most 20.
    #[serde(default)]
    evidence: Vec<EvidenceInput>,
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SayInput {
    /// The counterpart confirms it; scope `confirm`.
    Confirm,
    /// The counterpart disputes it; scope `confirm`.
    Dispute,
    /// The counterpart asks; scope `confirm`.
    Ask,
    /// The institution answers a dispute or a question; scope `report`.
    Answer,
    /// Who leads the plan gives it back to be mended; scope `plan`.
    Return,
}

impl SayInput {
    fn say(self) -> Say {
        match self {
            SayInput::Confirm => Say::Confirm,
            SayInput::Dispute => Say::Dispute,
            SayInput::Ask => Say::Ask,
            SayInput::Answer => Say::Answer,
            SayInput::Return => Say::Return,
        }
    }
}

/// The second key.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmationInput {
    /// `true`: the counterpart confirms; `false`: it disputes, and says why.
    confirm: bool,
    text: Option<TextInput>,
    /// At most 20.
    #[serde(default)]
    evidence: Vec<EvidenceInput>,
}

/// What both say.
struct Said {
    say: Say,
    text: Option<TextInput>,
    evidence: Vec<EvidenceInput>,
}

impl From<StatementInput> for Said {
    fn from(it: StatementInput) -> Said {
        Said { say: it.say.say(), text: it.text, evidence: it.evidence }
    }
}

impl From<ConfirmationInput> for Said {
    fn from(it: ConfirmationInput) -> Said {
        let say = if it.confirm { Say::Confirm } else { Say::Dispute };
        Said { say, text: it.text, evidence: it.evidence }
    }
}

/// What a key has to be for to say it.
fn scope(say: Say) -> Scope {
    match say {
        Say::Confirm | Say::Dispute | Say::Ask => Scope::Confirm,
        Say::Answer => Scope::Report,
        Say::Return => Scope::Plan,
    }
}

/// Says something to a report.
#[utoipa::path(
    post,
    path = "/reports/{id}/statements",
    operation_id = "add_statement",
    params(
        ("id" = Uuid, Path, description = "The report's identifier."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request gives the same answer, for 24 hours."),
        ("If-Match" = Option<String>, Header, description = "The report's `ETag`: refused if something was said since."),
    ),
    request_body = StatementInput,
    responses(
        (status = 201, description = "It is said; the report with it", body = ReportResource, headers(("Location" = String, description = "Where the report is found"), ("ETag" = String, description = "For `If-Match`"))),
        (status = 400, description = "The body is no JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope, or no role of the account allows it", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such report", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "Its state does not allow it", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 412, description = "Something was said since", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "What has to be mended", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["confirm"]), ("key" = ["report"]), ("key" = ["plan"])),
    tag = "reports"
)]
pub(crate) async fn add(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked<StatementInput>,
) -> Result<Response, PageError> {
    let scope = scope(asked.body.say.say());
    say(&app, &id, asked, scope).await
}

/// Confirms or disputes a report: the second key.
#[utoipa::path(
    post,
    path = "/reports/{id}/confirmation",
    operation_id = "confirm_report",
    params(
        ("id" = Uuid, Path, description = "The report's identifier."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request gives the same answer, for 24 hours."),
        ("If-Match" = Option<String>, Header, description = "The report's `ETag`: refused if something was said since."),
    ),
    request_body = ConfirmationInput,
    responses(
        (status = 201, description = "It is said; the report with it", body = ReportResource, headers(("Location" = String, description = "Where the report is found"), ("ETag" = String, description = "For `If-Match`"))),
        (status = 400, description = "The body is no JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope, or no role of the account allows it", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such report", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "Its state does not allow it", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 412, description = "Something was said since", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "What has to be mended", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["confirm"])),
    tag = "reports"
)]
pub(crate) async fn confirm(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked<ConfirmationInput>,
) -> Result<Response, PageError> {
    say(&app, &id, asked, Scope::Confirm).await
}

async fn say<T: Into<Said>>(
    app: &App,
    id: &str,
    asked: Asked<T>,
    scope: Scope,
) -> Result<Response, PageError> {
    let gone = || PageError::not_found("");
    let id: Uuid = id.parse().map_err(|_| gone())?;
    let open = match asked.begin(app, scope).await? {
        Begun::Answered(answer) => return Ok(answer),
        Begun::Open(open) => open,
    };
    let (cx, tx, said): (_, _, Said) = (open.cx, open.tx, open.body.into());
    let report = queries::report_by_id(&tx, id).await?.ok_or_else(gone)?;
    let matter = MilestoneMatter::find(&tx, report.milestone).await.map_err(refusal)?;
    open.conditions.hold(newest_of_report(&tx, &report)).await?;
    let mut reader = Reader::new(&matter.plan);
    let new = NewStatement {
        report: id,
        say: said.say,
        text: reader.text("text", said.text),
        evidence: reader.evidence(said.evidence),
        after: None,
    };
    reader.done()?;
    let (tx, _) = respond_within(&cx, tx, new).await.map_err(refusal)?;
    let (shown, number) = resource(app, &tx, id).await?;
    let made = Made::created(app, &format!("/api/v1/reports/{id}"), &shown)?.tagged(number);
    open.conditions.commit(&cx, tx, made).await
}
