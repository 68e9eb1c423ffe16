//! The public record for machines: the files that strangers check, and receipts. For people
//! it is explained on the page in `pages/record.rs`.

use crate::{App, PageError};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, StatusCode, header};
use minga_record::{RecordError, Volume};
use std::time::Duration;

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
        .route("/record/{number}/checkpoint", get(checkpoint_of))
        .route("/record/{number}/key", get(key_of))
        .route("/record/{number}/tile/{*name}", get(tile_of))
        .route("/record/{number}/receipts/{sequence}", get(receipt_of))
}

/// Publishes new entries, for as long as the program runs.
pub async fn keep_record(app: App) {
    loop {
        let pause = match app.record.publish().await {
            Ok(published) => {
                if published.new > 0 {
                    tracing::info!(new = published.new, size = published.size, "the record was signed");
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

/// Asks every witness to countersign what was signed, for as long as the program runs. None
/// waits for another, and [`keep_record`] for none.
pub async fn keep_witnesses(app: App) {
    let mut asking = tokio::task::JoinSet::new();
    for witness in app.record.witnesses() {
        let (record, witness) = (app.record.clone(), witness.clone());
        asking.spawn(async move {
            loop {
                let pause = match record.ask_witness(&witness).await {
                    Ok(()) => PAUSE,
                    Err(fault) => {
                        tracing::warn!(%fault, "a witness did not sign the record");
                        PAUSE_OF_WITNESSES
                    }
                };
                tokio::time::sleep(pause).await;
            }
        });
    }
    // Each of them goes on until this is dropped.
    while asking.join_next().await.is_some() {}
}

/// The first record, wherever the newest one is: what was published stays where it was.
const FIRST: &str = "1";

async fn checkpoint(app: State<App>) -> Result<Response, PageError> {
    checkpoint_of(app, Path(FIRST.to_owned())).await
}

async fn checkpoint_of(State(app): State<App>, Path(number): Path<String>) -> Result<Response, PageError> {
    let volume = volume(&app, &number)?;
    // The newest is as the database has it: its file is written a moment later.
    let note = if volume.path() == app.record.path() {
        app.record.checkpoint().await.map_err(internal)?
    } else {
        volume.checkpoint().map_err(internal)?
    };
    let note = note.ok_or_else(|| PageError::not_found(""))?;
    Ok(plain(BRIEFLY, note))
}

async fn key(app: State<App>) -> Result<Response, PageError> {
    key_of(app, Path(FIRST.to_owned())).await
}

async fn key_of(State(app): State<App>, Path(number): Path<String>) -> Result<Response, PageError> {
    Ok(plain(BRIEFLY, volume(&app, &number)?.keys.write()))
}

async fn tile(app: State<App>, Path(name): Path<String>) -> Result<Response, PageError> {
    tile_of(app, Path((FIRST.to_owned(), name))).await
}

async fn tile_of(
    State(app): State<App>,
    Path((number, name)): Path<(String, String)>,
) -> Result<Response, PageError> {
    // Only what can be the name of a tile: no dots but those of `.p`, nothing that climbs.
    let is_part = |part: &str| {
        let digits = part.trim_start_matches('x').trim_end_matches(".p");
        part == "entries" || (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if name.len() > 64 || !name.split('/').all(is_part) {
        return Err(PageError::not_found(""));
    }
    let files = volume(&app, &number)?.files;
    let read = tokio::task::spawn_blocking(move || files.read(&format!("tile/{name}"))).await;
    let bytes = read.map_err(|error| PageError::Internal(error.to_string()))?.map_err(internal)?;
    let bytes = bytes.ok_or_else(|| PageError::not_found(""))?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    Ok((StatusCode::OK, [kind, (header::CACHE_CONTROL, HeaderValue::from_static(FOREVER))], bytes)
        .into_response())
}

async fn receipt(app: State<App>, Path(name): Path<String>) -> Result<Response, PageError> {
    receipt_of(app, Path((FIRST.to_owned(), name))).await
}

async fn receipt_of(
    State(app): State<App>,
    Path((record, name)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let number = name.strip_suffix(".tlog-proof").and_then(|number| number.parse().ok());
    let number: u64 = number.ok_or_else(|| PageError::not_found(""))?;
    let volume = volume(&app, &record)?;
    let receipt = if volume.path() == app.record.path() {
        app.record.receipt(number).await.map_err(internal)?
    } else {
        let proving = tokio::task::spawn_blocking(move || volume.receipt(number)).await;
        proving.map_err(|error| PageError::Internal(error.to_string()))?.map_err(internal)?
    };
    let receipt = receipt.ok_or_else(|| PageError::not_found(""))?;
    let mut response = plain(BRIEFLY, receipt.write());
    let saved = format!("attachment; filename=\"{number}.tlog-proof\"");
    if let Ok(saved) = HeaderValue::from_str(&saved) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, saved);
    }
    Ok(response)
}

fn volume(app: &App, number: &str) -> Result<Volume, PageError> {
    let number = number.parse().map_err(|_| PageError::not_found(""))?;
    app.record.volume(number).map_err(internal)?.ok_or_else(|| PageError::not_found(""))
}

fn plain(keep: &'static str, text: String) -> Response {
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    ([kind, (header::CACHE_CONTROL, HeaderValue::from_static(keep))], text).into_response()
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
fn internal(error: RecordError) -> PageError {
    PageError::Internal(error.to_string())
}
