//! What the public record says of plans and what is in them.

use crate::commands::import::RELATED;
use crate::entity::{
    assessment, commitment, edition, evidence, learning, milestone, plan, report, reschedule, risk,
    signed_act, statement, theme,
};
use crate::model::{
    ASSESSMENT, COMMITMENT, EDITION, EVIDENCE, LEARNING, MILESTONE, PLAN, REPORT, RESCHEDULE, RISK,
    SIGNED_ACT, STATEMENT, THEME,
};
use crate::queries;
use minga_kernel::Kind;
use minga_store::orm::*;
use minga_store::{
    Conn, Fact, Facts, Official, StoreError, Which, facts_of_rows, ids_of_rows, links_from, official,
};
use std::collections::HashMap;
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![
        Arc::new(Plans),
        Arc::new(Themes),
        Arc::new(Commitments),
        Arc::new(Milestones),
        Arc::new(EvidenceGiven),
        Arc::new(Learnings),
        Arc::new(Reports),
        Arc::new(Statements),
        Arc::new(Reschedules),
        Arc::new(Risks),
        Arc::new(Assessments),
        Arc::new(Editions),
        Arc::new(SignedActs),
    ]
}

official!(
    Plans, PLAN, plan,
    words: ["title", "summary", "scope", "instrument", "levels", "cocreation_cities", "note"],
    left_out: ["updated_at"]
);
official!(Themes, THEME, theme, words: ["title", "summary"], left_out: []);
// The number of its commitment stands there too, so that milestones can be sorted by it.
official!(
    Milestones, MILESTONE, milestone,
    words: ["title", "note", "details"],
    left_out: ["commitment_number"]
);
official!(EvidenceGiven, EVIDENCE, evidence, words: ["title", "url", "archive_type", "archive_from"], left_out: []);
official!(Learnings, LEARNING, learning, words: ["text"], left_out: []);
official!(
    Reports, REPORT, report,
    words: ["text", "obstacles", "help_needed", "next_steps"],
    left_out: []
);
official!(Statements, STATEMENT, statement, words: ["text"], left_out: []);
official!(Risks, RISK, risk, words: ["text", "contingency"], left_out: []);
official!(Reschedules, RESCHEDULE, reschedule, words: ["reason", "decision"], left_out: []);
official!(
    Assessments, ASSESSMENT, assessment,
    words: ["assessor", "summary", "url", "reason"],
    left_out: []
);

// Who signed is a person: the record has the file and what was found, and no name.
official!(
    SignedActs, SIGNED_ACT, signed_act,
    words: ["url", "signature_url", "signatures"],
    left_out: []
);
official!(Editions, EDITION, edition, words: [], left_out: []);

/// A commitment, with who answers for it and what it is related to.
struct Commitments;

const WORDS: [&str; 6] = ["title", "summary", "policy_areas", "contact", "note", "details"];

#[async_trait]
impl Official for Commitments {
    fn kind(&self) -> Kind {
        COMMITMENT
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let id = commitment::Column::Id;
        let mut found = facts_of_rows::<commitment::Entity>(db, id, which, &WORDS, &[]).await?;
        let ids: Vec<Uuid> = found.iter().map(|(id, _)| *id).collect();
        let mut bodies = queries::bodies_as_written(db, &ids).await?;
        let things: Vec<_> = ids.iter().map(|id| COMMITMENT.with(*id)).collect();
        let mut related: HashMap<Uuid, Vec<String>> = HashMap::new();
        for link in links_from(db, &things, RELATED).await? {
            related.entry(link.from.id).or_default().push(link.to.to_string());
        }
        for (id, facts) in &mut found {
            let own: Vec<_> = bodies.remove(id).unwrap_or_default().iter().map(stated).collect();
            facts.insert("bodies", Fact::Open(own.into()));
            facts.insert("related", Fact::Open(related.remove(id).unwrap_or_default().into()));
        }
        Ok(found)
    }

    async fn there(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
        ids_of_rows::<commitment::Entity>(db, commitment::Column::Id, ids).await
    }
}

fn stated((role, organisation): &(String, Uuid)) -> serde_json::Value {
    serde_json::json!({ "organisation": organisation.to_string(), "role": role })
}
