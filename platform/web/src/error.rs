use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use minga_store::StoreError;

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
    /// The request makes no sense: a Fluent key, without `error-`, that says why.
    Bad(&'static str),
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
            PageError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> PageError {
        PageError::Internal(error.to_string())
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
