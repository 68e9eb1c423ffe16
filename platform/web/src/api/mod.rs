//! The API: `/api/v1`, described in OpenAPI 3.1 at `/api/openapi.json`.

mod body;
mod caller;
mod cursor;
mod events;
mod list;
mod problem;
mod record;
mod text;
mod webhooks;
mod write;

pub use body::{TextInput, wrong};
pub use caller::Caller;
pub use cursor::Cursor;
pub use list::{List, ListQuery};
pub use problem::{FieldProblem, ProblemDocument, problem};
pub use text::TextResource;
pub use write::{Asked, Begun, Conditions, Made, Open, refused, tagged};

pub(crate) use caller::{bearer, lang};
pub(crate) use events::EventResource;

use crate::App;
use axum::Router;
use axum::routing::get;
use http::header;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Minga",
        description = "Open government plans, commitments, milestones and organisations. \
            Reading needs no key; writing needs one, made on the page of an account, \
            as `Authorization: Bearer <key>`. Lists are `{items, next}`; pass `next` back as `cursor`. \
            Answers carry an `ETag`. Errors are problem documents (RFC 9457). \
            Texts are objects by language code."
    ),
    components(schemas(ProblemDocument)),
    modifiers(&Keys)
)]
struct Description;

/// How a program proves for whom it acts.
struct Keys;

impl Modify for Keys {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = description.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(scheme));
    }
}

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
    let own = OpenApiRouter::new()
        .routes(routes!(events::list))
        .routes(routes!(record::get))
        .routes(routes!(record::facts))
        .routes(routes!(webhooks::list, webhooks::add))
        .routes(routes!(webhooks::get, webhooks::replace, webhooks::remove));
    let features = app.modules.iter().fold(own, |router, module| router.merge((module.api)()));
    OpenApiRouter::with_openapi(description).nest("/api/v1", features)
}

/// The API's routes.
pub(crate) fn routes(app: &App) -> Router<App> {
    let (router, description) = router(app).split_for_parts();
    let text = description.to_pretty_json().unwrap_or_default();
    let answer = async move || ([(header::CONTENT_TYPE, "application/json")], text.clone());
    router.route("/api/openapi.json", get(answer))
}
