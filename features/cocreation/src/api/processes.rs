use crate::model::{JURISDICTION, Process, Who};
use crate::{queries, resolver};
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang, Moment, Ref};
use minga_store::{Conn, StoreError};
use minga_web::api::{List, ListQuery, ProblemDocument, TextResource};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A process of co-creation.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Process)]
pub(crate) struct ProcessResource {
    /// The identifier, which never changes.
    id: Uuid,
    /// Its code.
    code: String,
    title: TextResource,
    summary: TextResource,
    /// The code of the jurisdiction in which it is, whose clock counts.
    jurisdiction: Option<String>,
    /// Who may take part: `account`, whoever has one; `confirmed`, whoever is known to read their
    /// mail; `code`, whoever has a code that was given to an organisation; `list`, whoever is in a
    /// list; `provider`, whoever signed in at a provider of identities. A rule that changes takes
    /// no support away.
    who: &'static str,
    /// Where `who` is `provider`: the provider, as it writes itself.
    provider: Option<String>,
    /// When it was published, in UTC.
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<Moment>,
    /// Its phases, in order.
    phases: Vec<PhaseResource>,
    /// What proposals are about; a proposal names one by its place here, from 1.
    themes: Vec<TextResource>,
    /// The codes of the other jurisdictions for which proposals can be made.
    territories: Vec<String>,
    /// By what proposals are evaluated.
    criteria: Vec<CriterionResource>,
    /// Why it began sooner after its publication than the rule says; empty if it did not.
    hurry: TextResource,
    /// Its page.
    html_url: String,
}

/// A phase of a process.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ProcessPhase)]
pub(crate) struct PhaseResource {
    /// `mapping`, `reception`, `analysis`, `selection` or `formalisation`.
    kind: &'static str,
    #[schema(value_type = String, format = Date)]
    begins: Day,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    ends: Day,
    /// Whether proposals can be made in it.
    proposals: bool,
    /// Whether proposals can be supported in it.
    supports: bool,
}

/// A yardstick by which proposals are evaluated.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ProcessCriterion)]
pub(crate) struct CriterionResource {
    title: TextResource,
    /// In percent of the whole.
    weight: i64,
}

/// The processes that are public.
#[utoipa::path(
    get,
    path = "/processes",
    operation_id = "list_processes",
    params(ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<ProcessResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "processes"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let found = page
        .page(&app.settings, |it: &Process| it.id, |after, limit| queries::processes_after(&db, after, limit))
        .await?;
    let items = resources(&app, &db, &found.items).await?;
    answer::json(&List { items, next: found.next })
}

/// Processes as the API gives them.
pub(crate) async fn resources(
    app: &App,
    db: &Conn,
    all: &[Process],
) -> Result<Vec<ProcessResource>, StoreError> {
    let places: Vec<Ref> = all
        .iter()
        .flat_map(|it| it.places.iter().chain([&it.jurisdiction]))
        .map(|id| JURISDICTION.with(*id))
        .collect();
    let known = app.references.resolve(db, &places).await?;
    let ids: Vec<Uuid> = all.iter().filter(|it| it.who == Who::Provider).map(|it| it.id).collect();
    let doors = queries::doors(db, &ids).await?;
    let code = |id: &Uuid| known.get(&JURISDICTION.with(*id)).map(|it| it.code.clone());
    let resource = |it: &Process| ProcessResource {
        id: it.id,
        code: it.code.clone(),
        title: TextResource::from(&it.title),
        summary: TextResource::from(&it.summary),
        jurisdiction: code(&it.jurisdiction),
        who: it.who.code(),
        provider: doors.get(&it.id).map(|door| door.issuer.clone()).filter(|issuer| !issuer.is_empty()),
        published_at: it.published_at,
        phases: it
            .phases
            .iter()
            .map(|it| PhaseResource {
                kind: it.kind.code(),
                begins: it.begins,
                ends: it.ends,
                proposals: it.proposals,
                supports: it.supports,
            })
            .collect(),
        themes: it.themes.iter().map(TextResource::from).collect(),
        territories: it.places.iter().filter_map(code).collect(),
        criteria: it
            .criteria
            .iter()
            .map(|it| CriterionResource { title: TextResource::from(&it.title), weight: it.weight })
            .collect(),
        hurry: TextResource::from(&it.hurry),
        html_url: app.absolute(resolver::process(it).path(Lang::default())),
    };
    Ok(all.iter().map(resource).collect())
}

const PROCESSES: Schema = Schema {
    name: "processes",
    columns: &[
        Column::new("code", ColumnKind::Code),
        Column::new("title", ColumnKind::Text),
        Column::new("jurisdiction", ColumnKind::Code),
        Column::new("published", ColumnKind::Date),
        Column::new("begins", ColumnKind::Date),
        Column::new("ends", ColumnKind::Date),
        Column::new("url", ColumnKind::Url),
    ],
};

/// Processes as rows.
pub(crate) fn table(lang: Lang, all: &[ProcessResource]) -> Table {
    let rows = all.iter().map(|it| {
        vec![
            Value::from(it.code.as_str()),
            Value::from(it.title.for_reader(lang)),
            Value::from(it.jurisdiction.as_deref().unwrap_or_default()),
            Value::from(it.published_at.map(|at| at.date_naive())),
            Value::from(it.phases.first().map(|it| it.begins)),
            Value::from(it.phases.last().map(|it| it.ends)),
            Value::from(it.html_url.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&PROCESSES) }
}
