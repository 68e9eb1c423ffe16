//! What the site says of itself: what administrators set while it runs, or else the settings.
//!
//! A change is an event, so every server looks again when the events have gone on, and no page
//! that was kept is shown any more.

use crate::colour::Colour;
use crate::files::file_path;
use crate::{App, Settings};
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, StatusCode, header};
use minga_kernel::Lang;
use minga_store::{StoreError, site_values};
use parking_lot::RwLock;
use std::sync::Arc;

/// What may be set while the program runs.
pub(crate) const CHANGEABLE: [&str; 7] =
    ["place", "contact", "licence_name", "licence_url", "language", "colour", "logo"];

/// What the site says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The name of the place.
    pub place: String,
    /// An e-mail address of a post that answers for the site; empty if there is none.
    pub contact: String,
    /// The licence of the published data, by its name.
    pub licence_name: String,
    /// The address of that licence.
    pub licence_url: String,
    /// The language for whoever asks for none.
    pub language: Lang,
    /// The institution's colour, as `#rrggbb`.
    pub colour: Option<String>,
    /// The institution's logo.
    pub logo: Option<Logo>,
}

/// A picture that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// The path at which it is given out.
    pub path: String,
}

impl Face {
    fn of_settings(settings: &Settings) -> Face {
        Face {
            place: settings.place.clone(),
            contact: settings.contact.clone(),
            licence_name: settings.licence_name.clone(),
            licence_url: settings.licence_url.clone(),
            language: Lang::default(),
            colour: None,
            logo: None,
        }
    }

    fn set(&mut self, name: &str, value: String) {
        match name {
            "place" => self.place = value,
            "contact" => self.contact = value,
            "licence_name" => self.licence_name = value,
            "licence_url" => self.licence_url = value,
            "language" => self.language = Lang::from_code(&value).unwrap_or_default(),
            "colour" => self.colour = Colour::parse(&value).map(Colour::write),
            "logo" => {
                self.logo = value
                    .split_once(' ')
                    .map(|(sha256, name)| Logo { sha256: sha256.to_owned(), path: file_path(sha256, name) });
            }
            // What a newer version of the program knows.
            _ => {}
        }
    }

    /// Where the tokens of its colour are given out: an address that names them.
    pub(crate) fn colours_path(&self) -> String {
        let colour = self.colour.as_deref().unwrap_or_default();
        format!("/colours/{}.css", colour.trim_start_matches('#'))
    }
}

/// The face as it was looked at last.
pub(crate) struct Faces {
    own: Face,
    /// After which event, and what it was then.
    seen: RwLock<(Option<u64>, Arc<Face>)>,
}

impl Faces {
    pub(crate) fn new(settings: &Settings) -> Faces {
        let own = Face::of_settings(settings);
        Faces { seen: RwLock::new((None, Arc::new(own.clone()))), own }
    }
}

impl App {
    /// What the site says of itself at this moment.
    pub fn face(&self) -> Arc<Face> {
        self.faces.seen.read().1.clone()
    }

    /// What the settings say of it, where nobody set anything else.
    pub(crate) fn own_face(&self) -> &Face {
        &self.faces.own
    }

    /// Looks again, if anything happened since.
    pub async fn refresh_face(&self) -> Result<(), StoreError> {
        let head = self.store.head().await?;
        if self.faces.seen.read().0 == Some(head) {
            return Ok(());
        }
        let db = self.store.read().await?;
        let values = site_values(&db).await?;
        drop(db);
        let mut face = self.faces.own.clone();
        for (name, value) in values {
            face.set(&name, value);
        }
        let mut seen = self.faces.seen.write();
        // Whoever looked later knows better.
        if seen.0.is_none_or(|before| before <= head) {
            *seen = (Some(head), Arc::new(face));
        }
        Ok(())
    }
}

/// Looks again before each page; what was seen last does while the database is away.
pub(crate) async fn look_again(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let has_face = path == "/" || crate::visit::lang_of(path).is_some();
    if has_face && let Err(error) = app.refresh_face().await {
        tracing::warn!(%error, "it is not known whether the site's settings changed");
    }
    next.run(request).await
}

/// The tokens of colours.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/colours/{name}", get(colours))
}

/// The address names the colour, so what it gives never changes.
async fn colours(Path(name): Path<String>) -> Response {
    let colour = name.strip_suffix(".css").and_then(|digits| Colour::parse(&format!("#{digits}")));
    let Some(colour) = colour.filter(|colour| colour.is_readable()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    (headers, colour.tokens()).into_response()
}
