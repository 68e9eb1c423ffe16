use crate::{App, PageError};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use minga_i18n::FluentArgs;
use minga_kernel::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong (RFC 9457).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// A stable name of the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time and what to do.
    pub detail: String,
}

/// The problem document of an error.
pub fn problem(app: &App, lang: Lang, error: &PageError) -> Response {
    let key = match error {
        PageError::NotFound { .. } => "not-found",
        PageError::Moved(_) => "moved",
        PageError::Bad(key) | PageError::Forbidden(key) | PageError::Conflict(key) => key,
        PageError::SignIn(_) => "sign-in",
        PageError::TooMany => "too-many",
        PageError::TooLarge => "too-large",
        PageError::Internal(_) => "internal",
    };
    let say = |key: String| app.words.say(lang, &key, &FluentArgs::new());
    let document = ProblemDocument {
        kind: format!("urn:minga:problem:{key}"),
        title: say(format!("error-{key}")),
        status: error.status().as_u16(),
        detail: say(format!("error-{key}.help")),
    };
    let mut response = axum::Json(document).into_response();
    *response.status_mut() = error.status();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
