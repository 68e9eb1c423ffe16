//! What institutions report and what is said to it, as the API gives it.

use super::shapes::BodyName;
use crate::commands::matter::MilestoneMatter;
use crate::model::{
    ArchiveState, EVIDENCE, Evidence, Milestone, ORGANISATION, REPORT, Report, STATEMENT, Statement,
};
use crate::{queries, resolver};
use minga_kernel::{Day, Lang, Moment, Ref, Resolved};
use minga_store::{Conn, StoreError, newest_about};
use minga_web::api::{ProblemDocument, TextResource, tagged};
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// What an institution says of a milestone. It is never edited: a later one takes its place.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Report)]
pub(crate) struct ReportResource {
    /// The identifier, which never changes.
    id: Uuid,
    /// The code of its plan.
    plan: String,
    /// The number of its commitment.
    commitment: i64,
    /// The identifier of its milestone.
    milestone: Uuid,
    /// Its place among those of its milestone, from 1.
    number: i64,
    /// `progress` or `completion`.
    kind: &'static str,
    /// `reported`, `confirmed`, `disputed` or `returned`.
    state: &'static str,
    /// The organisation that reports.
    body: Option<BodyName>,
    percent: i64,
    /// The last day of which it tells; of a completion, the day on which it was done.
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<Day>,
    text: TextResource,
    obstacles: TextResource,
    help_needed: TextResource,
    next_steps: TextResource,
    /// The means of verification that came with it.
    evidence: Vec<EvidenceResource>,
    /// What was said to it, in order.
    statements: Vec<StatementResource>,
    #[schema(value_type = String, format = DateTime)]
    reported_at: Moment,
    /// When it was confirmed or returned.
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Moment>,
    /// The page of its milestone.
    html_url: String,
}

/// Something said to a report.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Statement)]
pub(crate) struct StatementResource {
    /// Its place among those of its report, from 1.
    number: i64,
    /// `confirm`, `dispute`, `ask`, `answer` or `return`.
    say: &'static str,
    /// The role in which it was said.
    role: &'static str,
    /// The organisation that says it.
    body: Option<BodyName>,
    text: TextResource,
    evidence: Vec<EvidenceResource>,
    #[schema(value_type = String, format = DateTime)]
    made_at: Moment,
}

/// A means of verification.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Evidence)]
pub(crate) struct EvidenceResource {
    title: TextResource,
    url: String,
    #[schema(value_type = Option<String>, format = Date)]
    dated: Option<Day>,
    /// SHA-256 of the file, in hexadecimal, if it is kept here.
    sha256: Option<String>,
    /// Where the copy of the address stands: `waiting`, `kept` or `failed`; nothing of files, and
    /// of addresses of which nobody asked for a copy.
    archive: Option<&'static str>,
    /// SHA-256 of the copy of the address, in hexadecimal.
    archive_sha256: Option<String>,
    /// When the copy was made, given up, or asked for.
    #[schema(value_type = Option<String>, format = DateTime)]
    archive_at: Option<Moment>,
    /// Why there is no copy, as a code.
    archive_failed: Option<String>,
    /// Whether the counterpart confirmed the report with it.
    validated: bool,
}

impl From<&Evidence> for EvidenceResource {
    fn from(it: &Evidence) -> EvidenceResource {
        EvidenceResource {
            title: TextResource::from(&it.title),
            url: it.url.clone(),
            dated: it.dated,
            sha256: it.given.file.clone(),
            archive: it.given.archive.state.map(ArchiveState::code),
            archive_sha256: it.given.archive.copy.clone(),
            archive_at: it.given.archive.at,
            archive_failed: it.given.archive.failed.clone(),
            validated: it.given.validated_by.is_some(),
        }
    }
}

/// Everything that reports are shown with, read with a fixed number of statements.
struct Around {
    plans: HashMap<Uuid, String>,
    milestones: HashMap<Uuid, Milestone>,
    statements: Vec<Statement>,
    evidence: Vec<Evidence>,
    bodies: HashMap<Ref, Resolved>,
}

impl Around {
    async fn read(app: &App, db: &Conn, all: &[Report]) -> Result<Around, StoreError> {
        let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
        let mut milestones: Vec<Uuid> = all.iter().map(|it| it.milestone).collect();
        milestones.sort_unstable();
        milestones.dedup();
        let statements = queries::statements(db, &ids).await?;
        let said = statements.iter().filter_map(|it| it.body);
        let mut bodies: Vec<Ref> =
            all.iter().map(|it| it.body).chain(said).map(|id| ORGANISATION.with(id)).collect();
        bodies.sort();
        bodies.dedup();
        let evidence = queries::evidence_of_milestones(db, &milestones).await?;
        let milestones = queries::milestones_by_id(db, &milestones).await?;
        Ok(Around {
            plans: resolver::plan_codes(db, all.iter().map(|it| it.plan)).await?,
            milestones: milestones.into_iter().map(|it| (it.id, it)).collect(),
            statements,
            evidence,
            bodies: app.references.resolve(db, &bodies).await?,
        })
    }

