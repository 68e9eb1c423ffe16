use super::evaluations::{self, EvaluationResource};
use crate::model::proposal::{Outcome, Proposal};
use crate::model::{JURISDICTION, ORGANISATION, PROCESS, Process};
use crate::pages::shown::Known;
use crate::{queries, resolver};
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang, Moment};
use minga_store::{Conn, StoreError, outcomes_of};
use minga_web::api::{List, ListQuery, ProblemDocument, TextResource};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// What people proposed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Proposal)]
pub(crate) struct ProposalResource {
    /// The identifier, which never changes.
    id: Uuid,
    /// The code of the process.
    process: String,
    /// Its number in the process.
    number: i64,
    /// `submitted`, `merged`, `in_evaluation`, `answered`, `withdrawn` by its author, or `hidden` by
    /// a moderator.
    state: &'static str,
    /// What was answered: `accepted`, `partly_accepted`, `not_accepted`; `null` before.
    outcome: Option<&'static str>,
    /// Whether it was made out of several.
    joint: bool,
    /// The number of the proposal that it is a part of.
    merged_into: Option<i64>,
    /// How many people support it, or anything that was merged into it: each once.
    supports: i64,
    /// When it was sent, in UTC.
    #[schema(value_type = String, format = DateTime)]
    made_at: Moment,
    /// Its author's name, `null` unless they want it shown.
    author: Option<String>,
    /// The code of the organisation for which it was made.
    organisation: Option<String>,
    /// Which theme of the process, by its place in the list, from 1.
    theme: Option<i64>,
    /// The code of the jurisdiction for which it is.
    territory: Option<String>,
    /// The code of the organisation that is to answer.
    assigned_to: Option<String>,
    /// The language of the page on which it was written.
    lang: String,
    /// The words; `null` where they do not stand any more.
    title: Option<String>,
    /// What is wrong.
    problem: Option<String>,
    /// What would help.
    solution: Option<String>,
    /// Whom it would help.
    whom: Option<String>,
    /// What institutions answered, the last one holds.
    answers: Vec<ProposalAnswerResource>,
    /// What evaluators gave it, once something was said together; `null` before.
    evaluation: Option<EvaluationResource>,
    /// What came of it.
    led_to: Vec<OutcomeResource>,
    /// Where it comes from, if it was imported.
    origin: Option<ProposalOriginResource>,
    /// Its page.
    html_url: String,
}

/// Something that came of a proposal.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ProposalOutcome)]
pub(crate) struct OutcomeResource {
    /// How much of it: `full`, `partial` or `inspired`.
    share: &'static str,
    /// What it is: `commitment`.
    kind: String,
    id: Uuid,
    title: TextResource,
    html_url: String,
}

/// Where a proposal that was imported comes from.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ProposalOrigin)]
pub(crate) struct ProposalOriginResource {
    /// The platform or the file, as its importer calls it.
    source: String,
    /// What it is called there.
    number: String,
    /// When it was made there, as stated.
    #[schema(value_type = Option<String>, format = Date)]
    date: Option<Day>,
    /// How many supported it there, as stated; they are not counted in `supports`.
    stated_supports: Option<i64>,
    /// Its page there.
    url: Option<String>,
}

/// What an institution answered to a proposal.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ProposalAnswer)]
pub(crate) struct ProposalAnswerResource {
    /// `accepted`, `partly_accepted`, `not_accepted`.
    outcome: &'static str,
    /// The organisation's code.
    organisation: Option<String>,
    /// When, in UTC.
    #[schema(value_type = String, format = DateTime)]
    made_at: Moment,
    lang: String,
    /// The reasons.
    text: String,
}

/// What the list is of.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Of {
    /// The code of a process; every one if absent.
    pub(super) process: Option<String>,
}

/// Proposals of a process, or of all, in the order in which they were sent: what was merged too.
#[utoipa::path(
    get,
    path = "/proposals",
    operation_id = "list_proposals",
    params(Of, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<ProposalResource>),
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
            |it: &Proposal| it.id,
            |after, limit| queries::proposals_after(&db, process, after, limit),
        )
        .await?;
    let items = resources(&app, &db, &found.items).await?;
    answer::json(&List { items, next: found.next })
}

