//! Somebody keeps what they are about to propose. Nobody else sees it.

use super::admit::may_take_part;
use super::matter::{day_there, hold};
use crate::model::Process;
use crate::model::Who;
use crate::model::proposal::Written;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Capacity, Cx, Refusal, Standing};
use minga_store::{CommandError, Conn, References, Store};
use minga_web::{Check, refused};
use uuid::Uuid;

/// Keeps what somebody wrote so far.
pub(crate) async fn keep(
    cx: &Cx,
    store: &Store,
    references: &References,
    process: Uuid,
    written: &Written,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    policy::may_propose(&standing)?;
    let account = standing.account.ok_or(Refusal::SignIn)?;
    let process = hold(&tx, process).await?;
    let today = day_there(&tx, references, &process, cx.now()).await?;
    if !process.takes_proposals(today) {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    for (field, text, most) in [
        ("title", &written.title, cx.limits.line),
        ("problem", &written.problem, cx.limits.text),
        ("solution", &written.solution, cx.limits.text),
        ("whom", &written.whom, cx.limits.text),
    ] {
        check.words(field, text, most, false);
    }
    check.done()?;
    queries::save_draft(&tx, cx.new_id(), process.id, account, written, cx.now()).await?;
    Ok(tx.commit().await?)
}

/// Whether somebody may take part in a process, refused in words.
pub(crate) async fn takes_part(
    db: &Conn,
    process: &Process,
    standing: &Standing,
    capacity: Capacity,
) -> Result<(Uuid, Capacity), CommandError> {
    let account = standing.account.ok_or(Refusal::SignIn)?;
    if may_take_part(db, process, account).await? {
        Ok((account, capacity))
    } else {
        Err(refused(
            "who",
            match process.who {
                Who::Account | Who::Confirmed => "cocreation-unconfirmed",
                Who::Code => "cocreation-needs-code",
                Who::List => "cocreation-needs-list",
                Who::Provider => "cocreation-needs-provider",
            },
        ))
    }
}
