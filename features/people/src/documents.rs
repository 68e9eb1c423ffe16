use crate::model::{ORGANISATION, Organisation};
use crate::{pages, queries};
use minga_kernel::search::Document;
use minga_kernel::{Ref, Text};
use minga_store::orm::async_trait;
use minga_store::{Conn, Same, StoreError};
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
        let all = Same::of(db, std::slice::from_ref(root)).await?.all(root);
        let ids: Vec<_> = all.iter().map(|it| it.id).collect();
        let found = queries::organisations_by_id(db, &ids).await?;
        // What is another organisation now is found as that one, by its former names.
        let (own, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|it| it.id == root.id);
        let former: Vec<String> = others
            .into_iter()
            .filter(Organisation::is_merged)
            .flat_map(|it| {
                let names: Vec<String> = it.name.iter().map(|(_, name)| name.to_owned()).collect();
                names.into_iter().chain(it.acronym).chain([it.code])
            })
            .collect();
        let documents = own.into_iter().filter(|it| !it.is_merged()).map(|it| Document {
            reference: root.clone(),
            paths: pages::ORGANISATION.paths(&[("organisation", &it.code)]),
            names: it.acronym.clone().into_iter().chain(former.clone()).collect(),
            body: Text::new("es", it.city.into_iter().chain(it.themes).collect::<Vec<_>>().join(" · ")),
            facets: vec![("sector", it.sector)],
            code: it.code,
            title: it.name,
            due: None,
        });
        Ok(documents.collect())
    }
}
