//! A draft is thrown away: nobody knew of it.

use super::place::hold;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Cx;
use minga_store::CommandError;
use minga_web::App;
use uuid::Uuid;

/// The command.
pub(crate) async fn discard(cx: &Cx, app: &App, id: Uuid) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    hold(&tx, id).await?;
    let it = queries::gathering_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    policy::may(&standing(cx, &tx).await?, "events.discard", &it)?;
    queries::delete_gathering(&tx, id).await?;
    Ok(tx.commit().await?)
}
