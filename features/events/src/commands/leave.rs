//! Somebody leaves their place, or stops waiting. Nothing of them is kept, and whoever waited
//! first gets the place. Of what is over nobody leaves; only who they were is forgotten.

use super::place::{hold, move_up};
use crate::model::registration::{Registration, Standing};
use crate::queries;
use minga_kernel::Cx;
use minga_store::{CommandError, StoreError, Tx};
use minga_web::App;

/// The command, by the key of their page. Once more is the same.
pub(crate) async fn leave(cx: &Cx, app: &App, key: &str) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    let Some(known) = queries::registration_by_key(&tx, key).await? else { return Ok(()) };
    leave_in(cx, app, &tx, &known).await?;
    Ok(tx.commit().await?)
}

/// The same within a change.
pub(crate) async fn leave_in(cx: &Cx, app: &App, tx: &Tx, known: &Registration) -> Result<(), StoreError> {
    hold(tx, known.gathering).await?;
    let it = queries::gathering_by_id(tx, known.gathering).await?;
    let over = it.as_ref().is_some_and(|it| it.ends <= cx.now());
    let left = Registration {
        account: None,
        name: String::new(),
        address: None,
        key: None,
        standing: if over { known.standing } else { Standing::Left },
        ..known.clone()
    };
    queries::save_registration(tx, &left).await?;
    if let Some(it) = it {
        move_up(cx, app, tx, &it).await?;
    }
    Ok(())
}
