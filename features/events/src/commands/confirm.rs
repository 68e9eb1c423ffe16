//! Somebody confirms by a link that they want a place.

use super::place::{hold, register};
use crate::model::registration::Registration;
use crate::queries;
use minga_auth::Token;
use minga_kernel::{Cx, Refusal};
use minga_store::CommandError;
use minga_web::App;

/// The command. A link serves once.
pub(crate) async fn confirm(cx: &Cx, app: &App, token: &Token) -> Result<Registration, CommandError> {
    let tx = app.store.write().await?;
    let (gathering, who) =
        queries::wish(&tx, &token.hash(), cx.now()).await?.ok_or(CommandError::NotFound)?;
    hold(&tx, gathering).await?;
    if !queries::take_wish(&tx, &token.hash()).await? {
        return Err(CommandError::NotFound);
    }
    let it = queries::gathering_by_id(&tx, gathering).await?.ok_or(CommandError::NotFound)?;
    if !it.is_open(cx.now()) {
        return Err(Refusal::State.into());
    }
    let registered = register(cx, app, &tx, &it, who).await?;
    tx.commit().await?;
    Ok(registered)
}
