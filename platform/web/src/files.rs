//! Files that people send, and how they are given out again.

use crate::{App, PageError, Upload};
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, header};
use minga_files::{FileError, Hash, Kind, Limits, accept, display_name, headers};
use minga_kernel::{Place, Problem};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A file that was taken in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// SHA-256 of what is kept, in hexadecimal. Of a picture it is not that of what was sent.
    pub sha256: String,
    /// Its media type, by its content.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// What it is called.
    pub name: String,
    /// The path at which it is given out.
    pub path: String,
}

/// The routes of files. They stand beside all pages, so that nothing of a page's reaches them.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/files/{hash}/{name}", get(give))
}

impl App {
    /// Takes in a file that somebody sent with a form; the problem with it otherwise.
    pub async fn take_in(&self, field: &str, upload: &Upload) -> Result<Result<Taken, Problem>, PageError> {
        let limits = Limits { bytes: self.settings.upload_bytes, ..Limits::default() };
        let accepted = match accept(upload.content.clone(), &limits).await {
            Ok(accepted) => accepted,
            Err(refusal) => {
                let code = match refusal.code() {
                    "too_large" => "file-too-large",
                    "not_allowed" => "file-not-allowed",
                    "bomb" => "file-bomb",
                    "empty" => "file-empty",
                    _ => "file-broken",
                };
                let place = Place::default().column(field);
                return Ok(Err(Problem::error(place, code).with("name", &upload.name)));
            }
        };
        let kept = self.files.put_bytes(accepted.content, limits.bytes).await;
        let kept = kept.map_err(|error| PageError::Internal(error.to_string()))?;
        let name = display_name(&upload.name, accepted.kind);
        Ok(Ok(Taken {
            sha256: kept.hash.to_string(),
            media_type: accepted.kind.media_type().to_owned(),
            size: kept.size,
            path: path_of(&kept.hash, &name),
            name,
        }))
    }
}

/// The path at which a file is given out.
fn path_of(hash: &Hash, name: &str) -> String {
    let name = utf8_percent_encode(name, NON_ALPHANUMERIC).to_string().replace("%2E", ".");
    format!("/files/{hash}/{name}")
}

async fn give(
    State(app): State<App>,
    Path((hash, name)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let gone = || PageError::not_found("");
    let hash: Hash = hash.parse().map_err(|_| gone())?;
    let kind = name.rsplit('.').next().and_then(Kind::from_ending).ok_or_else(gone)?;
    let stored = match app.files.get(hash).await {
        Ok(stored) => stored,
        Err(FileError::Missing(_)) => return Err(gone()),
        Err(error) => return Err(PageError::Internal(error.to_string())),
    };
    let mut response = Body::from_stream(stored.content).into_response();
    response.headers_mut().extend(headers(kind, &display_name(&name, kind)));
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(stored.size));
    Ok(response)
}
