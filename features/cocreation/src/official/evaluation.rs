//! What the public record says of evaluations: who gave something when, in which capacity, and
//! what was decided. What was given stands there as a salted hash, as texts do: nobody reads the
//! scores of others in the record before their own are in, and whoever gave them can show later
//! that they are the same.

use crate::entity::evaluation::{agreement, conflict, decision, rules, sheet};
use crate::model::evaluation::{AGREEMENT, CONFLICT, DECISION, RULES, SHEET};
use minga_store::{Official, official};
use std::sync::Arc;

pub(super) fn all() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Rules), Arc::new(Sheets), Arc::new(Conflicts), Arc::new(Decisions), Arc::new(Agreements)]
}

official!(Rules, RULES, rules, words: [], left_out: []);
official!(Sheets, SHEET, sheet, words: ["account_id", "scores", "reason"], left_out: []);
official!(Conflicts, CONFLICT, conflict, words: ["account_id", "reason"], left_out: []);
// What is only proposed may not be read by whoever has not scored yet; what holds is in the facts of
// the entry that says so.
official!(Decisions, DECISION, decision, words: ["text", "verdict"], left_out: []);
official!(Agreements, AGREEMENT, agreement, words: ["account_id"], left_out: []);
