//! What commitments and plans came to, as the API gives it.

use super::shapes::BodyName;
use crate::model::assessment::{
    ACCESS, CIVIC, COMPLETION, Criterion, EARLY_RESULTS, IMPACT, LENS, OPENED, POTENTIAL, PUBLIC,
    SPECIFICITY, TECHNOLOGY, VERIFIABLE,
};
use crate::model::{Assessment, CodeSet, Codes, Commitment, ORGANISATION, Plan};
use crate::{queries, resolver};
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang, Moment, Ref, Resolved};
use minga_store::{Conn, StoreError};
use minga_web::api::{ProblemDocument, TextResource};
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// What somebody says that a commitment, or a whole plan, came to. It is never edited: a
/// correction is a further version, with its reason.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Assessment)]
pub(crate) struct AssessmentResource {
    /// The identifier of this version, which never changes.
    id: Uuid,
    /// The code of its plan.
    plan: String,
    /// The number of the commitment; `null` if it is about the plan as a whole.
    commitment: Option<i64>,
    /// `self_assessment`, `end_of_commitment` or `independent`.
    kind: &'static str,
    /// From 1.
    version: i64,
    /// The identifier of the version that took its place; `null` while it holds.
    replaced_by: Option<Uuid>,
    /// Why it took the place of the version before.
    reason: TextResource,
    /// The vocabulary of the codes: `ogp_2021` or `ogp_before_2021`.
    code_set: Option<&'static str>,
    codes: CodesResource,
    /// The day on which it was said.
    #[schema(value_type = String, format = Date)]
    date: Day,
    /// The organisation that says it, if it is known here.
    organisation: Option<BodyName>,
    /// Who says it, in words.
    assessor: TextResource,
    summary: TextResource,
    /// Where the whole document is.
    url: Option<String>,
    /// SHA-256 of the document, in hexadecimal, if it is kept here.
    sha256: Option<String>,
    /// The role in which it was recorded: `coordinator`, `evaluator`, or `operator` for what was
    /// loaded on the server itself.
    recorded_as: &'static str,
    /// The organisation for which it was recorded.
    recorded_for: Option<BodyName>,
    #[schema(value_type = String, format = DateTime)]
    recorded_at: Moment,
    /// The page of what it is about.
    html_url: String,
}

/// The codes that were given; `null` where none was, or the set has no such criterion.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AssessmentCodes)]
pub(crate) struct CodesResource {
    /// Both sets: `complete`, `substantial`, `limited`, `not_started`, `no_evidence`.
    completion: Option<String>,
    /// Since 2021: `no_notable`, `moderate`, `significant`.
    early_results: Option<String>,
    /// Since 2021: `yes`, `no`.
    verifiable: Option<String>,
    /// Since 2021: `yes`, `no`.
    open_government_lens: Option<String>,
    /// Since 2021: `unclear`, `modest`, `substantial`.
    potential_for_results: Option<String>,
    /// Before 2021: `worsened`, `did_not_change`, `marginal`, `major`, `outstanding`.
    did_it_open_government: Option<String>,
    /// Before 2021: `none`, `low`, `medium`, `high`.
    specificity: Option<String>,
    /// Before 2021, relevance: `yes`, `no`.
    access_to_information: Option<String>,
    /// Before 2021, relevance: `yes`, `no`.
    civic_participation: Option<String>,
    /// Before 2021, relevance: `yes`, `no`.
    public_accountability: Option<String>,
    /// Before 2021, relevance: `yes`, `no`.
    technology: Option<String>,
    /// Before 2021: `none`, `minor`, `moderate`, `transformative`.
    potential_impact: Option<String>,
}

impl From<&Codes> for CodesResource {
    fn from(codes: &Codes) -> CodesResource {
        let code = |criterion| codes.get(criterion).map(str::to_owned);
        CodesResource {
            completion: code(COMPLETION),
            early_results: code(EARLY_RESULTS),
            verifiable: code(VERIFIABLE),
            open_government_lens: code(LENS),
            potential_for_results: code(POTENTIAL),
            did_it_open_government: code(OPENED),
            specificity: code(SPECIFICITY),
            access_to_information: code(ACCESS),
            civic_participation: code(CIVIC),
            public_accountability: code(PUBLIC),
            technology: code(TECHNOLOGY),
            potential_impact: code(IMPACT),
        }
    }
}

impl CodesResource {
    fn of(&self, criterion: Criterion) -> Option<&str> {
        let code = match criterion.name {
            "completion" => &self.completion,
            "early_results" => &self.early_results,
            "verifiable" => &self.verifiable,
            "open_government_lens" => &self.open_government_lens,
            "potential_for_results" => &self.potential_for_results,
            "did_it_open_government" => &self.did_it_open_government,
            "specificity" => &self.specificity,
            "access_to_information" => &self.access_to_information,
            "civic_participation" => &self.civic_participation,
            "public_accountability" => &self.public_accountability,
            "technology" => &self.technology,
            _ => &self.potential_impact,
        };
        code.as_deref()
    }
}

