use crate::{App, PageError};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use minga_i18n::FluentArgs;
use minga_kernel::{Lang, Problem};
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
    /// Every field that has to be mended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// Something wrong with one field of what was sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The field; of something in a list with its place: `evidence[0].url`. `.` is the body.
    #[schema(example = "percent")]
    pub field: String,
    /// A stable name of what is wrong.
    #[schema(example = "percent")]
    pub code: String,
    /// The same in words, and how to mend it.
    pub detail: String,
}

/// The problem document of an error.
pub fn problem(app: &App, lang: Lang, error: &PageError) -> Response {
    let key = match error {
        PageError::NotFound { .. } => "not-found",
        PageError::Moved(_) => "moved",
        PageError::Bad(key)
        | PageError::Forbidden(key)
        | PageError::Conflict(key)
        | PageError::Gone(key)
        | PageError::Refused(_, key) => key,
        PageError::Problems(_) => "problems",
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
        errors: match error {
            PageError::Problems(problems) => problems.iter().map(|it| of_field(app, lang, it)).collect(),
            _ => Vec::new(),
        },
    };
    let mut response = axum::Json(document).into_response();
    *response.status_mut() = error.status();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let PageError::Refused(StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN, key) = error {
        // RFC 6750, 3: what was not shown is not called wrong.
        let challenge = match *key {
            "key" => "Bearer",
            "scope" => "Bearer error=\"insufficient_scope\"",
            _ => "Bearer error=\"invalid_token\"",
        };
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    response
}

fn of_field(app: &App, lang: Lang, problem: &Problem) -> FieldProblem {
    FieldProblem {
        field: problem.place.column.clone().unwrap_or_default(),
        code: problem.code.to_owned(),
        detail: app.problem_in_words(lang, problem),
    }
}
