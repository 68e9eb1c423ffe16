//! What the public record says of files that were taken down.

use crate::entity::takedown;
use crate::model::TAKEDOWN;
use minga_kernel::Kind;
use minga_store::orm::*;
use minga_store::{Conn, Facts, Official, StoreError, Which, facts_of_rows};
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Takedowns)]
}

struct Takedowns;

#[async_trait]
impl Official for Takedowns {
    fn kind(&self) -> Kind {
        TAKEDOWN
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        facts_of_rows::<takedown::Entity>(db, takedown::Column::Id, which, &["words"], &[]).await
    }
}
