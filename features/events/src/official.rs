//! What the public record says of gatherings: when they are, in which state, of how many places;
//! of texts, of the place and of the address of the call only hashes. A draft is nobody's business
//! yet, and has no entry.

use crate::entity::{agreement, certificate, gathering, minutes, roundtable};
use crate::model::certificate::CERTIFICATE;
use crate::model::minutes::{AGREEMENT, MINUTES, ROUNDTABLE};
use crate::model::{GATHERING, State};
use minga_kernel::Kind;
use minga_store::orm::*;
use minga_store::{Conn, Fact, Facts, Official, StoreError, Which, facts_of_rows, official};
use serde_json::json;
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![
        Arc::new(Gatherings),
        Arc::new(AllMinutes),
        Arc::new(Agreements),
        Arc::new(Tables),
        Arc::new(Certificates),
    ]
}

struct Gatherings;

#[async_trait]
impl Official for Gatherings {
    fn kind(&self) -> Kind {
        GATHERING
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let words = ["title", "summary", "agenda", "venue", "call", "reason"];
        let draft = Fact::Open(json!(State::Draft.code()));
        let mut which = which;
        loop {
            let read =
                facts_of_rows::<gathering::Entity>(db, gathering::Column::Id, which, &words, &[]).await?;
            let last = read.last().map(|(id, _)| *id);
            let found: Vec<(Uuid, Facts)> =
                read.into_iter().filter(|(_, facts)| facts.get("state") != Some(&draft)).collect();
            match (which, last) {
                // Where all of them were drafts, others may follow.
                (Which::Next(_, limit), Some(last)) if found.is_empty() => {
                    which = Which::Next(Some(last), limit);
                }
                _ => return Ok(found),
            }
        }
    }
}

official!(AllMinutes, MINUTES, minutes, words: ["words"], left_out: []);
official!(Agreements, AGREEMENT, agreement, words: ["words", "note"], left_out: []);
official!(Tables, ROUNDTABLE, roundtable, words: ["title", "notes"], left_out: []);
// Its hashes say nothing to whoever has no paper: both are made with a code that nobody can guess.
official!(Certificates, CERTIFICATE, certificate, words: [], left_out: []);
