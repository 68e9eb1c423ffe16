//! What machines ask: does it live, is it ready, how is it.

use crate::App;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// `/health`, `/ready` and `/metrics`.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/health", get(async || "ok\n"))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
}

/// Ready means that the database answers and the search index has seen every event.
async fn ready(State(app): State<App>) -> Response {
    match app.store.head().await {
        Ok(head) if app.search.sequence() >= head => (StatusCode::OK, "ready\n").into_response(),
        Ok(head) => {
            let words = format!("search index at {} of {head}\n", app.search.sequence());
            (StatusCode::SERVICE_UNAVAILABLE, words).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

async fn metrics(State(app): State<App>) -> Response {
    let kind = (header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    ([kind], (app.metrics)()).into_response()
}
