use crate::model::{Gathering, agenda};
use crate::pages::shown::{hour, named};
use crate::queries::{self, Among};
use crate::{pages, rows};
use minga_kernel::{Kind, Lang, Moment, Ref, Resolved};
use minga_web::api::{List, ListQuery, ProblemDocument, TextResource};
use minga_web::http::{Path, Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A workshop, meeting, assembly or webinar.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Gathering)]
pub(crate) struct GatheringResource {
    /// The identifier, which never changes.
    id: Uuid,
    /// `workshop`, `meeting`, `assembly` or `webinar`.
    sort: &'static str,
    /// `published`, `held` or `cancelled`.
    state: &'static str,
    title: TextResource,
    summary: TextResource,
    /// Its items, in the language of the first that was written.
    agenda: Vec<ItemResource>,
    /// When it begins, with the hour of the place (RFC 3339).
    #[schema(value_type = String, format = DateTime)]
    starts: String,
    /// When it ends.
    #[schema(value_type = String, format = DateTime)]
    ends: String,
    /// The address of the place; empty where there is only a call.
    venue: String,
    /// The code of the jurisdiction in which it is.
    territory: Option<String>,
    /// Whether one can take part by a call. Its address is public only where nobody registers.
    online: bool,
    call_url: Option<String>,
    /// Whether people register.
    registers: bool,
    /// For how many there is room; nothing for as many as come.
    places: Option<i64>,
    /// The code of the organisation that calls.
    organiser: Option<String>,
    /// What it belongs to: the code of the plan.
    plan: Option<String>,
    /// Why it was cancelled.
    reason: TextResource,
    #[schema(value_type = String, format = DateTime)]
    made_at: Moment,
    /// Its page.
    html_url: String,
}

/// An item of an agenda.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = GatheringItem)]
pub(crate) struct ItemResource {
    /// The hour: `09:30`.
    time: String,
    title: String,
}

/// One as programs read it; `known` is what it names.
pub(crate) fn resource(app: &App, it: &Gathering, known: &HashMap<Ref, Resolved>) -> GatheringResource {
    let code = |it: Ref| known.get(&it).map(|it| it.code.clone());
    let words = it.agenda.best(Lang::default()).map_or("", |(_, words)| words);
    let items = agenda::items(words).unwrap_or_default().into_iter();
    GatheringResource {
        id: it.id,
        sort: it.sort.code(),
        state: it.state.code(),
        title: TextResource::from(&it.title),
        summary: TextResource::from(&it.summary),
        agenda: items.map(|it| ItemResource { time: hour(it.time), title: it.words }).collect(),
        starts: rows::iso(it.starts, it.offset),
        ends: rows::iso(it.ends, it.offset),
        venue: it.venue.clone(),
        territory: it.place().and_then(code),
        online: !it.call.is_empty(),
        call_url: it.public_call().map(str::to_owned),
        registers: it.registers,
        places: it.places,
        organiser: code(it.organiser()),
        plan: Some(it.about.clone()).filter(|it| it.kind == PLAN).and_then(code),
        reason: TextResource::from(&it.reason),
        made_at: it.made_at,
        html_url: app.absolute(&pages::GATHERING.path(Lang::default(), &[("event", &it.id.to_string())])),
    }
}

const PLAN: Kind = Kind::new("plan");

/// What the list is of.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Of {
    /// The plan's code; every plan if absent.
    #[param(example = "EC-PAGA-1")]
    plan: Option<String>,
}

/// Workshops, meetings, assemblies and webinars of a plan, or of all.
#[utoipa::path(
    get,
    path = "/gatherings",
    operation_id = "list_gatherings",
    params(Of, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<GatheringResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such plan", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "gatherings"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(of): Query<Of>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let about = app.named(&db, &PLAN, of.plan.as_deref()).await?;
    let among = Among { about, ..Among::default() };
    let found = page
        .page(
            &app.settings,
            |it: &Gathering| it.id,
            |after, limit| queries::gatherings_after(&db, &among, after, limit),
        )
        .await?;
    let known = named(&app, &db, &found.items).await?;
    let items: Vec<GatheringResource> = found.items.iter().map(|it| resource(&app, it, &known)).collect();
    answer::json(&List { items, next: found.next })
}

/// One of them.
#[utoipa::path(
    get,
    path = "/gatherings/{id}",
    operation_id = "get_gathering",
    params(("id" = Uuid, Path, description = "The identifier")),
    responses(
        (status = 200, description = "What was asked for", body = GatheringResource),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "gatherings"
)]
pub(crate) async fn get(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PageError> {
    let not_found = || PageError::not_found("");
    let id: Uuid = id.parse().map_err(|_| not_found())?;
    let db = app.store.read().await?;
    let it = queries::gatherings_by_id(&db, &[id]).await?.pop().ok_or_else(not_found)?;
    let known = named(&app, &db, std::slice::from_ref(&it)).await?;
    answer::json(&resource(&app, &it, &known))
}
