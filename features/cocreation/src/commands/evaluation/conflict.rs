//! An evaluator says that they have an interest of their own in a proposal. It stands: what they
//! gave counts no more, and they see nothing of what others give.

use super::bench::Bench;
use crate::commands::matter::{about, text};
use crate::model::evaluation::{CONFLICT, Cause, Conflict};
use crate::queries;
use minga_kernel::Cx;
use minga_store::{CommandError, Store};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// The command.
pub(crate) async fn declare(
    cx: &Cx,
    store: &Store,
    proposal: Uuid,
    reason: &str,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let bench = Bench::find(cx, &tx, proposal).await?;
    if bench.panel.seat(bench.account).is_some_and(|it| it.conflict == Some(Cause::Declared)) {
        return Ok(());
    }
    let mut check = Check::default();
    let reason = text(cx, &mut check, "interest", reason, true);
    check.done()?;
    let known = queries::conflicts_of(&tx, &[bench.proposal.id]).await?;
    if known.iter().any(|it| it.account == bench.account) {
        return Ok(());
    }
    let it = Conflict {
        id: cx.new_id(),
        process: bench.process.id,
        proposal: bench.proposal.id,
        account: bench.account,
        body: bench.capacity.body.clone(),
        cause: Cause::Declared,
        lang: cx.lang.code().to_owned(),
        reason,
        made_at: cx.now(),
    };
    queries::add_conflict(&tx, &it).await?;
    let event = about(&bench.proposal, CONFLICT.with(it.id), "evaluation.conflict", json!({}));
    tx.publish(cx, &bench.capacity, vec![event]).await?;
    Ok(tx.commit().await?)
}
