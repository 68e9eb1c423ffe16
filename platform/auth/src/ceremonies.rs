//! Ways to sign in that leave this program and come back: what has to survive until then.

use crate::Token;
use crate::entity::ceremony;
use chrono::Duration;
use minga_kernel::Cx;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{StoreError, Tx};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is begun. One for one purpose does not serve another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceremony {
    /// Signing in at an OpenID Connect provider.
    Oidc,
    /// Adding a passkey.
    AddPasskey,
    /// Signing in with a passkey.
    UsePasskey,
}

impl Ceremony {
    const fn code(self) -> &'static str {
        match self {
            Ceremony::Oidc => "oidc",
            Ceremony::AddPasskey => "add_passkey",
            Ceremony::UsePasskey => "use_passkey",
        }
    }
}

/// How long somebody may take.
pub const CEREMONY_MINUTES: i64 = 10;

/// Writes down what has to survive. `handle` comes back with the answer; `browser` is for a
/// cookie, so that nobody can end in one browser what was begun in another.
pub async fn begin_ceremony(
    cx: &Cx,
    tx: &Tx,
    kind: Ceremony,
    handle: &Token,
    browser: &Token,
    detail: &impl Serialize,
) -> Result<(), StoreError> {
    let detail = serde_json::to_string(detail).map_err(|error| StoreError::new(error.to_string()))?;
    let row = ceremony::ActiveModel {
        hash: Set(handle.hash()),
        browser: Set(browser.hash()),
        kind: Set(kind.code().to_owned()),
        detail: Set(detail),
        ends_at: Set(cx.now() + Duration::minutes(CEREMONY_MINUTES)),
    };
    ceremony::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Takes what was written down, once: of two who come at once with the same, one gets it.
/// `None` if it was taken, its time is over, or another browser began it.
pub async fn end_ceremony<T: DeserializeOwned>(
    cx: &Cx,
    tx: &Tx,
    kind: Ceremony,
    handle: &Token,
    browser: &Token,
) -> Result<Option<T>, StoreError> {
    let found = ceremony::Entity::find_by_id(handle.hash())
        .filter(ceremony::Column::Browser.eq(browser.hash()))
        .filter(ceremony::Column::Kind.eq(kind.code()))
        .filter(ceremony::Column::EndsAt.gt(cx.now()))
        .one(&**tx)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let taken = ceremony::Entity::delete_by_id(&found.hash).exec(&**tx).await?;
    // What an older version of the program wrote may not be readable: then it is as if over.
    Ok(serde_json::from_str(&found.detail).ok().filter(|_| taken.rows_affected == 1))
}
