//! What machines ask: does it live, is it ready, how is it.

use crate::App;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use minga_jobs::{count_failed, waiting, waits_since};
use minga_store::StoreError;
use tower::util::BoxCloneSyncService;

/// `/health` and `/ready`.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/health", get(async || "ok\n")).route("/ready", get(ready))
}

/// `/metrics` and nothing else, for an address that strangers do not reach.
pub fn measurements(app: App) -> crate::Service {
    let router = Router::new().route("/metrics", get(metrics)).with_state(app);
    BoxCloneSyncService::new(router)
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
    if let Err(error) = gauge(&app).await {
        // What was counted is worth something without it.
        tracing::warn!(%error, "what waits could not be measured");
    }
    let kind = (header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    ([kind], (app.metrics)()).into_response()
}

/// Measures what stands in the database; `docs/operating.md` lists every name.
async fn gauge(app: &App) -> Result<(), StoreError> {
    let head = app.store.head().await?;
    let (db, now) = (app.store.read().await?, app.clock.now());
    let since = waits_since(&db, now).await?;
    metrics::gauge!("minga_events").set(head as f64);
    metrics::gauge!("minga_events_searchable").set(app.search.sequence() as f64);
    metrics::gauge!("minga_jobs_waiting").set(waiting(&db).await? as f64);
    metrics::gauge!("minga_jobs_parked").set(count_failed(&db).await? as f64);
    let late = since.map_or(0.0, |since| (now - since).num_milliseconds().max(0) as f64 / 1_000.0);
    metrics::gauge!("minga_jobs_late_seconds").set(late);
    drop(db);
    if let Ok(Some(note)) = app.record.checkpoint().await
        && let Ok(checkpoint) = app.record.keys().open(&note)
    {
        metrics::gauge!("minga_events_signed").set(app.record.events_among(checkpoint.size()) as f64);
        let silent = app.record.witnesses().iter().filter(|it| !it.signed(&note)).count();
        metrics::gauge!("minga_witnesses_silent").set(silent as f64);
    }
    metrics::counter!("minga_database_statements_total").absolute(app.store.statements());
    Ok(())
}
