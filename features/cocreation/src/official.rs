//! What the public record says of processes and proposals: everything that was decided, and of
//! texts and people only salted hashes.

use crate::entity::{answer, apart, classification, example, merger, origin, process, proposal, support};
use crate::model::{ANSWER, APART, CLASSIFICATION, EXAMPLE, MERGER, ORIGIN, PROCESS, PROPOSAL, SUPPORT};
use minga_store::{Official, official};
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![
        Arc::new(Processes),
        Arc::new(Proposals),
        Arc::new(Supports),
        Arc::new(Mergers),
        Arc::new(Answers),
        Arc::new(Origins),
        Arc::new(Examples),
        Arc::new(Classifications),
        Arc::new(Apart),
    ]
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
// Where something came from is what its importer typed, so it is hashed like any text.
official!(Origins, ORIGIN, origin, words: ["source", "original", "url"], left_out: []);
official!(Examples, EXAMPLE, example, words: [], left_out: []);
official!(Classifications, CLASSIFICATION, classification, words: ["reason"], left_out: []);
official!(Apart, APART, apart, words: [], left_out: []);
