//! What the public record says of processes and proposals: everything that was decided, and of
//! texts and people only salted hashes.

use crate::entity::{answer, merger, process, proposal, support};
use crate::model::{ANSWER, MERGER, PROCESS, PROPOSAL, SUPPORT};
use minga_kernel::Kind;
use minga_store::orm::*;
use minga_store::{Conn, Facts, Official, StoreError, Which, facts_of_rows, ids_of_rows};
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Processes), Arc::new(Proposals), Arc::new(Supports), Arc::new(Mergers), Arc::new(Answers)]
}

/// A kind whose facts are the columns of one table.
macro_rules! official {
    ($name:ident, $kind:expr, $table:ident, words: $words:expr, left_out: $left_out:expr) => {
        struct $name;

        #[async_trait]
        impl Official for $name {
            fn kind(&self) -> Kind {
                $kind
            }

            async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
                let (words, left_out) = ($words, $left_out);
                facts_of_rows::<$table::Entity>(db, $table::Column::Id, which, &words, &left_out).await
            }

            async fn there(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
                ids_of_rows::<$table::Entity>(db, $table::Column::Id, ids).await
            }
        }
    };
}

official!(Processes, PROCESS, process, words: ["title", "summary", "themes", "criteria", "hurry"], left_out: []);
// An account's identifier is hashed too: as it is, it would tie together everything that one
// person proposed. How many support a proposal is computed from the supports.
official!(Proposals, PROPOSAL, proposal,
    words: ["author_id", "title", "problem", "solution", "whom", "hidden_why"],
    left_out: ["fingerprint", "supports"]);
// Whose a support is, is nobody else's: the record says that there is one, and when it went.
official!(Supports, SUPPORT, support, words: [], left_out: ["account_id"]);
official!(Mergers, MERGER, merger, words: ["reason", "end_reason", "objection"], left_out: []);
official!(Answers, ANSWER, answer, words: ["text"], left_out: []);
