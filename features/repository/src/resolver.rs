use crate::model::{DOCUMENT, Document};
use crate::{pages, queries};
use minga_kernel::{Kind, Resolved};
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Conn, Resolver, StoreError};
use std::sync::Arc;

/// This feature's resolvers.
pub(crate) fn all() -> Vec<Arc<dyn Resolver>> {
    vec![Arc::new(Documents)]
}

struct Documents;

#[async_trait]
impl Resolver for Documents {
    fn kind(&self) -> Kind {
        DOCUMENT
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        Ok(queries::documents_by_id(db, ids).await?.iter().map(resolved).collect())
    }

    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        let Ok(id) = code.parse() else { return Ok(None) };
        Ok(queries::document_by_id(db, id).await?.map(|found| found.id))
    }
}

fn resolved(it: &Document) -> Resolved {
    Resolved {
        reference: it.reference(),
        code: it.id.to_string(),
        title: it.title.clone(),
        short: None,
        summary: it.summary.clone(),
        paths: pages::DOCUMENT.paths(&[("document", &it.id.to_string())]),
    }
}
