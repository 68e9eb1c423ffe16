use super::{ListQuery, ProblemDocument};
use crate::pages::record::receipt_path;
use crate::{App, PageError, answer};
use axum::extract::{Query, State};
use axum::response::Response;
use minga_kernel::{Moment, Ref};
use minga_store::{EventFilter, EventRow, chosen_events_after, newest_number};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// Something official that happened. It holds no words that a person wrote and no personal data.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Event)]
pub(crate) struct EventResource {
    /// Its number; the first is 1, and there are no gaps.
    sequence: u64,
    #[schema(value_type = String, format = DateTime)]
    time: Moment,
    /// What happened, as `<feature>.<deed>`.
    #[schema(example = "report.confirmed")]
    action: String,
    actor: ActorResource,
    /// The thing under which it is filed: a milestone's plan.
    #[schema(value_type = String, example = "plan:01a204ba-d421-7b68-a3b2-d6fe1ce32cf3")]
    root: Ref,
    /// What it happened to.
    #[schema(value_type = String)]
    subject: Ref,
    /// Whose official facts the public record states with it.
    #[schema(value_type = Option<String>)]
    thing: Option<Ref>,
    /// Dates, states, percentages, identifiers.
    #[schema(value_type = Object)]
    facts: Value,
    /// Where its receipt lies, which proves that it is in the public record; there a moment
    /// after the event.
    receipt: String,
}

/// In which capacity somebody acted: never who.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = EventActor)]
struct ActorResource {
    /// `operator`, `administrator`, `coordinator`, `officer`, `counterpart`, `evaluator`,
    /// `moderator`, `reviewer` or `participant`.
    role: String,
    /// The organisation for which they acted.
    body: Option<String>,
}

impl EventResource {
    /// An event as the API gives it and as webhooks are told of it.
    pub(crate) fn of(app: &App, event: EventRow) -> EventResource {
        let EventRow { sequence, at, root, subject, thing, action, actor, facts } = event;
        // As the public record has it.
        let (role, body) =
            actor.split_once(' ').map_or((&*actor, None), |(role, body)| (role, Some(body.to_owned())));
        EventResource {
            sequence,
            time: at,
            action,
            actor: ActorResource { role: role.to_owned(), body },
            root,
            subject,
            thing,
            facts,
            receipt: app.absolute(&receipt_path(app, sequence)),
        }
    }
}

/// What happened, oldest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct EventFeed {
    items: Vec<EventResource>,
    /// What to pass as `after` for what happens next. It is always given: more will happen.
    next: u64,
}

/// Which events are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filters {
    /// Only events after this number; all from the first if absent.
    #[param(value_type = Option<u64>)]
    after: Option<String>,
    /// The most events to return, 1 to 200; 50 if absent.
    limit: Option<String>,
    /// Only what is filed under this thing: `plan:<identifier>`.
    root: Option<String>,
    /// Only what happened to this thing: `milestone:<identifier>`.
    subject: Option<String>,
}

/// Official changes in the order in which they happened.
#[utoipa::path(
    get,
    path = "/events",
    operation_id = "list_events",
    params(Filters),
    responses(
        (status = 200, description = "Some of them, and where to go on", body = EventFeed),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "events"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(filters): Query<Filters>,
) -> Result<Response, PageError> {
    let after = filters.after.as_deref().map(str::parse::<u64>).transpose();
    let after = after.map_err(|_| PageError::Bad("after"))?.unwrap_or(0);
    let limit = ListQuery { limit: filters.limit, cursor: None }.limit(&app.settings)?;
    let thing = |text: Option<String>| {
        text.map(|it| it.parse::<Ref>().map_err(|_| PageError::Bad("reference"))).transpose()
    };
    let filter = EventFilter { root: thing(filters.root)?, subject: thing(filters.subject)? };
    let db = app.store.read().await?;
    let found = chosen_events_after(&db, &filter, after, limit).await?;
    // Of the same view of the database: what the filter passed over is not asked for again.
    let next = match found.last() {
        Some(last) if found.len() as u64 == limit => last.sequence,
        _ => newest_number(&db).await?.max(after),
    };
    let items = found.into_iter().map(|event| EventResource::of(&app, event)).collect();
    answer::json(&EventFeed { items, next })
}
