//! What the public record says of processes and proposals: everything that was decided, and of
//! texts and people only salted hashes.

mod evaluation;
mod proposals;

use crate::entity::doors::{code, door};
use crate::entity::{
    answer, apart, classification, entry, example, merger, origin, process, proposal, rescue, support,
};
use crate::model::doors::{CODE, DOOR};
use crate::model::entry::ENTRY;
use crate::model::rescue::RESCUE;
use crate::model::{ANSWER, APART, CLASSIFICATION, EXAMPLE, MERGER, ORIGIN, PROCESS, PROPOSAL, SUPPORT};
use minga_store::{Official, official};
use proposals::Proposals;
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    let own: [Arc<dyn Official>; 13] = [
        Arc::new(Processes),
        Arc::new(Proposals),
        Arc::new(Supports),
        Arc::new(Mergers),
        Arc::new(Answers),
        Arc::new(Entries),
        Arc::new(Rescues),
        Arc::new(Doors),
        Arc::new(Codes),
        Arc::new(Origins),
        Arc::new(Examples),
        Arc::new(Classifications),
        Arc::new(Apart),
    ];
    own.into_iter().chain(evaluation::all()).collect()
}

official!(Processes, PROCESS, process, words: ["title", "summary", "themes", "criteria", "hurry"], left_out: []);
// An account's identifier is hashed too: as it is, it would tie together everything that one
// person proposed. How many support a proposal is computed from the supports.
official!(Rows, PROPOSAL, proposal,
    words: ["author_id", "title", "problem", "solution", "whom", "hidden_why"],
    left_out: ["fingerprint", "supports"]);
// Whose a support is, is nobody else's: the record says that there is one, and when it went.
official!(Supports, SUPPORT, support, words: [], left_out: ["account_id"]);
official!(Mergers, MERGER, merger, words: ["reason", "end_reason", "objection"], left_out: []);
official!(Answers, ANSWER, answer, words: ["text"], left_out: []);
// What opens somebody's receipt is a secret.
official!(Entries, ENTRY, entry, words: ["name"], left_out: ["key_hash"]);
// How far its supporters were asked is the program's own business.
official!(Rescues, RESCUE, rescue, words: [], left_out: ["told", "told_all"]);
// What a salt and the hash of a code are for is known to whoever checks them, and to nobody else.
official!(Doors, DOOR, door, words: [], left_out: ["salt"]);
official!(Codes, CODE, code, words: [], left_out: ["hash"]);
// Where something came from is what its importer typed, so it is hashed like any text.
official!(Origins, ORIGIN, origin, words: ["source", "original", "url"], left_out: []);
official!(Examples, EXAMPLE, example, words: [], left_out: []);
official!(Classifications, CLASSIFICATION, classification, words: ["reason"], left_out: []);
official!(Apart, APART, apart, words: [], left_out: []);
