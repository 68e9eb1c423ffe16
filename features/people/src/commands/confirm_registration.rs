//! Whoever reads the mail of an organisation confirms that it wants to be listed.

use super::register::LINK;
use crate::queries;
use minga_auth::Token;
use minga_kernel::Cx;
use minga_store::{CommandError, Store};

/// Confirms; from now on it waits for a decision. A link serves once.
pub(crate) async fn confirm_registration(cx: &Cx, store: &Store, token: &Token) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let hash = token.hash();
    let there = queries::registration_by_hash(&tx, &hash, cx.now() - LINK).await?;
    if there.is_none() || !queries::confirm_registration(&tx, &hash, cx.now()).await? {
        return Err(CommandError::NotFound);
    }
    Ok(tx.commit().await?)
}
