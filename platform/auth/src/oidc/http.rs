//! How a provider is asked: briefly, in small answers, never onward to somewhere else.

use openidconnect::{HttpRequest, HttpResponse, SyncHttpClient};
use std::time::Duration;

/// The most bytes of an answer.
const MOST: u64 = 256 * 1024;

/// Asks a provider. Blocks.
#[derive(Clone, Debug)]
pub(super) struct Http {
    agent: ureq::Agent,
    /// Whether addresses without TLS are asked: only those of this machine are so reached.
    plain: bool,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpFault {
    #[error("an address without TLS")]
    Plain,
    #[error("it cannot be asked with {0}")]
    Method(openidconnect::http::Method),
    #[error(transparent)]
    Asking(#[from] ureq::Error),
}

impl Http {
    pub(super) fn new(patience: Duration, plain: bool) -> Http {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(patience))
            .http_status_as_error(false)
            .max_redirects(0);
        Http { agent: config.build().into(), plain }
    }

    /// Whether an address that the provider names may be used.
    pub(super) fn takes(&self, scheme: Option<&str>) -> bool {
        scheme == Some("https") || self.plain && scheme == Some("http")
    }
}

impl SyncHttpClient for Http {
    type Error = HttpFault;

    fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        if !self.takes(request.uri().scheme_str()) {
            return Err(HttpFault::Plain);
        }
        let (parts, body) = request.into_parts();
        let answer = match parts.method.as_str() {
            "GET" => self.agent.run(openidconnect::http::Request::from_parts(parts, ()))?,
            "POST" => self.agent.run(openidconnect::http::Request::from_parts(parts, body))?,
            _ => return Err(HttpFault::Method(parts.method)),
        };
        let (parts, mut body) = answer.into_parts();
        let body = body.with_config().limit(MOST).read_to_vec()?;
        Ok(HttpResponse::from_parts(parts, body))
    }
}
