//! The API: `/api/v1`, described in OpenAPI 3.1 at `/api/openapi.json`.

mod cursor;
mod list;
mod problem;
mod text;

pub use cursor::Cursor;
pub use list::{List, ListQuery};
pub use problem::{ProblemDocument, problem};
pub use text::TextResource;

use crate::App;
use axum::Router;
use axum::routing::get;
use http::header;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Minga",
        description = "Open government plans, commitments, milestones and organisations. \
            Reading needs no key. Lists are `{items, next}`; pass `next` back as `cursor`. \
            Answers carry an `ETag`. Errors are problem documents (RFC 9457). \
            Texts are objects by language code."
    ),
    components(schemas(ProblemDocument))
)]
struct Description;

/// The description of the whole API, for its address and for tests.
pub fn description(app: &App) -> utoipa::openapi::OpenApi {
    router(app).split_for_parts().1
}

/// The message that tells people what an operation of the API does.
pub fn words_key(operation_id: &str) -> String {
    format!("api-{}", operation_id.replace('_', "-"))
}

fn router(app: &App) -> OpenApiRouter<App> {
    let mut description = Description::openapi();
    env!("CARGO_PKG_VERSION").clone_into(&mut description.info.version);
    let features =
        app.modules.iter().fold(OpenApiRouter::new(), |router, module| router.merge((module.api)()));
    OpenApiRouter::with_openapi(description).nest("/api/v1", features)
}

/// The API's routes.
pub(crate) fn routes(app: &App) -> Router<App> {
    let (router, description) = router(app).split_for_parts();
    let text = description.to_pretty_json().unwrap_or_default();
    let answer = async move || ([(header::CONTENT_TYPE, "application/json")], text.clone());
    router.route("/api/openapi.json", get(answer))
}
