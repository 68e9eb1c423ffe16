//! The public record for machines: the files that strangers check, and receipts. For people
//! it is explained on the page in `pages/record.rs`.

use crate::{App, PageError};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, StatusCode, header};
use minga_record::RecordError;
use std::time::{Duration, Instant};

/// How often new entries are looked for.
const PAUSE: Duration = Duration::from_secs(1);
/// How long to wait after a fault.
const PAUSE_AFTER_FAULT: Duration = Duration::from_secs(30);

/// How often a witness that did not sign is asked again.
const PAUSE_OF_WITNESSES: Duration = Duration::from_mins(1);

/// Tiles never change once they are signed.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// The newest checkpoint changes with every official change.
const BRIEFLY: &str = "public, max-age=5";

/// `/record/…`, as the format *tlog-tiles* names its files.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/record/checkpoint", get(checkpoint))
        .route("/record/key", get(key))
        .route("/record/tile/{*name}", get(tile))
        .route("/record/receipts/{sequence}", get(receipt))
}

/// Publishes new entries, for as long as the program runs.
pub async fn keep_record(app: App) {
    let mut asked = None;
    loop {
        let pause = match app.record.publish().await {
            Ok(published) => {
                if published.new > 0 {
                    tracing::info!(new = published.new, size = published.size, "the record was signed");
                }
                let late = asked.is_none_or(|at: Instant| at.elapsed() > PAUSE_OF_WITNESSES);
                if published.new > 0 || late {
                    ask_witnesses(&app).await;
                    asked = Some(Instant::now());
                }
                PAUSE
            }
            Err(error) => {
                tracing::error!(%error, "the record could not be signed");
                PAUSE_AFTER_FAULT
            }
        };
        tokio::time::sleep(pause).await;
    }
}

async fn ask_witnesses(app: &App) {
    match app.record.ask_witnesses().await {
        Ok(faults) => {
            for fault in faults {
                tracing::warn!(%fault, "a witness did not sign the record");
            }
        }
        Err(error) => tracing::error!(%error, "the witnesses could not be asked"),
    }
}

async fn checkpoint(State(app): State<App>) -> Result<Response, PageError> {
    let note = app.record.checkpoint().await.map_err(internal)?;
    let note = note.ok_or_else(|| PageError::not_found(""))?;
    Ok(plain(BRIEFLY, note))
}

async fn key(State(app): State<App>) -> Response {
    plain(BRIEFLY, format!("{}\n", app.record.key().as_str()))
}

async fn tile(State(app): State<App>, Path(name): Path<String>) -> Result<Response, PageError> {
    // Only what can be the name of a tile: no dots but those of `.p`, nothing that climbs.
    let is_part = |part: &str| {
        let digits = part.trim_start_matches('x').trim_end_matches(".p");
        part == "entries" || (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if name.len() > 64 || !name.split('/').all(is_part) {
        return Err(PageError::not_found(""));
    }
    let files = app.record.files().clone();
    let read = tokio::task::spawn_blocking(move || files.read(&format!("tile/{name}"))).await;
    let bytes = read.map_err(|error| PageError::Internal(error.to_string()))?.map_err(internal)?;
    let bytes = bytes.ok_or_else(|| PageError::not_found(""))?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    Ok((StatusCode::OK, [kind, (header::CACHE_CONTROL, HeaderValue::from_static(FOREVER))], bytes)
        .into_response())
}

async fn receipt(State(app): State<App>, Path(name): Path<String>) -> Result<Response, PageError> {
    let number = name.strip_suffix(".tlog-proof").and_then(|number| number.parse().ok());
    let number: u64 = number.ok_or_else(|| PageError::not_found(""))?;
    let receipt = app.record.receipt(number).await.map_err(internal)?;
    let receipt = receipt.ok_or_else(|| PageError::not_found(""))?;
    let mut response = plain(BRIEFLY, receipt.write());
    let saved = format!("attachment; filename=\"{number}.tlog-proof\"");
    if let Ok(saved) = HeaderValue::from_str(&saved) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, saved);
    }
    Ok(response)
}

fn plain(keep: &'static str, text: String) -> Response {
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    ([kind, (header::CACHE_CONTROL, HeaderValue::from_static(keep))], text).into_response()
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
fn internal(error: RecordError) -> PageError {
    PageError::Internal(error.to_string())
}
