use crate::commands::evaluation::bench::rules_of;
use crate::model::evaluation::{Cause, Panel, Rules, Spread};
use crate::model::proposal::Proposal;
use crate::model::{PROCESS, Process};
use crate::{queries, resolver};
use minga_kernel::{Lang, Moment, Ref, Resolved};
use minga_store::{Conn, StoreError};
use minga_web::api::{List, ListQuery, ProblemDocument, TextResource};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

use super::proposals::Of;

/// What evaluators gave a proposal, once something was said together. There are the names of
/// bodies, and of no people.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Evaluation)]
pub(crate) struct EvaluationResource {
    /// The identifier of the proposal.
    proposal: Uuid,
    /// The code of the process.
    process: String,
    /// The number of the proposal in the process.
    number: i64,
    /// `recommended`, `with_changes` or `not_recommended`.
    verdict: &'static str,
    /// When it was said, in UTC.
    #[schema(value_type = String, format = DateTime)]
    decided_at: Moment,
    lang: String,
    /// The reasons.
    text: String,
    /// How many evaluated it, of how many from whom it was expected.
    evaluated: usize,
    of: usize,
    /// The lowest and the highest score.
    lowest: i64,
    highest: i64,
    /// The weighted total: of each sheet the sum of score × weight ÷ 100.
    total: Option<SpreadResource>,
    criteria: Vec<CriterionSpreadResource>,
    sheets: Vec<EvaluationSheetResource>,
    conflicts: Vec<EvaluationConflictResource>,
    /// The page of the proposal.
    html_url: String,
}

/// The mean of some numbers, and how far they lie apart, to two decimals.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = Spread)]
pub(crate) struct SpreadResource {
    mean: f64,
    least: f64,
    most: f64,
    /// The standard deviation of all of them: √(Σ (x − mean)² ÷ n).
    deviation: f64,
}

impl From<Spread> for SpreadResource {
    fn from(it: Spread) -> SpreadResource {
        let Spread { mean, least, most, deviation } = it.rounded();
        SpreadResource { mean, least, most, deviation }
    }
}

/// What was given by one criterion.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CriterionSpread)]
pub(crate) struct CriterionSpreadResource {
    title: TextResource,
    /// In percent of the whole.
    weight: i64,
    spread: Option<SpreadResource>,
}

/// What one evaluator gave.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = EvaluationSheet)]
pub(crate) struct EvaluationSheetResource {
    /// The code of the organisation for which they evaluated.
    organisation: Option<String>,
    /// By each criterion, in their order.
    scores: Vec<i64>,
    total: f64,
    lang: String,
    reason: String,
    /// How often it was given: 1 if it was never changed.
    version: i64,
    /// Whether it counts; not if a conflict of interest was found or declared.
    counts: bool,
}

/// That an evaluator may not score.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = EvaluationConflict)]
pub(crate) struct EvaluationConflictResource {
    organisation: Option<String>,
    /// `declared`, `author` or `organisation`.
    cause: &'static str,
}

/// Evaluations of a process, or of all, in the order of the proposals: those with a joint decision.
#[utoipa::path(
    get,
    path = "/evaluations",
    operation_id = "list_evaluations",
    params(Of, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<EvaluationResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such process", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "proposals"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(of): Query<Of>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let process = app.named(&db, &PROCESS, of.process.as_deref()).await?.map(|it| it.id);
    let found = page
        .page(
            &app.settings,
            |it: &Uuid| *it,
            |after, limit| queries::decided_after(&db, process, after, limit),
        )
        .await?;
    let all = queries::proposals_by_id(&db, &found.items).await?;
    let mut by_id = resources(&app, &db, &all).await?;
    let items: Vec<EvaluationResource> = found.items.iter().filter_map(|id| by_id.remove(id)).collect();
    answer::json(&List { items, next: found.next })
}

/// Of those of these proposals of which something was said together, what was given.
pub(crate) async fn resources(
    app: &App,
    db: &Conn,
    all: &[Proposal],
) -> Result<HashMap<Uuid, EvaluationResource>, StoreError> {
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    let decided = queries::decisions_of(db, &ids).await?;
    let of: Vec<&Proposal> = all
        .iter()
        .filter(|it| it.state.is_readable() && decided.iter().any(|one| one.proposal == it.id))
        .collect();
    let mut processes: Vec<Uuid> = of.iter().map(|it| it.process).collect();
    processes.sort_unstable();
    processes.dedup();
    let mut found = HashMap::new();
    for process in queries::processes_by_id(db, &processes).await? {
        let own: Vec<Proposal> =
            of.iter().filter(|it| it.process == process.id).map(|it| (*it).clone()).collect();
        let panels = queries::panels(db, process.id, &own, app.clock.now()).await?;
        let rules = rules_of(db, &process).await?;
        let seats = panels.values().flat_map(|it| &it.seats);
        let bodies: Vec<Ref> = seats.filter_map(|it| it.body.clone()).collect();
        let known = app.references.resolve(db, &bodies).await?;
        for it in own {
            let Some(panel) = panels.get(&it.id) else { continue };
            if let Some(resource) = resource(app, &process, &rules, &it, panel, &known) {
                found.insert(it.id, resource);
            }
        }
    }
    Ok(found)
}

fn resource(
    app: &App,
    process: &Process,
    rules: &Rules,
    it: &Proposal,
    panel: &Panel,
    known: &HashMap<Ref, Resolved>,
) -> Option<EvaluationResource> {
    let decision = panel.decided()?;
    let code = |body: &Option<Ref>| Some(known.get(body.as_ref()?)?.code.clone());
    let (each, total) = panel.appraised(&process.criteria);
    let sheets = panel.seats.iter().filter_map(|seat| {
        let last = seat.sheets.last()?;
        Some(EvaluationSheetResource {
            organisation: code(&seat.body),
            scores: last.scores.clone(),
            total: (last.weighted(&process.criteria) * 100.0).round() / 100.0,
            lang: last.lang.clone(),
            reason: last.reason.clone(),
            version: last.version,
            counts: seat.conflict.is_none(),
        })
    });
    let conflicts = panel.seats.iter().filter_map(|seat| {
        Some(EvaluationConflictResource {
            organisation: code(&seat.body),
            cause: seat.conflict.map(Cause::code)?,
        })
    });
    let criteria = process.criteria.iter().zip(each).map(|(it, spread)| CriterionSpreadResource {
        title: TextResource::from(&it.title),
        weight: it.weight,
        spread: spread.map(Into::into),
    });
    Some(EvaluationResource {
        proposal: it.id,
        process: process.code.clone(),
        number: it.number,
        verdict: decision.verdict.code(),
        decided_at: decision.decided_at?,
        lang: decision.lang.clone(),
        text: decision.text.clone(),
        evaluated: panel.sheets().len(),
        of: panel.expected(),
        lowest: rules.lowest,
        highest: rules.highest,
        total: total.map(Into::into),
        criteria: criteria.collect(),
        sheets: sheets.collect(),
        conflicts: conflicts.collect(),
        html_url: app.absolute(resolver::proposal(it, process).path(Lang::default())),
    })
}
