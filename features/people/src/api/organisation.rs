use crate::model::{ORGANISATION, Organisation};
use crate::queries;
use crate::resolver::resolved;
use minga_kernel::table::Value;
use minga_kernel::{Day, Lang, Moment, Ref};
use minga_store::{Conn, Same, StoreError};
use minga_web::api::TextResource;
use minga_web::http::{Path, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// An organisation.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Organisation)]
pub(crate) struct OrganisationResource {
    /// The identifier, which never changes.
    pub(crate) id: Uuid,
    /// The code by which people name it; may change, and the former one redirects.
    pub(crate) code: String,
    /// Its name, by language.
    pub(crate) name: TextResource,
    /// Its acronym.
    pub(crate) acronym: Option<String>,
    /// `public`, `civil_society`, `academia`, `private`, `international` or `community`.
    pub(crate) sector: String,
    /// The city of its seat.
    pub(crate) city: Option<String>,
    /// The code of its jurisdiction (ISO 3166 for countries).
    pub(crate) jurisdiction: Option<String>,
    /// The code of the organisation that it belongs to.
    pub(crate) part_of: Option<String>,
    /// Its web site.
    pub(crate) website: Option<String>,
    /// The e-mail address of one of its posts.
    pub(crate) email: Option<String>,
    /// Its telephone number.
    pub(crate) phone: Option<String>,
    /// Where letters go.
    pub(crate) postal: Option<String>,
    /// What it works on, in its own words.
    pub(crate) themes: Vec<String>,
    /// The day on which somebody last confirmed how to reach it.
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) confirmed: Option<Day>,
    /// The code of the organisation that it is now, if it was found to be the same.
    pub(crate) merged_into: Option<String>,
    /// Its page here.
    pub(crate) html_url: String,
    /// When it last changed here.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) updated_at: Moment,
}

/// Organisations as the API gives them.
pub(crate) async fn resources(
    app: &App,
    db: &Conn,
    all: &[Organisation],
) -> Result<Vec<OrganisationResource>, StoreError> {
    let wholes: Vec<Uuid> = all.iter().filter_map(|it| it.part_of).collect();
    let wholes: HashMap<Uuid, String> =
        queries::organisations_by_id(db, &wholes).await?.into_iter().map(|it| (it.id, it.code)).collect();
    let places: Vec<Uuid> = all.iter().filter_map(|it| it.jurisdiction).collect();
    let places: HashMap<Uuid, String> =
        queries::jurisdictions_by_id(db, &places).await?.into_iter().map(|it| (it.id, it.code)).collect();
    let merged: Vec<Ref> =
        all.iter().filter(|it| it.is_merged()).map(|it| ORGANISATION.with(it.id)).collect();
    let same = Same::of(db, &merged).await?;
    let into: Vec<Uuid> = merged.iter().map(|it| same.now(it).id).collect();
    let into: HashMap<Uuid, String> =
        queries::organisations_by_id(db, &into).await?.into_iter().map(|it| (it.id, it.code)).collect();
    let now = |it: &Organisation| into.get(&same.now(&ORGANISATION.with(it.id)).id).cloned();
    let resources = all.iter().map(|it| OrganisationResource {
        id: it.id,
        code: it.code.clone(),
        name: TextResource::from(&it.name),
        acronym: it.acronym.clone(),
        sector: it.sector.clone(),
        city: it.city.clone(),
        jurisdiction: it.jurisdiction.and_then(|id| places.get(&id).cloned()),
        part_of: it.part_of.and_then(|id| wholes.get(&id).cloned()),
        website: it.contacts.website.clone(),
        email: it.contacts.email.clone(),
        phone: it.contacts.phone.clone(),
        postal: it.contacts.postal.clone(),
        themes: it.themes.clone(),
        confirmed: it.confirmed,
        merged_into: now(it).filter(|_| it.is_merged()),
        html_url: app.absolute(resolved(it).path(Lang::default())),
        updated_at: it.updated,
    });
    Ok(resources.collect())
}

impl OrganisationResource {
    /// The cells of its row in the directory's table.
    pub(crate) fn cells(&self, lang: Lang) -> Vec<Value> {
        vec![
            Value::from(self.code.as_str()),
            Value::from(self.name.for_reader(lang)),
            Value::from(self.acronym.clone()),
            Value::from(self.sector.as_str()),
            Value::from(self.city.clone()),
            Value::from(self.jurisdiction.clone()),
            Value::from(self.part_of.clone()),
            Value::from(self.website.clone()),
            Value::from(self.email.clone()),
            Value::from(self.phone.clone()),
            Value::from(self.postal.clone()),
            Value::from(self.themes.clone()),
            Value::from(self.confirmed),
            Value::from(self.merged_into.clone()),
        ]
    }
}

/// One organisation, by its code.
#[utoipa::path(
    get,
    path = "/organisations/{code}",
    operation_id = "get_organisation",
    params(("code" = String, Path, description = "The organisation's code.", example = "MINTEL")),
    responses(
        (status = 200, description = "What was asked for", body = OrganisationResource),
        (status = 404, description = "There is no such thing", body = minga_web::api::ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "organisations"
)]
pub(crate) async fn get(State(app): State<App>, Path(code): Path<String>) -> Result<Response, PageError> {
    let db = app.store.read().await?;
    let found = queries::organisation_by_code(&db, &code).await?.ok_or_else(|| PageError::not_found(code))?;
    answer::json(&resources(&app, &db, &[found]).await?.remove(0))
}
