//! Passkeys, as the script `assets/passkeys.js` asks for them: the one thing that browsers do
//! only in a script. Not part of the API for others.

use crate::pages::BEGUN;
use crate::{App, PageError, Signed, session};
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use http::{HeaderMap, header};
use minga_auth::{Ceremony, Passkeys, Token, allow, begin_ceremony, end_ceremony};
use minga_kernel::{Actor, Cx, Lang};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

/// The most bytes of an answer: a credential has far fewer.
const MOST: usize = 64 * 1024;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/api/passkeys/add", post(add))
        .route("/api/passkeys/added", post(added))
        .route("/api/passkeys/sign-in", post(sign_in))
        .route("/api/passkeys/signed-in", post(signed_in))
        .layer(DefaultBodyLimit::max(MOST))
}

/// What the browser answers.
#[derive(Deserialize)]
struct Answer {
    ceremony: String,
    credential: Value,
    #[serde(default)]
    name: String,
}

/// What has to survive until somebody's device has made a passkey.
#[derive(Deserialize, Serialize)]
struct Adding {
    account: Uuid,
    state: Value,
}

async fn add(State(app): State<App>, signed: Signed) -> Result<Response, PageError> {
    let passkeys = allowed_here(&app)?;
    fresh(&app, &signed)?;
    let db = app.store.read().await?;
    let (options, state) = passkeys.add(&db, &signed.account).await?;
    drop(db);
    let cx = signed.cx(&app, signed.account.lang);
    begin(&app, &cx, Ceremony::AddPasskey, options, &Adding { account: signed.account.id, state }).await
}

async fn added(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    answer: Result<Json<Answer>, JsonRejection>,
) -> Result<Response, PageError> {
    let passkeys = allowed_here(&app)?;
    fresh(&app, &signed)?;
    let cx = signed.cx(&app, signed.account.lang);
    let owner = signed.account.id;
    throttled(&app, &cx, &owner.to_string()).await?;
    let answer = read(answer)?;
    let name: String = answer.name.trim().replace('\0', "").chars().take(80).collect();
    let begun: Option<Adding> = end(&app, &cx, Ceremony::AddPasskey, &answer, &headers).await?;
    let Some(begun) = begun.filter(|begun| begun.account == owner && !name.is_empty()) else {
        return Err(PageError::Forbidden("passkey"));
    };
    let tx = app.store.write().await?;
    if !passkeys.added(&cx, &tx, owner, &name, answer.credential, begun.state).await? {
        return Err(PageError::Forbidden("passkey"));
    }
    tx.commit().await?;
    Ok(([(header::SET_COOKIE, session::end_ceremony(&app))], Json(json!({}))).into_response())
}

async fn sign_in(State(app): State<App>) -> Result<Response, PageError> {
    let (options, state) = allowed_here(&app)?.ask()?;
    let cx = app.cx(Actor::Anonymous, Lang::default());
    begin(&app, &cx, Ceremony::UsePasskey, options, &state).await
}

async fn signed_in(
    State(app): State<App>,
    headers: HeaderMap,
    answer: Result<Json<Answer>, JsonRejection>,
) -> Result<Response, PageError> {
    let passkeys = allowed_here(&app)?;
    let cx = app.cx(Actor::Anonymous, Lang::default());
    let answer = read(answer)?;
    throttled(&app, &cx, answer.credential["id"].as_str().unwrap_or_default()).await?;
    let state: Option<Value> = end(&app, &cx, Ceremony::UsePasskey, &answer, &headers).await?;
    let state = state.ok_or(PageError::Forbidden("passkey"))?;
    let tx = app.store.write().await?;
    let known = passkeys.answered(&cx, &tx, answer.credential, state).await?;
    let id = known.ok_or(PageError::Forbidden("passkey"))?;
    let cookie = session::sign_in(&app, &tx, &cx, id, &headers).await?;
    tx.commit().await?;
    let mut response = Json(json!({})).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response.headers_mut().append(header::SET_COOKIE, session::end_ceremony(&app));
    Ok(response)
}

async fn begin(
    app: &App,
    cx: &Cx,
    kind: Ceremony,
    options: Value,
    state: &impl Serialize,
) -> Result<Response, PageError> {
    let (handle, browser) = (Token::new(&*app.random), Token::new(&*app.random));
    let tx = app.store.write().await?;
    let allowed = allow(cx, &tx, "ceremony", "", BEGUN).await?;
    if allowed {
        begin_ceremony(cx, &tx, kind, &handle, &browser, state).await?;
    }
    tx.commit().await?;
    if !allowed {
        return Err(PageError::TooMany);
    }
    let told = json!({ "ceremony": handle.reveal(), "options": options });
    Ok(([(header::SET_COOKIE, session::begin_ceremony(app, &browser))], Json(told)).into_response())
}

/// What this browser began, taken once.
async fn end<T: serde::de::DeserializeOwned>(
    app: &App,
    cx: &Cx,
    kind: Ceremony,
    answer: &Answer,
    headers: &HeaderMap,
) -> Result<Option<T>, PageError> {
    let handle = Token::parse(&answer.ceremony);
    let (Some(handle), Some(browser)) = (handle, session::ceremony(app, headers)) else { return Ok(None) };
    let tx = app.store.write().await?;
    let begun = end_ceremony(cx, &tx, kind, &handle, &browser).await?;
    tx.commit().await?;
    Ok(begun)
}

fn allowed_here(app: &App) -> Result<&Passkeys, PageError> {
    app.passkeys.as_ref().ok_or_else(|| PageError::not_found(""))
}

/// A passkey opens the account for good, so a browser that was left open may not add one.
fn fresh(app: &App, signed: &Signed) -> Result<(), PageError> {
    if signed.is_fresh(app) { Ok(()) } else { Err(PageError::Forbidden("passkey-again")) }
}

async fn throttled(app: &App, cx: &Cx, who: &str) -> Result<(), PageError> {
    let tx = app.store.write().await?;
    let allowed = allow(cx, &tx, "passkey", who, app.tries_by_passkey()).await?;
    tx.commit().await?;
    if allowed { Ok(()) } else { Err(PageError::TooMany) }
}

fn read(answer: Result<Json<Answer>, JsonRejection>) -> Result<Answer, PageError> {
    answer.map(|Json(answer)| answer).map_err(|_| PageError::Bad("request"))
}
