//! What the public record says of organisations and jurisdictions.

use crate::entity::{handover, jurisdiction, organisation, refusal};
use crate::migrations::{everywhere, row_of};
use crate::model::{HANDOVER, JURISDICTION, ORGANISATION, REGISTRATION};
use crate::queries;
use minga_kernel::{Kind, Ref};
use minga_store::orm::*;
use minga_store::{Conn, Fact, Facts, MERGED, Official, StoreError, Which, facts_of_rows, links_from};
use std::collections::HashMap;
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Organisations), Arc::new(Jurisdictions), Arc::new(Handovers), Arc::new(Refusals)]
}

struct Organisations;
struct Handovers;
struct Refusals;

#[async_trait]
impl Official for Refusals {
    fn kind(&self) -> Kind {
        REGISTRATION
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        facts_of_rows::<refusal::Entity>(db, refusal::Column::Id, which, &[], &[]).await
    }
}

#[async_trait]
impl Official for Handovers {
    fn kind(&self) -> Kind {
        HANDOVER
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        facts_of_rows::<handover::Entity>(db, handover::Column::Id, which, &["note"], &[]).await
    }
}

#[async_trait]
impl Official for Organisations {
    fn kind(&self) -> Kind {
        ORGANISATION
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let words =
            ["name", "acronym", "city", "website", "email", "phone", "postal", "themes", "merged_because"];
        // What is folded is computed from what it folds.
        let left_out = ["name_folded", "themes_folded", "updated_at"];
        let id = organisation::Column::Id;
        let mut found = facts_of_rows::<organisation::Entity>(db, id, which, &words, &left_out).await?;
        let things: Vec<Ref> = found.iter().map(|(id, _)| ORGANISATION.with(*id)).collect();
        let links = links_from(db, &things, MERGED).await?;
        let into: HashMap<Uuid, Uuid> = links.into_iter().map(|it| (it.from.id, it.to.id)).collect();
        for (id, facts) in &mut found {
            let into = into.get(id).map(Uuid::to_string);
            facts.insert("merged_into", Fact::Open(into.into()));
        }
        Ok(found)
    }
}

/// All but the countries that are as every installation has them from the start: those
/// stand in the program.
struct Jurisdictions;

#[async_trait]
impl Official for Jurisdictions {
    fn kind(&self) -> Kind {
        JURISDICTION
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        let id = jurisdiction::Column::Id;
        let mut found = facts_of_rows::<jurisdiction::Entity>(db, id, which, &["name"], &[]).await?;
        found.retain(|(id, facts)| !is_as_in_the_program(*id, facts));
        Ok(found)
    }

    async fn missing(&self, db: &Conn) -> Result<Vec<Uuid>, StoreError> {
        let mut countries: Vec<Uuid> = everywhere().collect();
        let there = queries::jurisdictions_there(db, &countries).await?;
        countries.retain(|country| !there.contains(country));
        Ok(countries)
    }
}

fn is_as_in_the_program(id: Uuid, facts: &Facts) -> bool {
    let open = |name: &str| match facts.get(name) {
        Some(Fact::Open(value)) => value.clone(),
        _ => serde_json::Value::Null,
    };
    let row = open("code").as_str().and_then(row_of);
    row.is_some_and(|(own, name)| own == id && facts.get("name") == Some(&Fact::Words(name)))
        && open("level") == "country"
        && open("parent_id").is_null()
}
