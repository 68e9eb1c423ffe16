//! What the public record says of accounts and roles: that they are there, never whose.

use crate::entity::{account, membership};
use minga_kernel::Kind;
use minga_store::orm::*;
use minga_store::{Conn, Facts, Official, StoreError, Which, facts_of_rows};
use std::sync::Arc;

/// The kind of a reference to an account. Nothing public resolves it.
pub const ACCOUNT: Kind = Kind::new("account");
/// The kind of a reference to a role that an account holds.
pub const MEMBERSHIP: Kind = Kind::new("membership");

/// These tables' part of the ledger.
pub fn official() -> Vec<Arc<dyn Official>> {
    vec![Arc::new(Accounts), Arc::new(Memberships)]
}

struct Accounts;
struct Memberships;

#[async_trait]
impl Official for Accounts {
    fn kind(&self) -> Kind {
        ACCOUNT
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        // What is a person's, and what they change themselves.
        let left_out = ["address", "name", "lang", "password", "confirmed_at"];
        facts_of_rows::<account::Entity>(db, account::Column::Id, which, &[], &left_out).await
    }
}

#[async_trait]
impl Official for Memberships {
    fn kind(&self) -> Kind {
        MEMBERSHIP
    }

    async fn facts(&self, db: &Conn, which: Which<'_>) -> Result<Vec<(Uuid, Facts)>, StoreError> {
        facts_of_rows::<membership::Entity>(db, membership::Column::Id, which, &[], &[]).await
    }
}
