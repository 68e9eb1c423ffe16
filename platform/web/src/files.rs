//! Files that people send, and how they are given out again.

use crate::address::ESCAPED;
use crate::{App, PageError, Upload};
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderName, HeaderValue, header};
use minga_files::{
    FileError, FileStore, Hash, Kind, Limits, Stored, accept, display_name, headers, headers_of_copy,
};
use minga_kernel::{Place, Problem};
use minga_store::{Conn, StoreError};
use percent_encoding::utf8_percent_encode;

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
    Router::new().route("/files/{hash}/{name}", get(give)).route("/copies/{hash}/{ending}", get(give_copy))
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
        // Asked after it is kept: who takes the same content down at this moment deletes it
        // after us.
        let db = self.store.read().await?;
        if self.taken_down(&db, kept.hash).await?.is_some() {
            let deleted = self.files.delete(kept.hash).await;
            deleted.map_err(|error| PageError::Internal(error.to_string()))?;
            let place = Place::default().column(field);
            return Ok(Err(Problem::error(place, "file-taken-down").with("name", &upload.name)));
        }
        let name = display_name(&upload.name, accepted.kind);
        Ok(Ok(Taken {
            sha256: kept.hash.to_string(),
            media_type: accepted.kind.media_type().to_owned(),
            size: kept.size,
            path: file_path(&kept.hash.to_string(), &name),
            name,
        }))
    }
}

impl App {
    /// Why a file was taken down, as a Fluent key without `error-`; nothing if it was not.
    pub async fn taken_down(&self, db: &Conn, file: Hash) -> Result<Option<&'static str>, StoreError> {
        for withheld in &self.withheld {
            if let Some(reason) = withheld.reason(db, file).await? {
                return Ok(Some(reason));
            }
        }
        Ok(None)
    }
}

/// The path at which the copy of an address is given out. Its name has the ending of what the
/// server said that it is, so that a reader's machine can open it; what it would run as a page
/// or a program is called a text, or bytes.
pub fn copy_path(hash: &str, declared: Option<&str>) -> String {
    let declared = declared.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let known = Kind::ALL.into_iter().find(|kind| kind.media_type().eq_ignore_ascii_case(declared));
    let is_text = ["text/", "application/json", "application/xml", "application/xhtml+xml"]
        .iter()
        .any(|beginning| declared.to_ascii_lowercase().starts_with(beginning));
    let ending = match known {
        Some(kind) => kind.ending(),
        None if is_text => Kind::Text.ending(),
        None => BYTES,
    };
    format!("/copies/{hash}/{ending}")
}

/// The ending of a copy of which its server said nothing that we know.
const BYTES: &str = "bin";

/// The path at which a file is given out.
pub fn file_path(hash: &str, name: &str) -> String {
    let name = utf8_percent_encode(name, ESCAPED);
    format!("/files/{hash}/{name}")
}

async fn give(
    State(app): State<App>,
    Path((hash, name)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let kind = name.rsplit('.').next().and_then(Kind::from_ending);
    let kind = kind.ok_or_else(|| PageError::not_found(""))?;
    let (_, stored) = found(&app, &app.files, &hash).await?;
    Ok(sent(stored, headers(kind, &display_name(&name, kind))))
}

async fn give_copy(
    State(app): State<App>,
    Path((hash, ending)): Path<(String, String)>,
) -> Result<Response, PageError> {
    if ending != BYTES && Kind::from_ending(&ending).is_none() {
        return Err(PageError::not_found(""));
    }
    let (hash, stored) = found(&app, &app.files.copies(), &hash).await?;
    Ok(sent(stored, headers_of_copy(hash, &ending)))
}

/// A file that is there and was not taken down.
async fn found(app: &App, files: &FileStore, hash: &str) -> Result<(Hash, Stored), PageError> {
    let hash: Hash = hash.parse().map_err(|_| PageError::not_found(""))?;
    let db = app.store.read().await?;
    if let Some(reason) = app.taken_down(&db, hash).await? {
        return Err(PageError::Gone(reason));
    }
    drop(db);
    match files.get(hash).await {
        Ok(stored) => Ok((hash, stored)),
        Err(FileError::Missing(_)) => Err(PageError::not_found("")),
        Err(error) => Err(PageError::Internal(error.to_string())),
    }
}

fn sent(stored: Stored, headers: [(HeaderName, HeaderValue); 6]) -> Response {
    let length = HeaderValue::from(stored.size);
    let mut response = Body::from_stream(stored.content).into_response();
    response.headers_mut().extend(headers);
    response.headers_mut().insert(header::CONTENT_LENGTH, length);
    response
}
