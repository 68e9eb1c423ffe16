//! Somebody with an account takes a place.

use super::place::{hold, register};
use crate::model::registration::{Person, name};
use crate::queries;
use minga_auth::{Account, Allowance, allow};
use minga_kernel::{Cx, Refusal};
use minga_store::CommandError;
use minga_web::{App, Check, TOO_OFTEN, refused};
use uuid::Uuid;

/// The command.
pub(crate) async fn join(
    cx: &Cx,
    app: &App,
    account: &Account,
    gathering: Uuid,
    called: &str,
) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    hold(&tx, gathering).await?;
    let it = queries::gathering_by_id(&tx, gathering).await?.ok_or(CommandError::NotFound)?;
    if !it.is_open(cx.now()) {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    let called = name(called);
    check.words("name", &called, cx.limits.line, true);
    check.done()?;
    let one = Allowance::hourly(cx.limits.open_forms);
    if !allow(cx, &tx, "event account", &account.id.to_string(), one).await? {
        tx.commit().await?;
        return Err(refused("name", TOO_OFTEN));
    }
    let who =
        Person { account: Some(account.id), name: called, address: account.address.clone(), lang: cx.lang };
    register(cx, app, &tx, &it, who).await?;
    Ok(tx.commit().await?)
}
