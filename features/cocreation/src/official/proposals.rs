//! A proposal, with what came of it. Of what nothing came yet, nothing is said, so that entries
//! from before anything could come of them stay true.

use super::Rows;
use crate::model::PROPOSAL;
use minga_kernel::Kind;
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Conn, Fact, Facts, Official, StoreError, Which, outcomes_of};
use serde_json::json;
use std::collections::HashMap;

pub(super) struct Proposals;

#[async_trait]
impl Official for Proposals {
    fn kind(&self) -> Kind {
        PROPOSAL
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let mut found = Rows.facts(db, which).await?;
        let things: Vec<_> = found.iter().map(|(id, _)| PROPOSAL.with(*id)).collect();
        let mut came: HashMap<Uuid, Vec<serde_json::Value>> = HashMap::new();
        for it in outcomes_of(db, &things).await? {
            came.entry(it.from.id).or_default().push(json!({ "share": it.share, "to": it.to.to_string() }));
        }
        for (id, facts) in &mut found {
            if let Some(own) = came.remove(id) {
                facts.insert("led_to", Fact::Open(own.into()));
            }
        }
        Ok(found)
    }

    async fn there(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
        Rows.there(db, ids).await
    }
}
