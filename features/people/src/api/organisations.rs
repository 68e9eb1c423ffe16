use super::organisation::{OrganisationResource, resources};
use crate::model::{Organisation, SECTORS};
use crate::queries::{self, Filter};
use minga_web::api::{List, ListQuery};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Deserialize;
use utoipa::IntoParams;

/// What the list is filtered by.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filters {
    /// Part of the name, the acronym or the code; case and accents do not count.
    q: Option<String>,
    /// One sector.
    sector: Option<String>,
    /// Words of what they work on.
    theme: Option<String>,
    /// The code of a jurisdiction: those that have their seat there or within it.
    territory: Option<String>,
}

/// Organisations, by name. One that is another one now says which (`merged_into`).
#[utoipa::path(
    get,
    path = "/organisations",
    operation_id = "list_organisations",
    params(Filters, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<OrganisationResource>),
        (status = 400, description = "What is wrong with the question", body = minga_web::api::ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "organisations"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(filters): Query<Filters>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    if filters.sector.as_deref().is_some_and(|sector| !SECTORS.contains(&sector)) {
        return Err(PageError::Bad("sector"));
    }
    let db = app.store.read().await?;
    let places = match &filters.territory {
        Some(code) => Some(queries::places_within(&db, code).await?.ok_or(PageError::Bad("territory"))?),
        None => None,
    };
    let filter =
        Filter { words: filters.q, sector: filters.sector, theme: filters.theme, places, merged: true };
    let found = page.page(
        &app.settings,
        |it: &Organisation| (queries::folded(it), it.id),
        |after, limit| queries::organisations(&db, &filter, after, 0, limit),
    );
    let found = found.await?;
    let items = resources(&app, &db, &found.items).await?;
    answer::json(&List { items, next: found.next })
}
