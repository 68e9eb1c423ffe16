//! What the public record says of organisations and jurisdictions.

use crate::entity::{handover, jurisdiction, organisation};
use crate::migrations::{everywhere, row_of};
use crate::model::{HANDOVER, JURISDICTION, ORGANISATION};
use crate::queries;
use minga_kernel::Kind;
use minga_store::orm::*;
use minga_store::{Conn, Fact, Facts, Official, StoreError, Which, facts_of_rows};
use std::sync::Arc;

/// This feature's part of the ledger.
pub(crate) fn all() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Organisations), Arc::new(Jurisdictions), Arc::new(Handovers)]
}

struct Organisations;
struct Handovers;

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
        let words = ["name", "acronym", "city", "website"];
        // The folded name is computed from the name.
        let left_out = ["name_folded", "updated_at"];
        facts_of_rows::<organisation::Entity>(db, organisation::Column::Id, which, &words, &left_out).await
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
