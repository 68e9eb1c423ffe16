//! What the public record says of comments: that they are there and what was decided, and of
//! texts and people only salted hashes.

use crate::entity::{answer, appeal, comment, decision, flag};
use crate::model::{ANSWER, APPEAL, COMMENT, DECISION, FLAG};
use minga_store::{Official, official};
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Comments), Arc::new(Answers), Arc::new(Flags), Arc::new(Decisions), Arc::new(Appeals)]
}

// An account's identifier is hashed too: as it is, it would tie together everything that one
// person said, and their name to all of it if they gave it once.
official!(Comments, COMMENT, comment, words: ["author_id", "text"], left_out: []);
official!(Answers, ANSWER, answer, words: ["text"], left_out: []);
// What somebody wrote to moderators only is nobody else's, and is erased with the comment.
official!(Flags, FLAG, flag, words: ["reporter_id"], left_out: ["text"]);
official!(Decisions, DECISION, decision, words: ["decided_by", "text"], left_out: []);
official!(Appeals, APPEAL, appeal, words: [], left_out: ["text"]);
