//! What another site makes a browser send is refused before any handler sees it.

use crate::api::bearer;
use crate::{App, PageError};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, header};

/// Refuses requests that change something and that another site caused: `Sec-Fetch-Site`
/// tells, in browsers before it `Origin`. What has neither is no browser, and has no cookie
/// of somebody else.
pub(crate) async fn same_origin(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    let headers = request.headers();
    if safe || is_own(&app.settings.base_url, headers) || is_program(request.uri().path(), headers) {
        next.run(request).await
    } else {
        PageError::Forbidden("other-site").into_response()
    }
}

/// Whether a program asks with a key. No browser adds one by itself, and without a cookie the
/// browser lends nobody its owner's name; the API would not look at it either.
fn is_program(path: &str, headers: &HeaderMap) -> bool {
    path.starts_with("/api/") && bearer(headers).is_some() && !headers.contains_key(header::COOKIE)
}

fn is_own(base_url: &str, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value: &http::HeaderValue| value.to_str().unwrap_or("?"));
    if let Some(site) = text(http::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = text(header::ORIGIN) else { return true };
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    origin == base_url || !host.is_empty() && text(header::HOST) == Some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_without_a_cookie_may_come_from_anywhere_to_the_api() {
        let told = |path: &str, pairs: &[(&'static str, &'static str)]| {
            let headers = pairs.iter().map(|(name, value)| {
                (http::HeaderName::from_static(name), http::HeaderValue::from_static(value))
            });
            is_program(path, &headers.collect())
        };
        let key = ("authorization", "Bearer abc");
        assert!(told("/api/v1/milestones", &[key]));
        assert!(!told("/es/cuenta/llaves", &[key]));
        assert!(!told("/api/v1/milestones", &[]));
        assert!(!told("/api/v1/milestones", &[key, ("cookie", "minga=x")]));
        assert!(!told("/api/v1/milestones", &[("authorization", "Basic YTpi")]));
    }

    #[test]
    fn only_our_own_pages_may_send() {
        let told = |pairs: &[(&'static str, &'static str)]| {
            let headers = pairs.iter().map(|(name, value)| {
                (http::HeaderName::from_static(name), http::HeaderValue::from_static(value))
            });
            is_own("https://minga.example", &headers.collect())
        };
        assert!(told(&[]));
        assert!(told(&[("sec-fetch-site", "same-origin")]));
        assert!(told(&[("origin", "https://minga.example")]));
        assert!(told(&[("origin", "http://10.0.0.7:8080"), ("host", "10.0.0.7:8080")]));
        for other in ["cross-site", "same-site", "none of them"] {
            assert!(!told(&[("sec-fetch-site", other), ("origin", "https://minga.example")]), "{other}");
        }
        for other in ["null", "https://evil.example", "https://minga.example.evil.example", "://"] {
            assert!(!told(&[("origin", other), ("host", "minga.example")]), "{other}");
        }
    }
}