    fn body(&self, id: Uuid) -> Option<BodyName> {
        let known = self.bodies.get(&ORGANISATION.with(id))?;
        Some(BodyName { code: known.code.clone(), name: TextResource::from(&known.title) })
    }

    fn of(&self, report: Uuid) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |it| it.report == report)
    }

    fn statement(&self, it: &Statement) -> StatementResource {
        let own = self.evidence.iter().filter(|proof| proof.given.statement == Some(it.id));
        StatementResource {
            number: it.number,
            say: it.say.code(),
            role: it.role.code(),
            body: it.body.and_then(|id| self.body(id)),
            text: TextResource::from(&it.text),
            evidence: own.map(Into::into).collect(),
            made_at: it.made_at,
        }
    }

    fn report(&self, app: &App, it: &Report) -> Option<ReportResource> {
        let plan = self.plans.get(&it.plan)?;
        let milestone = self.milestones.get(&it.milestone)?;
        let own = self.evidence.iter().filter(|proof| proof.given.report == Some(it.id));
        Some(ReportResource {
            id: it.id,
            plan: plan.clone(),
            commitment: milestone.commitment_number,
            milestone: it.milestone,
            number: it.number,
            kind: it.kind.code(),
            state: it.state.code(),
            body: self.body(it.body),
            percent: it.percent,
            until: it.until,
            text: TextResource::from(&it.text),
            obstacles: TextResource::from(&it.obstacles),
            help_needed: TextResource::from(&it.help_needed),
            next_steps: TextResource::from(&it.next_steps),
            evidence: own.map(Into::into).collect(),
            statements: self.of(it.id).map(|said| self.statement(said)).collect(),
            reported_at: it.reported_at,
            settled_at: it.settled_at,
            html_url: app.absolute(resolver::milestone(milestone, plan).path(Lang::default())),
        })
    }
}

/// Reports as the API gives them.
pub(crate) async fn resources(
    app: &App,
    db: &Conn,
    all: &[Report],
) -> Result<Vec<ReportResource>, StoreError> {
    let around = Around::read(app, db, all).await?;
    Ok(all.iter().filter_map(|it| around.report(app, it)).collect())
}

/// One report with the number of the newest event about it.
pub(crate) async fn resource(app: &App, db: &Conn, report: Uuid) -> Result<(ReportResource, u64), PageError> {
    let gone = || PageError::not_found("");
    let report = queries::report_by_id(db, report).await?.ok_or_else(gone)?;
    let around = Around::read(app, db, std::slice::from_ref(&report)).await?;
    let shown = around.report(app, &report).ok_or_else(gone)?;
    Ok((shown, newest(db, &report, &around.statements, &around.evidence).await?))
}

/// A report of which nobody said anything yet and that came without evidence: what [`resource`]
/// gives, without asking the database for anything more.
pub(crate) fn bare_resource(
    app: &App,
    report: &Report,
    matter: &MilestoneMatter,
    bodies: HashMap<Ref, Resolved>,
) -> Result<ReportResource, PageError> {
    let around = Around {
        plans: HashMap::from([(matter.plan.id, matter.plan.code.clone())]),
        milestones: HashMap::from([(matter.milestone.id, matter.milestone.clone())]),
        statements: Vec::new(),
        evidence: Vec::new(),
        bodies,
    };
    around.report(app, report).ok_or_else(|| PageError::not_found(""))
}

/// The number of the newest event about a report: itself, what was said to it, what proves it.
pub(crate) async fn newest_of_report(db: &Conn, report: &Report) -> Result<u64, StoreError> {
    let statements = queries::statements(db, &[report.id]).await?;
    let evidence = queries::evidence_of_milestone(db, report.milestone).await?;
    newest(db, report, &statements, &evidence).await
}

async fn newest(
    db: &Conn,
    report: &Report,
    statements: &[Statement],
    evidence: &[Evidence],
) -> Result<u64, StoreError> {
    let mut things = vec![REPORT.with(report.id)];
    things.extend(statements.iter().map(|it| STATEMENT.with(it.id)));
    let given = evidence.iter().filter(|it| {
        it.given.report == Some(report.id)
            || statements.iter().any(|said| it.given.statement == Some(said.id))
    });
    things.extend(given.map(|it| EVIDENCE.with(it.id)));
    newest_about(db, &things).await
}

/// One report, by its identifier. Its `ETag` changes with what is said to it.
#[utoipa::path(
    get,
    path = "/reports/{id}",
    operation_id = "get_report",
    params(("id" = Uuid, Path, description = "The report's identifier.")),
    responses(
        (status = 200, description = "What was asked for", body = ReportResource, headers(("ETag" = String, description = "For `If-Match`"))),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "reports"
)]
pub(crate) async fn get(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PageError> {
    let id: Uuid = id.parse().map_err(|_| PageError::not_found(""))?;
    let db = app.store.read().await?;
    let (report, number) = resource(&app, &db, id).await?;
    tagged(number, &report)
}
