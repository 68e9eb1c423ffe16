//! All routes and everything that stands in front of them.

use crate::{
    App, Format, PageError, api, cache, face, files, health, origin, pages, passkeys, rate, record, security,
    session, trace, visit,
};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, StatusCode, header};
use std::time::{Duration, Instant};
use tower::util::{BoxCloneSyncService, MapRequestLayer};
use tower::{Layer, ServiceExt};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// The whole program as one web service.
pub type Service = BoxCloneSyncService<Request, Response, std::convert::Infallible>;

/// The routes of the shell and of every module, without what stands in front of them.
pub fn routes(app: &App) -> Router<App> {
    let own = pages::routes()
        .merge(health::routes())
        .merge(record::routes())
        .merge(files::routes())
        .merge(passkeys::routes())
        .merge(face::routes())
        .merge(api::routes(app));
    let router = own.route("/assets/{name}", get(asset));
    app.modules.iter().fold(router, |router, module| router.merge((module.pages)()))
}

/// The whole program, ready to be asked.
pub fn service(app: App) -> Service {
    let router = routes(&app)
        .fallback(async |request: Request| PageError::not_found(words_of(request.uri().path())))
        .method_not_allowed_fallback(async || StatusCode::METHOD_NOT_ALLOWED);
    let seconds = Duration::from_secs(app.settings.answer_seconds);
    let router = router
        // From the inside outwards: what is added last sees the request first.
        // Whoever reads a body bounds it: `Form` by its settings, the API by its own.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(app.clone(), pages::error::dress))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, seconds))
        .layer(CompressionLayer::new().gzip(true).br(true))
        .layer(from_fn(session::keep_private))
        .layer(from_fn_with_state(app.clone(), cache::remember))
        .layer(from_fn_with_state(app.clone(), face::look_again))
        .layer(from_fn_with_state(app.clone(), origin::same_origin))
        .layer(from_fn_with_state(app.clone(), rate::bound))
        .layer(from_fn(measure))
        .layer(from_fn_with_state(app.clone(), trace::follow))
        .layer(from_fn(security::guard))
        .with_state(app);
    // Outside of the router, because it changes what the router matches.
    BoxCloneSyncService::new(MapRequestLayer::new(visit::take_ending).layer(router).map_response(|r| r))
}

async fn asset(State(app): State<App>, request: Request) -> Response {
    let Some((kind, bytes)) = app.served.at(request.uri().path()) else {
        return PageError::not_found("").into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        // The address names the content, so it never changes.
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    (headers, Body::from(bytes.to_vec())).into_response()
}

/// The words in an address, for finding the nearest thing that exists.
pub(crate) fn words_of(path: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    let last = decoded.rsplit('/').find(|segment| !segment.is_empty()).unwrap_or_default();
    last.replace(['-', '_', '.'], " ").chars().take(100).collect()
}

fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let words = cause
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| cause.downcast_ref::<&str>().map(|words| (*words).to_owned()))
        .unwrap_or_default();
    PageError::Internal(format!("panic: {words}")).into_response()
}

/// Counts answers and their time, by route and not by address, so that the number of
/// series is bounded and no address of a person's interest is kept.
async fn measure(route: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let ending = request.extensions().get::<Format>().is_some();
    let response = next.run(request).await;
    let route = route.map_or_else(|| "none".to_owned(), |route| route.as_str().to_owned());
    let labels = [
        ("route", route),
        ("status", response.status().as_u16().to_string()),
        ("form", if ending { "data" } else { "page" }.to_owned()),
    ];
    metrics::counter!("minga_http_answers_total", &labels).increment(1);
    metrics::histogram!("minga_http_answer_seconds", &labels[..1]).record(begun.elapsed().as_secs_f64());
    response
}
