//! An evaluator notes something for the others, after their own scores are in. Only they and
//! whoever leads the process read it.

use super::bench::Bench;
use crate::model::evaluation::Note;
use crate::queries;
use minga_auth::{Allowance, allow};
use minga_kernel::{Cx, clean};
use minga_store::{CommandError, Store};
use minga_web::{Check, TOO_OFTEN, refused};
use uuid::Uuid;

/// The command.
pub(crate) async fn note(cx: &Cx, store: &Store, proposal: Uuid, words: &str) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let bench = Bench::find(cx, &tx, proposal).await?;
    bench.after_own()?;
    let mut check = Check::default();
    let text = clean::text(words);
    check.words("note", &text, cx.limits.comment, true);
    check.done()?;
    let often = Allowance::hourly(cx.limits.comments);
    if !allow(cx, &tx, "evaluation note", &bench.account.to_string(), often).await? {
        tx.commit().await?;
        return Err(refused("note", TOO_OFTEN));
    }
    let it = Note {
        id: cx.new_id(),
        proposal: bench.proposal.id,
        account: bench.account,
        body: bench.capacity.body.clone(),
        lang: cx.lang.code().to_owned(),
        text,
        made_at: cx.now(),
    };
    queries::add_note(&tx, &it).await?;
    Ok(tx.commit().await?)
}
