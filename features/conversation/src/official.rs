//! What the public record says of comments: that they are there and what was decided, and of
//! texts and people only salted hashes.

use crate::entity::{answer, appeal, comment, decision, flag};
use crate::model::{ANSWER, APPEAL, COMMENT, DECISION, FLAG};
use minga_kernel::Kind;
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Conn, Fact, Facts, Official, StoreError, Which, facts_of_rows, official};
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Comments), Arc::new(Answers), Arc::new(Flags), Arc::new(Decisions), Arc::new(Appeals)]
}

// An account's identifier is hashed too: as it is, it would tie together everything that one
// person said, and their name to all of it if they gave it once.
official!(Comments, COMMENT, comment, words: ["author_id", "text"], left_out: []);
official!(Answers, ANSWER, answer, words: ["text"], left_out: []);

struct Flags;
struct Decisions;
struct Appeals;

// What somebody wrote to moderators only is nobody else's, and is erased with the comment.

#[async_trait]
impl Official for Flags {
    fn kind(&self) -> Kind {
        FLAG
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let (words, left_out) = (["reporter_id"], ["text"]);
        let read = facts_of_rows::<flag::Entity>(db, flag::Column::Id, which, &words, &left_out);
        Ok(without_nothing(read.await?))
    }
}

#[async_trait]
impl Official for Decisions {
    fn kind(&self) -> Kind {
        DECISION
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let words = ["decided_by", "text"];
        let read = facts_of_rows::<decision::Entity>(db, decision::Column::Id, which, &words, &[]);
        Ok(without_nothing(read.await?))
    }
}

#[async_trait]
impl Official for Appeals {
    fn kind(&self) -> Kind {
        APPEAL
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let read = facts_of_rows::<appeal::Entity>(db, appeal::Column::Id, which, &[], &["text"]);
        Ok(without_nothing(read.await?))
    }
}

/// What was written before these columns were there said nothing of them: a row that has nothing in
/// them says so still.
fn without_nothing(mut read: Vec<(Uuid, Facts)>) -> Vec<(Uuid, Facts)> {
    let nothing = Fact::Open(serde_json::Value::Null);
    for (_, facts) in &mut read {
        for column in ["kind", "batch_id"] {
            if facts.get(column) == Some(&nothing) {
                facts.remove(column);
            }
        }
    }
    read
}
