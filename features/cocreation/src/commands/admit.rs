//! Somebody shows that they may take part: by a code of an organisation, or by an identifier that
//! is in the list. They do so once.

use super::matter::{day_there, hold};
use crate::model::doors::{code_as_kept, identifier_as_kept};
use crate::model::{Process, Who};
use crate::policy;
use crate::queries::{self, Admission, By};
use minga_auth::{Allowance, Blind, Salt, allow, has_confirmed_address, is_known_to, standing};
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Conn, References, Store, Tx};
use minga_web::{Asker, TOO_OFTEN, refused};
use uuid::Uuid;

/// So many times as often as a form that needs no account: of a workshop everybody types their
/// code, some of them twice.
const MORE: u32 = 3;

/// Whether somebody may take part in a process, beyond having an account.
pub(crate) async fn may_take_part(db: &Conn, process: &Process, account: Uuid) -> Result<bool, CommandError> {
    Ok(match process.who {
        Who::Account => true,
        Who::Confirmed => has_confirmed_address(db, account).await?,
        Who::Code | Who::List => queries::is_admitted(db, process.id, account, process.who).await?,
        Who::Provider => match queries::door(db, process.id).await? {
            Some(door) if !door.issuer.is_empty() => is_known_to(db, account, &door.issuer).await?,
            _ => false,
        },
    })
}

/// Lets somebody in by what they typed. Whatever is wrong with it, they read the same, after the
/// same work: nobody learns who is in a list.
pub(crate) async fn enter(
    cx: &Cx,
    store: &Store,
    references: &References,
    source: &Asker,
    process: Uuid,
    typed: &str,
) -> Result<(), CommandError> {
    let db = store.read().await?;
    let salt = queries::door(&db, process).await?.map(|door| door.salt);
    let who = queries::processes_by_id(&db, &[process]).await?.pop().ok_or(CommandError::NotFound)?.who;
    drop(db);
    let kept = match who {
        Who::Code => Some(code_as_kept(typed)).filter(|kept| !kept.is_empty()),
        _ => identifier_as_kept(typed),
    };
    let Some(kept) = kept else { return Err(refused("typed", "cocreation-typed")) };
    // Where nothing is known yet it takes as long, and fits nothing.
    let known = salt.is_some();
    let mark = Blind::under(&salt.unwrap_or_else(|| Salt::kept("nothing was given"))).hash(&kept);

    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    policy::may_enter(&standing)?;
    let account = standing.account.ok_or(Refusal::SignIn)?;
    let process = hold(&tx, process).await?;
    if !process.is_public() || process.who != who || !matches!(who, Who::Code | Who::List) {
        return Err(Refusal::State.into());
    }
    if may_take_part(&tx, &process, account).await? {
        return Ok(());
    }
    let of_one = Allowance::hourly(cx.limits.entries);
    let of_place = Allowance::hourly(cx.limits.open_forms.saturating_mul(MORE));
    if !allow(cx, &tx, "enter process", &account.to_string(), of_one).await?
        || !allow(cx, &tx, "enter process from", source.as_str(), of_place).await?
    {
        tx.commit().await?;
        return Err(refused("typed", TOO_OFTEN));
    }
    let by = if who == Who::Code {
        by_code(cx, &tx, references, &process, &mark).await?
    } else {
        by_list(&tx, &process, &mark).await?
    };
    let Some(by) = by.filter(|_| known) else {
        // The attempt counts.
        tx.commit().await?;
        return Err(refused("typed", "cocreation-not-known"));
    };
    // Of somebody who was let in by an identifier that is in the list no more, the new one counts.
    queries::drop_admission(&tx, process.id, account, who).await?;
    let it = Admission { id: cx.new_id(), process: process.id, account, by, made_at: cx.now() };
    queries::add_admission(&tx, &it).await?;
    Ok(tx.commit().await?)
}

async fn by_code(
    cx: &Cx,
    tx: &Tx,
    references: &References,
    process: &Process,
    mark: &str,
) -> Result<Option<By>, CommandError> {
    let Some(code) = queries::code_by_hash(tx, process.id, mark).await? else { return Ok(None) };
    let today = day_there(tx, references, process, cx.now()).await?;
    let used = queries::used(tx, code.id).await?;
    Ok(code.is_open(today, used).then_some(By::Code(code.id)))
}

async fn by_list(tx: &Tx, process: &Process, mark: &str) -> Result<Option<By>, CommandError> {
    // Both are asked, whatever the first says.
    let (listed, taken) =
        (queries::is_listed(tx, process.id, mark).await?, queries::is_taken(tx, process.id, mark).await?);
    Ok((listed && !taken).then(|| By::Mark(mark.to_owned())))
}
