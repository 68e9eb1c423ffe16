use super::{Asked, Begun, Caller, List, Made, ProblemDocument, wrong};
use crate::{App, PageError, answer};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use minga_auth::Scope;
use minga_clients::{Hook, close_hook, hook, hooks_of, make_hook, replace_hook};
use minga_files::check_address;
use minga_kernel::{Moment, Problem, Ref};
use minga_store::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A webhook as a program asks for it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WebhookInput {
    /// Where events are sent.
    #[schema(example = "https://example.org/events")]
    address: String,
    /// Only events filed under this thing; everything if absent.
    root: Option<String>,
}

/// An address that is told of events.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Webhook)]
pub(crate) struct WebhookResource {
    id: Uuid,
    address: String,
    /// Only events filed under this thing; everything if `null`.
    #[schema(value_type = Option<String>)]
    root: Option<Ref>,
    /// Whether it is told of events. One that failed 20 times in a row is not, until it is
    /// replaced (`PUT`).
    active: bool,
    /// How often in a row it failed.
    failures: u32,
    /// Why it failed last: `status-500`, `unreachable`, `slow`, `private` …
    last_failure: Option<String>,
    /// When it last took an event.
    #[schema(value_type = Option<String>, format = DateTime)]
    delivered_at: Option<Moment>,
    #[schema(value_type = Option<String>, format = DateTime)]
    switched_off_at: Option<Moment>,
    #[schema(value_type = String, format = DateTime)]
    made_at: Moment,
    /// What its messages are signed with. Only in the answer that makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl From<Hook> for WebhookResource {
    fn from(it: Hook) -> WebhookResource {
        WebhookResource {
            id: it.id,
            address: it.address,
            root: it.root,
            active: it.off_at.is_none(),
            failures: it.failures,
            last_failure: it.fault,
            delivered_at: it.told_at,
            switched_off_at: it.off_at,
            made_at: it.made_at,
            secret: None,
        }
    }
}

/// The webhooks of the key's account.
#[utoipa::path(
    get,
    path = "/webhooks",
    operation_id = "list_webhooks",
    responses(
        (status = 200, description = "All of them, at most 10", body = List<WebhookResource>),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["webhooks"])),
    tag = "webhooks"
)]
pub(crate) async fn list(State(app): State<App>, caller: Caller) -> Result<Response, PageError> {
    caller.cx(&app, Scope::Webhooks)?;
    let db = app.store.read().await?;
    let found = hooks_of(&db, caller.account()).await?;
    let items: Vec<WebhookResource> = found.into_iter().map(Into::into).collect();
    answer::json(&List { items, next: None })
}

/// One webhook, by its identifier.
#[utoipa::path(
    get,
    path = "/webhooks/{id}",
    operation_id = "get_webhook",
    params(("id" = Uuid, Path, description = "The webhook's identifier.")),
    responses(
        (status = 200, description = "What was asked for", body = WebhookResource),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "The account has no such webhook", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["webhooks"])),
    tag = "webhooks"
)]
pub(crate) async fn get(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    caller.cx(&app, Scope::Webhooks)?;
    let db = app.store.read().await?;
    let found = hook(&db, read(&id)?).await?.filter(|it| it.account == caller.account());
    answer::json(&WebhookResource::from(found.ok_or_else(|| PageError::not_found(""))?))
}

/// Makes a webhook. Its secret is in this answer and in no other.
#[utoipa::path(
    post,
    path = "/webhooks",
    operation_id = "add_webhook",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request gives the same answer, for 24 hours.")),
    request_body = WebhookInput,
    responses(
        (status = 201, description = "It was made", body = WebhookResource, headers(("Location" = String, description = "Where it is found"))),
        (status = 400, description = "The body is no JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "The account has as many as it may", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "What has to be mended", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["webhooks"])),
    tag = "webhooks"
)]
pub(crate) async fn add(State(app): State<App>, asked: Asked<WebhookInput>) -> Result<Response, PageError> {
    let account = asked.caller.account();
    let open = match asked.begin(&app, Scope::Webhooks).await? {
        Begun::Answered(answer) => return Ok(answer),
        Begun::Open(open) => open,
    };
    let (address, root) = checked(&app, &open.tx, open.body).await?;
    let made = make_hook(&open.cx, &open.tx, account, &address, root).await?;
    let made = made.ok_or(PageError::Conflict("webhooks"))?;
    let path = format!("/api/v1/webhooks/{}", made.id);
    let secret = Some(made.secret.reveal());
    let made = Made::created(&app, &path, &WebhookResource { secret, ..made.into() })?;
    open.conditions.commit(&open.cx, open.tx, made).await
}

/// Replaces the address and the filter of a webhook, and switches it on again.
#[utoipa::path(
    put,
    path = "/webhooks/{id}",
    operation_id = "replace_webhook",
    params(("id" = Uuid, Path, description = "The webhook's identifier.")),
    request_body = WebhookInput,
    responses(
        (status = 200, description = "It was replaced", body = WebhookResource),
        (status = 400, description = "The body is no JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "The account has no such webhook", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "What has to be mended", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["webhooks"])),
    tag = "webhooks"
)]
pub(crate) async fn replace(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked<WebhookInput>,
) -> Result<Response, PageError> {
    let account = asked.caller.account();
    let open = match asked.begin(&app, Scope::Webhooks).await? {
        Begun::Answered(answer) => return Ok(answer),
        Begun::Open(open) => open,
    };
    let (address, root) = checked(&app, &open.tx, open.body).await?;
    let replaced = replace_hook(&open.tx, account, read(&id)?, &address, root).await?;
    let replaced = replaced.ok_or_else(|| PageError::not_found(""))?;
    let made = Made::changed(&WebhookResource::from(replaced))?;
    open.conditions.commit(&open.cx, open.tx, made).await
}

/// Removes a webhook.
#[utoipa::path(
    delete,
    path = "/webhooks/{id}",
    operation_id = "remove_webhook",
    params(("id" = Uuid, Path, description = "The webhook's identifier.")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 401, description = "No key, or one that does not work", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, description = "The key does not have the scope", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "The account has no such webhook", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("key" = ["webhooks"])),
    tag = "webhooks"
)]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    caller.cx(&app, Scope::Webhooks)?;
    let id = read(&id)?;
    let tx = app.store.write().await?;
    if !close_hook(&tx, caller.account(), id).await? {
        return Err(PageError::not_found(""));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn read(id: &str) -> Result<Uuid, PageError> {
    id.parse().map_err(|_| PageError::not_found(""))
}

/// What a webhook is asked to be, if it can be. Where its address leads is found out each time
/// that something is sent there.
async fn checked(app: &App, tx: &Tx, body: WebhookInput) -> Result<(String, Option<Ref>), PageError> {
    let mut problems: Vec<Problem> = Vec::new();
    if check_address(&body.address, &app.outside).is_err() {
        problems.push(wrong("address", "webhook-address"));
    }
    let root = match body.root.as_deref().map(str::parse::<Ref>) {
        None => None,
        Some(Ok(root))
            if app.store.ledger().there(tx, std::slice::from_ref(&root)).await?.contains(&root) =>
        {
            Some(root)
        }
        Some(_) => {
            problems.push(wrong("root", "webhook-root"));
            None
        }
    };
    if problems.is_empty() { Ok((body.address, root)) } else { Err(PageError::Problems(problems)) }
}
