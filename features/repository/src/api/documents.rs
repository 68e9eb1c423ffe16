use crate::model::{Document, PLAN, Version};
use crate::{pages, queries};
use minga_kernel::{Day, Lang, Moment};
use minga_web::api::{List, ListQuery, ProblemDocument, TextResource};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer, file_path};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A document of a plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Document)]
pub(crate) struct DocumentResource {
    /// The identifier, which never changes.
    id: Uuid,
    /// The plan's code.
    plan: Option<String>,
    /// `minutes`, `act`, `study`, `report`, `invitation`, `contribution`, `response`, `norm`,
    /// `presentation` or `other`.
    sort: &'static str,
    title: TextResource,
    summary: TextResource,
    /// Of which day it is.
    #[schema(value_type = String, format = Date)]
    dated: Day,
    /// The language in which it is written, as a BCP 47 code.
    lang: String,
    /// Which minimum requirements of the Open Government Partnership it proves: `1.1`, `3.1` …
    requirements: Vec<&'static str>,
    /// Its versions, the newest first.
    versions: Vec<VersionResource>,
    /// Its page.
    html_url: String,
}

/// A version of a document.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DocumentVersion)]
pub(crate) struct VersionResource {
    number: i64,
    /// SHA-256 of its content.
    sha256: String,
    media_type: String,
    /// In bytes.
    size: i64,
    name: String,
    #[schema(value_type = String, format = DateTime)]
    made_at: Moment,
    /// Whether its text can be found: `read`, `waits`, or why not.
    text: &'static str,
    /// Where it is.
    url: String,
}

/// What the list is of.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Of {
    /// The plan's code; every plan if absent.
    #[param(example = "EC-PAGA-1")]
    plan: Option<String>,
}

/// Documents of a plan, or of all.
#[utoipa::path(
    get,
    path = "/documents",
    operation_id = "list_documents",
    params(Of, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<DocumentResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such plan", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "documents"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(of): Query<Of>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let plan = app.named(&db, &PLAN, of.plan.as_deref()).await?.map(|it| it.id);
    let found = page
        .page(
            &app.settings,
            |it: &Document| it.id,
            |after, limit| queries::documents_after(&db, plan, after, limit),
        )
        .await?;
    let ids: Vec<Uuid> = found.items.iter().map(|it| it.id).collect();
    let mut versions = queries::versions_of(&db, &ids).await?;
    let plans: Vec<_> = found.items.iter().map(Document::plan).collect();
    let known = app.references.resolve(&db, &plans).await?;
    let items: Vec<DocumentResource> = found
        .items
        .iter()
        .map(|it| DocumentResource {
            id: it.id,
            plan: known.get(&it.plan()).map(|plan| plan.code.clone()),
            sort: it.sort.code(),
            title: TextResource::from(&it.title),
            summary: TextResource::from(&it.summary),
            dated: it.dated,
            lang: it.lang.clone(),
            requirements: it.proves.iter().map(|it| it.code()).collect(),
            versions: versions
                .remove(&it.id)
                .unwrap_or_default()
                .into_iter()
                .map(|it| version(&app, it))
                .collect(),
            html_url: app
                .absolute(&pages::DOCUMENT.path(Lang::default(), &[("document", &it.id.to_string())])),
        })
        .collect();
    answer::json(&List { items, next: found.next })
}

fn version(app: &App, it: Version) -> VersionResource {
    VersionResource {
        number: it.number,
        url: app.absolute(&file_path(&it.file, &it.name)),
        sha256: it.file,
        media_type: it.media_type,
        size: it.size,
        name: it.name,
        made_at: it.made_at,
        text: it.text.code(),
    }
}