/// Assessments as the API gives them, in a fixed number of statements.
pub(crate) async fn resources(
    app: &App,
    db: &Conn,
    all: &[Assessment],
) -> Result<Vec<AssessmentResource>, StoreError> {
    let distinct = |ids: &mut dyn Iterator<Item = Uuid>| {
        let mut ids: Vec<Uuid> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let plans = distinct(&mut all.iter().map(|it| it.plan));
    let commitments = distinct(&mut all.iter().filter_map(|it| it.commitment));
    let bodies = distinct(&mut all.iter().flat_map(|it| [it.organisation, it.by]).flatten());
    let bodies: Vec<Ref> = bodies.into_iter().map(|id| ORGANISATION.with(id)).collect();
    let bodies = app.references.resolve(db, &bodies).await?;
    let versions = queries::assessments_of_plans(db, &plans).await?;
    let plans: HashMap<Uuid, Plan> =
        queries::plans_by_id(db, &plans).await?.into_iter().map(|it| (it.id, it)).collect();
    let commitments: HashMap<Uuid, Commitment> =
        queries::commitments_by_id(db, &commitments).await?.into_iter().map(|it| (it.id, it)).collect();
    let following = |it: &Assessment| {
        let next = |other: &&Assessment| {
            (other.plan, other.thread(), other.version) == (it.plan, it.thread(), it.version + 1)
        };
        versions.iter().find(next).map(|other| other.id)
    };
    let shown = all.iter().filter_map(|it| {
        let commitment = it.commitment.and_then(|id| commitments.get(&id));
        resource(app, it, plans.get(&it.plan)?, commitment, &bodies, following(it))
    });
    Ok(shown.collect())
}

fn resource(
    app: &App,
    it: &Assessment,
    plan: &Plan,
    commitment: Option<&Commitment>,
    bodies: &HashMap<Ref, Resolved>,
    replaced_by: Option<Uuid>,
) -> Option<AssessmentResource> {
    if it.commitment.is_some() && commitment.is_none() {
        return None;
    }
    let body = |id| {
        let known = bodies.get(&ORGANISATION.with(id))?;
        Some(BodyName { code: known.code.clone(), name: TextResource::from(&known.title) })
    };
    let about = commitment.map_or_else(|| resolver::plan(plan), |it| resolver::commitment(it, &plan.code));
    Some(AssessmentResource {
        id: it.id,
        plan: plan.code.clone(),
        commitment: commitment.map(|it| it.number),
        kind: it.kind.code(),
        version: it.version,
        replaced_by,
        reason: TextResource::from(&it.reason),
        code_set: it.set.map(CodeSet::code),
        codes: CodesResource::from(&it.codes),
        date: it.dated,
        organisation: it.organisation.and_then(body),
        assessor: TextResource::from(&it.assessor),
        summary: TextResource::from(&it.summary),
        url: it.url.clone(),
        sha256: it.file.as_ref().map(|file| file.sha256.clone()),
        recorded_as: it.role.code(),
        recorded_for: it.by.and_then(body),
        recorded_at: it.recorded_at,
        html_url: app.absolute(about.path(Lang::default())),
    })
}

const fn code(of: Criterion) -> Column {
    Column::new(of.name, ColumnKind::Code)
}

/// The columns of assessments as a list.
const LIST: Schema = Schema {
    name: "assessments",
    columns: &[
        Column::new("commitment", ColumnKind::Integer),
        Column::new("kind", ColumnKind::Code),
        Column::new("version", ColumnKind::Integer),
        Column::new("replaced", ColumnKind::Code),
        Column::new("date", ColumnKind::Date),
        Column::new("organisation", ColumnKind::Code),
        Column::new("assessor", ColumnKind::Text),
        Column::new("code_set", ColumnKind::Code),
        code(COMPLETION),
        code(EARLY_RESULTS),
        code(VERIFIABLE),
        code(LENS),
        code(POTENTIAL),
        code(OPENED),
        code(SPECIFICITY),
        code(ACCESS),
        code(CIVIC),
        code(PUBLIC),
        code(TECHNOLOGY),
        code(IMPACT),
        Column::new("summary", ColumnKind::LongText),
        Column::new("url", ColumnKind::Url),
        Column::new("reason", ColumnKind::LongText),
        Column::new("recorded_as", ColumnKind::Code),
    ],
};

/// Assessments as rows.
pub(crate) fn table(lang: Lang, all: &[AssessmentResource]) -> Table {
    let rows = all.iter().map(|it| {
        let mut row = vec![
            it.commitment.map_or(Value::Empty, Value::Integer),
            Value::from(it.kind),
            Value::Integer(it.version),
            Value::from(if it.replaced_by.is_some() { "yes" } else { "no" }),
            Value::from(Some(it.date)),
            Value::from(it.organisation.as_ref().map(|it| it.code.clone())),
            Value::from(it.assessor.for_reader(lang)),
            Value::from(it.code_set.unwrap_or_default()),
        ];
        let criteria = crate::model::assessment::CRITERIA.iter();
        row.extend(criteria.map(|criterion| Value::from(it.codes.of(*criterion).unwrap_or_default())));
        row.extend([
            Value::from(it.summary.for_reader(lang)),
            Value::from(it.url.as_deref().unwrap_or_default()),
            Value::from(it.reason.for_reader(lang)),
            Value::from(it.recorded_as),
        ]);
        row
    });
    Table { rows: rows.collect(), ..Table::of(&LIST) }
}

/// One version of an assessment, by its identifier.
#[utoipa::path(
    get,
    path = "/assessments/{id}",
    operation_id = "get_assessment",
    params(("id" = Uuid, Path, description = "The version's identifier.")),
    responses(
        (status = 200, description = "What was asked for", body = AssessmentResource),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "assessments"
)]
pub(crate) async fn get(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PageError> {
    let gone = || PageError::not_found("");
    let id: Uuid = id.parse().map_err(|_| gone())?;
    let db = app.store.read().await?;
    let found = queries::assessment_by_id(&db, id).await?.ok_or_else(gone)?;
    answer::json(&resources(&app, &db, &[found]).await?.pop().ok_or_else(gone)?)
}
