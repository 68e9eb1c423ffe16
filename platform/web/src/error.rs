use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use minga_kernel::{Problem, Refusal};
use minga_store::{CommandError, StoreError};

/// What a handler of a page returns.
pub type PageResult = Result<Response, PageError>;

/// Why there is no page. The shell turns it into a page in the reader's language, or,
/// for data and the API, into a problem document (RFC 9457).
#[derive(Clone, Debug)]
pub enum PageError {
    /// There is nothing here. `words` are what the address seems to ask for; the page
    /// offers the nearest thing that exists.
    NotFound {
        /// What to look for instead.
        words: String,
    },
    /// It moved, for good.
    Moved(String),
    /// Somebody has to sign in first; where to lead them then, if there is a page for it.
    SignIn(Option<String>),
    /// It is not for them: a Fluent key, without `error-`, that says why.
    Forbidden(&'static str),
    /// It cannot be done as things stand: a Fluent key, without `error-`, that says why.
    Conflict(&'static str),
    /// It was here and was taken away for good: a Fluent key, without `error-`, that says why.
    Gone(&'static str),
    /// It was tried too often.
    TooMany,
    /// More was sent than is taken.
    TooLarge,
    /// The request makes no sense: a Fluent key, without `error-`, that says why.
    Bad(&'static str),
    /// A program that uses the API is refused with this status: a Fluent key, without `error-`,
    /// that says why.
    Refused(StatusCode, &'static str),
    /// What a program sent has to be mended.
    Problems(Vec<Problem>),
    /// A fault of ours. The text goes to the log, never to the reader.
    Internal(String),
}

impl PageError {
    /// Nothing here by this code.
    pub fn not_found(words: impl Into<String>) -> PageError {
        PageError::NotFound { words: words.into() }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            PageError::NotFound { .. } => StatusCode::NOT_FOUND,
            PageError::Moved(_) => StatusCode::PERMANENT_REDIRECT,
            PageError::Bad(_) => StatusCode::BAD_REQUEST,
            PageError::SignIn(_) => StatusCode::UNAUTHORIZED,
            PageError::Forbidden(_) => StatusCode::FORBIDDEN,
            PageError::Conflict(_) => StatusCode::CONFLICT,
            PageError::Gone(_) => StatusCode::GONE,
            PageError::TooMany => StatusCode::TOO_MANY_REQUESTS,
            PageError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            PageError::Refused(status, _) => *status,
            PageError::Problems(_) => StatusCode::UNPROCESSABLE_ENTITY,
            PageError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> PageError {
        PageError::Internal(error.to_string())
    }
}

impl From<CommandError> for PageError {
    /// What every command may say; a form tells its problems itself.
    fn from(error: CommandError) -> PageError {
        match error {
            CommandError::Refused(Refusal::SignIn) => PageError::SignIn(None),
            CommandError::Refused(Refusal::Role) => PageError::Forbidden("role"),
            CommandError::Refused(Refusal::State) => PageError::Conflict("not-now"),
            CommandError::NotFound => PageError::not_found(""),
            CommandError::Problems(_) => PageError::Bad("form"),
            CommandError::Changed => PageError::Conflict("changed"),
            CommandError::Store(error) => error.into(),
        }
    }
}

impl From<minga_kernel::search::SearchError> for PageError {
    fn from(error: minga_kernel::search::SearchError) -> PageError {
        PageError::Internal(error.to_string())
    }
}

impl IntoResponse for PageError {
    /// A bare response that carries the error for the shell to dress.
    fn into_response(self) -> Response {
        if let PageError::Internal(detail) = &self {
            tracing::error!(detail, "a page failed");
        }
        let mut response = self.status().into_response();
        if let PageError::Moved(target) = &self
            && let Ok(target) = HeaderValue::try_from(target)
        {
            response.headers_mut().insert(header::LOCATION, target);
        }
        response.extensions_mut().insert(self);
        response
    }
}
