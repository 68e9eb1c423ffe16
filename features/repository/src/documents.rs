use crate::model::DOCUMENT;
use crate::{pages, queries};
use minga_kernel::search::Document;
use minga_kernel::{Ref, Text};
use minga_store::orm::async_trait;
use minga_store::{Conn, EventRow, StoreError};
use minga_web::{App, Documents};

/// Documents with the text of their newest version, for the search index: each its own root.
pub(crate) struct Texts;

#[async_trait]
impl Documents for Texts {
    async fn roots(&self, db: &Conn) -> Result<Vec<Ref>, StoreError> {
        Ok(queries::all_ids(db).await?.into_iter().map(|id| DOCUMENT.with(id)).collect())
    }

    /// A document's own events, and those that name a file of it: one that was taken down is
    /// not found by its words from then on.
    async fn touched(&self, db: &Conn, events: &[EventRow]) -> Result<Vec<Ref>, StoreError> {
        let own = events.iter().map(|event| &event.subject).filter(|it| it.kind == DOCUMENT);
        let mut touched: Vec<Ref> = own.cloned().collect();
        let files: Vec<&str> = events.iter().filter_map(|event| event.facts["sha256"].as_str()).collect();
        if !files.is_empty() {
            let named = queries::documents_with(db, &files).await?;
            touched.extend(named.into_iter().map(|id| DOCUMENT.with(id)));
        }
        Ok(touched)
    }

    async fn documents(&self, app: &App, db: &Conn, root: &Ref) -> Result<Vec<Document>, StoreError> {
        if root.kind != DOCUMENT {
            return Ok(Vec::new());
        }
        let Some(it) = queries::document_by_id(db, root.id).await? else { return Ok(Vec::new()) };
        let versions = queries::versions_of(db, &[it.id]).await?;
        let newest = versions.get(&it.id).and_then(|all| all.first());
        let mut body = it.summary.clone();
        if let Some(newest) = newest
            && let Ok(file) = newest.file.parse()
            // What was taken down is not found by its words either.
            && app.taken_down(db, file).await?.is_none()
        {
            let text = queries::text_of(db, newest.id).await?;
            let own = body.get(&it.lang).unwrap_or_default().to_owned();
            body.set(it.lang.clone(), format!("{own}\n{text}").trim().to_owned());
        }
        let plan = app.references.one(db, &it.plan()).await?;
        let mut facets = vec![("sort", it.sort.code().to_owned())];
        facets.extend(plan.map(|plan| ("plan", plan.code)));
        Ok(vec![Document {
            reference: root.clone(),
            code: String::new(),
            title: it.title.clone(),
            names: newest.map(|it| it.name.clone()).into_iter().collect(),
            body: if body.is_empty() { Text::default() } else { body },
            paths: pages::DOCUMENT.paths(&[("document", &it.id.to_string())]),
            facets,
            due: None,
        }])
    }
}
