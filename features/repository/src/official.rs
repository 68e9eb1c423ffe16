//! What the public record says of documents: what they are and of which day, the hash of each
//! version, and of titles and names only hashes.

use crate::entity::{document, version};
use crate::model::{DOCUMENT, VERSION};
use minga_kernel::Kind;
use minga_store::orm::*;
use minga_store::{Conn, Facts, Official, StoreError, Which, facts_of_rows};
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Documents), Arc::new(Versions)]
}

struct Documents;
struct Versions;

#[async_trait]
impl Official for Documents {
    fn kind(&self) -> Kind {
        DOCUMENT
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let words = ["title", "summary"];
        facts_of_rows::<document::Entity>(db, document::Column::Id, which, &words, &[]).await
    }
}

#[async_trait]
impl Official for Versions {
    fn kind(&self) -> Kind {
        VERSION
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        facts_of_rows::<version::Entity>(db, version::Column::Id, which, &["name"], &[]).await
    }
}
