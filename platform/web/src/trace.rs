//! Each request has a number, by which its lines in the log and a fault that somebody reports are
//! found together. Nothing that is logged says who asked, or for which thing.

use crate::App;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::time::Instant;
use tracing::{Instrument, info, info_span};

/// The number of a request, in its answer.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Where a program that asks says which trace this request belongs to (W3C Trace Context).
const PARENT: &str = "traceparent";

/// Runs a request under its number.
pub(crate) async fn follow(
    State(app): State<App>,
    route: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let id = trace_of(request.headers()).unwrap_or_else(|| new_id(&app));
    let span = info_span!("request", id);
    if !app.settings.log_requests {
        return with_id(next.run(request).instrument(span).await, &id);
    }
    let (begun, method) = (Instant::now(), request.method().clone());
    // The route and not the address, which says what somebody looked at and may hold a secret.
    let route = route.map_or_else(|| "none".to_owned(), |route| route.as_str().to_owned());
    let response = next.run(request).instrument(span.clone()).await;
    let (status, ms) = (response.status().as_u16(), begun.elapsed().as_millis());
    span.in_scope(|| info!(%method, route, status, ms, "answered"));
    with_id(response, &id)
}

fn with_id(mut response: Response, id: &str) -> Response {
    if let Ok(id) = HeaderValue::from_str(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

fn new_id(app: &App) -> String {
    let mut bytes = [0; 16];
    app.random.fill(&mut bytes);
    hex::encode(bytes)
}

/// The trace that the caller names: `00-<32 hexadecimal digits>-<16>-<2>`, and nothing else, so
/// that nobody writes into our log.
fn trace_of(headers: &HeaderMap) -> Option<String> {
    let mut parts = headers.get(PARENT)?.to_str().ok()?.split('-');
    let (_, trace, parent) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |text: &str| text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    let named = trace.len() == 32 && parent.len() == 16 && plain(trace) && plain(parent);
    (named && trace.bytes().any(|it| it != b'0')).then(|| trace.to_owned())
}
