use crate::model::ORGANISATION;
use crate::{pages, queries};
use minga_kernel::search::Document;
use minga_kernel::{Ref, Text};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Documents};

/// Organisations, for the search index: each its own root.
pub(crate) struct Organisations;

#[async_trait]
impl Documents for Organisations {
    async fn roots(&self, db: &Conn) -> Result<Vec<Ref>, StoreError> {
        let all = queries::all_organisations(db).await?;
        Ok(all.into_iter().map(|it| ORGANISATION.with(it.id)).collect())
    }

    async fn documents(&self, _app: &App, db: &Conn, root: &Ref) -> Result<Vec<Document>, StoreError> {
        if root.kind != ORGANISATION {
            return Ok(Vec::new());
        }
        let found = queries::organisations_by_id(db, &[root.id]).await?;
        let documents = found.into_iter().map(|it| Document {
            reference: root.clone(),
            paths: pages::ORGANISATION.paths(&[("organisation", &it.code)]),
            names: it.acronym.clone().into_iter().collect(),
            body: it.city.map_or_else(Text::default, |city| Text::new("es", city)),
            facets: vec![("sector", it.sector)],
            code: it.code,
            title: it.name,
            due: None,
        });
        Ok(documents.collect())
    }
}