/// Proposals as the API gives them, in a fixed number of statements.
pub(crate) async fn resources(
    app: &App,
    db: &Conn,
    all: &[Proposal],
) -> Result<Vec<ProposalResource>, StoreError> {
    let mut processes: Vec<Uuid> = all.iter().map(|it| it.process).collect();
    processes.sort_unstable();
    processes.dedup();
    let processes = queries::processes_by_id(db, &processes).await?;
    let processes: HashMap<Uuid, Process> = processes.into_iter().map(|it| (it.id, it)).collect();
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    let mut answers: HashMap<Uuid, Vec<_>> = HashMap::new();
    let mut bodies = Vec::new();
    for it in queries::answers_to(db, &ids).await? {
        bodies.extend(it.body.clone());
        answers.entry(it.proposal).or_default().push(it);
    }
    let bodies = app.references.resolve(db, &bodies).await?;
    let mut wholes: Vec<Uuid> = all.iter().filter_map(|it| it.merged_into).collect();
    wholes.sort_unstable();
    wholes.dedup();
    let wholes = queries::proposals_by_id(db, &wholes).await?;
    let wholes: HashMap<Uuid, i64> = wholes.into_iter().map(|it| (it.id, it.number)).collect();
    let known = Known::of(app, db, all).await?;
    let mut evaluations = evaluations::resources(app, db, all).await?;
    let readable = all.iter().filter(|it| it.state.is_readable());
    let came = outcomes_of(db, &readable.map(Proposal::reference).collect::<Vec<_>>()).await?;
    let things: Vec<_> = came.iter().map(|it| it.to.clone()).collect();
    let things = app.references.resolve(db, &things).await?;
    let led_to = |own: Uuid| {
        let own = came.iter().filter(|it| it.from.id == own);
        let told = own.filter_map(|it| {
            let thing = things.get(&it.to)?;
            Some(OutcomeResource {
                share: it.share,
                kind: it.to.kind.as_str().to_owned(),
                id: it.to.id,
                title: TextResource::from(&thing.title),
                html_url: app.absolute(thing.path(Lang::default())),
            })
        });
        told.collect()
    };
    let origins = queries::origins_of(db, &ids).await?;
    let origins: HashMap<Uuid, _> = origins.into_iter().map(|it| (it.proposal, it)).collect();
    let resource = |it: &Proposal| {
        let process = processes.get(&it.process)?;
        let public = it.state.is_readable();
        let words = |text: &str| public.then(|| text.to_owned());
        let code = |thing: Option<minga_kernel::Ref>| Some(known.things.get(&thing?)?.code.clone());
        let said = answers.get(&it.id).into_iter().flatten();
        let said = said.map(|it| ProposalAnswerResource {
            outcome: it.outcome.code(),
            organisation: it.body.as_ref().and_then(|body| bodies.get(body)).map(|body| body.code.clone()),
            made_at: it.made_at,
            lang: it.lang.clone(),
            text: it.text.clone(),
        });
        Some(ProposalResource {
            id: it.id,
            process: process.code.clone(),
            number: it.number,
            state: it.state.code(),
            outcome: it.outcome.map(Outcome::code),
            joint: it.joint,
            merged_into: it.merged_into.and_then(|id| wholes.get(&id).copied()),
            supports: it.supports,
            made_at: it.made_at,
            author: known.name(it),
            organisation: code(it.written.body.clone()).filter(|_| public),
            theme: it.written.theme,
            territory: code(it.written.place.map(|id| JURISDICTION.with(id))),
            assigned_to: code(it.assigned.map(|id| ORGANISATION.with(id))),
            lang: it.written.lang.clone(),
            title: words(&it.written.title),
            problem: words(&it.written.problem),
            solution: words(&it.written.solution),
            whom: words(&it.written.whom).filter(|whom| !whom.is_empty()),
            answers: said.collect(),
            evaluation: evaluations.remove(&it.id),
            led_to: led_to(it.id),
            origin: origins.get(&it.id).filter(|_| public).map(|it| ProposalOriginResource {
                source: it.source.clone(),
                number: it.original.clone(),
                date: it.day,
                stated_supports: it.supports,
                url: it.url.clone(),
            }),
            html_url: app.absolute(resolver::proposal(it, process).path(Lang::default())),
        })
    };
    Ok(all.iter().filter_map(resource).collect())
}

const PROPOSALS: Schema = Schema {
    name: "proposals",
    columns: &[
        Column::new("number", ColumnKind::Integer),
        Column::new("date", ColumnKind::Date),
        Column::new("state", ColumnKind::Code),
        Column::new("outcome", ColumnKind::Code),
        Column::new("supports", ColumnKind::Integer),
        Column::new("merged_into", ColumnKind::Integer),
        Column::new("theme", ColumnKind::Integer),
        Column::new("territory", ColumnKind::Code),
        Column::new("organisation", ColumnKind::Code),
        Column::new("author", ColumnKind::Text),
        Column::new("title", ColumnKind::Text),
        Column::new("problem", ColumnKind::LongText),
        Column::new("solution", ColumnKind::LongText),
        Column::new("whom", ColumnKind::LongText),
        Column::new("answer", ColumnKind::LongText),
        Column::new("url", ColumnKind::Url),
    ],
};

/// Proposals as rows.
pub(crate) fn table(all: &[ProposalResource]) -> Table {
    let text = |text: &Option<String>| Value::from(text.as_deref().unwrap_or_default());
    let number = |number: Option<i64>| number.map_or(Value::from(""), Value::Integer);
    let rows = all.iter().map(|it| {
        let last = it.answers.last().map(|it| it.text.as_str());
        vec![
            Value::Integer(it.number),
            Value::from(Some(it.made_at.date_naive())),
            Value::from(it.state),
            Value::from(it.outcome.unwrap_or_default()),
            Value::Integer(it.supports),
            number(it.merged_into),
            number(it.theme),
            text(&it.territory),
            text(&it.organisation),
            text(&it.author),
            text(&it.title),
            text(&it.problem),
            text(&it.solution),
            text(&it.whom),
            Value::from(last.unwrap_or_default()),
            Value::from(it.html_url.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&PROPOSALS) }
}
