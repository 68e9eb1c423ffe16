//! Somebody prepares a gathering. As long as it is a draft it is told to nobody.

use super::words::{Words, understood};
use crate::model::Gathering;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Ref};
use minga_store::CommandError;
use minga_web::App;

/// The command.
pub(crate) async fn create(cx: &Cx, app: &App, about: &Ref, new: Words) -> Result<Gathering, CommandError> {
    let tx = app.store.write().await?;
    policy::may_create(&standing(cx, &tx).await?, about)?;
    app.references.one(&tx, about).await?.ok_or(CommandError::NotFound)?;
    let it = understood(cx, &tx, &app.references, about, None, new).await?;
    queries::add_gathering(&tx, &it).await?;
    tx.commit().await?;
    Ok(it)
}
