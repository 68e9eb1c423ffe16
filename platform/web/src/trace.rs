//! Each request has a number, by which its lines in the log and a fault that somebody reports are
//! found together. Nothing that is logged says who asked, or for which thing.

use crate::App;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use opentelemetry::global::{BoxedSpan, BoxedTracer};
use opentelemetry::trace::{
    Span, SpanContext, SpanId, SpanKind, Status, TraceContextExt, TraceFlags, TraceId, TraceState, Tracer,
};
use opentelemetry::{Context, KeyValue};
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
    let parent = parent_of(request.headers());
    let (begun, method) = (Instant::now(), request.method().clone());
    // The route and not the address, which says what somebody looked at and may hold a secret.
    let route = route.map_or_else(|| "none".to_owned(), |route| route.as_str().to_owned());
    let told = app.tracer.as_ref().map(|tracer| begin(tracer, &method, &route, parent.as_ref()));
    let known = told.as_ref().map(BoxedSpan::span_context).or(parent.as_ref());
    let id = known.map_or_else(|| new_id(&app), |it| it.trace_id().to_string());
    let span = info_span!("request", id);
    let response = next.run(request).instrument(span.clone()).await;
    let status = response.status();
    if let Some(mut told) = told {
        told.set_attribute(KeyValue::new("http.response.status_code", i64::from(status.as_u16())));
        if status.is_server_error() {
            told.set_status(Status::error(""));
        }
        told.end();
    }
    if app.settings.log_requests {
        let (status, ms) = (status.as_u16(), begun.elapsed().as_millis());
        span.in_scope(|| info!(%method, route, status, ms, "answered"));
    }
    with_id(response, &id)
}

/// What is told of a request, in the words of OpenTelemetry's conventions for HTTP.
fn begin(tracer: &BoxedTracer, method: &Method, route: &str, parent: Option<&SpanContext>) -> BoxedSpan {
    let attributes = [
        KeyValue::new("http.request.method", method.to_string()),
        KeyValue::new("http.route", route.to_owned()),
    ];
    let span = tracer.span_builder(format!("{method} {route}")).with_kind(SpanKind::Server);
    let nothing = Context::new();
    let around = parent.map_or_else(|| nothing.clone(), |it| nothing.with_remote_span_context(it.clone()));
    span.with_attributes(attributes).start_with_context(tracer, &around)
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

/// What the caller names as the trace and the part of it to which this request belongs:
/// `00-<32 hexadecimal digits>-<16>-<2>`, and nothing else, so that nobody writes into our log.
fn parent_of(headers: &HeaderMap) -> Option<SpanContext> {
    let mut parts = headers.get(PARENT)?.to_str().ok()?.split('-');
    let (_, trace, parent) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |text: &str| text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    if trace.len() != 32 || parent.len() != 16 || !plain(trace) || !plain(parent) {
        return None;
    }
    let (trace, parent) = (TraceId::from_hex(trace).ok()?, SpanId::from_hex(parent).ok()?);
    // Whether we tell of it is ours to say, and not the caller's.
    let named = SpanContext::new(trace, parent, TraceFlags::SAMPLED, true, TraceState::NONE);
    named.is_valid().then_some(named)
}
