//! Whoever leads a process says who takes part: gives codes to organisations, keeps a list, names a
//! provider of identities. No support is taken away by any of it.

use super::matter::{hold, told};
use crate::model::Process;
use crate::model::doors::{CODE, CODES, Code, Door, USES, code_as_kept, new_code};
use crate::{policy, queries};
use minga_auth::{Blind, Salt, standing};
use minga_kernel::{Capacity, Cx, Day, Refusal};
use minga_store::{CommandError, Store, Tx};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// A code to be given.
#[derive(Clone, Debug)]
pub(crate) struct NewCode {
    /// `None` if nobody is known by that code.
    pub(crate) organisation: Option<Uuid>,
    /// `None` if it is no number.
    pub(crate) uses: Option<i64>,
    /// Its last day; `None` if it is none.
    pub(crate) ends_on: Option<Day>,
}

/// Somebody who leads, a process that is held, and what it asks.
async fn begin(cx: &Cx, tx: &Tx, process: Uuid) -> Result<(Capacity, Process, Door), CommandError> {
    let actor = policy::may_lead(&standing(cx, tx).await?, "cocreation.admit", process)?;
    let process = hold(tx, process).await?;
    let door = if let Some(door) = queries::door(tx, process.id).await? {
        door
    } else {
        let salt = Salt::new(&*cx.random);
        Door { process: process.id, issuer: String::new(), listed: 0, salt }
    };
    Ok((actor, process, door))
}

/// Gives a code to an organisation: the code, which nobody can read again.
pub(crate) async fn make_code(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    today: Day,
    new: NewCode,
) -> Result<String, CommandError> {
    let tx = store.write().await?;
    let (actor, process, door) = begin(cx, &tx, process).await?;
    let mut check = Check::default();
    if new.organisation.is_none() {
        check.refuse("organisation", "cocreation-organisation");
    }
    if new.uses.is_none_or(|uses| !(1..=USES).contains(&uses)) {
        check.refuse("uses", "cocreation-uses");
    }
    if new.ends_on.is_none_or(|day| day < today) {
        check.refuse("ends", "cocreation-code-day");
    }
    if queries::codes(&tx, process.id).await?.len() >= CODES {
        check.refuse("organisation", "cocreation-many");
    }
    check.done()?;
    let (Some(organisation), Some(uses), Some(ends_on)) = (new.organisation, new.uses, new.ends_on) else {
        return Err(CommandError::NotFound);
    };
    let text = new_code(&*cx.random);
    let it = Code {
        id: cx.new_id(),
        process: process.id,
        organisation,
        uses,
        ends_on,
        hash: Blind::under(&door.salt).hash(&code_as_kept(&text)),
        made_at: cx.now(),
        ended_at: None,
    };
    let first = opened(&tx, &process, &door).await?;
    queries::add_code(&tx, &it).await?;
    let facts = json!({ "uses": uses });
    // The first event of a deed says what was done.
    let mut events =
        vec![told(process.id, process.reference(), CODE.with(it.id), "process.code_made", facts)];
    events.extend(first);
    tx.publish(cx, &actor, events).await?;
    tx.commit().await?;
    Ok(text)
}

/// Writes what a process asks, the first time.
async fn opened(tx: &Tx, process: &Process, door: &Door) -> Result<Vec<minga_store::Event>, CommandError> {
    if queries::door(tx, process.id).await?.is_some() {
        return Ok(Vec::new());
    }
    queries::save_door(tx, door).await?;
    Ok(vec![told(process.id, process.reference(), door.reference(), "process.door_made", json!({}))])
}

/// Ends a code: it lets nobody else in. Whoever came by it stays.
pub(crate) async fn end_code(cx: &Cx, store: &Store, process: Uuid, code: Uuid) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let (actor, process, _) = begin(cx, &tx, process).await?;
    if !queries::end_code(&tx, process.id, code, cx.now()).await? {
        return Err(Refusal::State.into());
    }
    let event = told(process.id, process.reference(), CODE.with(code), "process.code_ended", json!({}));
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}

/// The salt under which the identifiers of a process are hashed, for whoever may keep its list.
pub(crate) async fn salt(cx: &Cx, store: &Store, process: Uuid) -> Result<Salt, CommandError> {
    let tx = store.write().await?;
    let (actor, process, door) = begin(cx, &tx, process).await?;
    let events = opened(&tx, &process, &door).await?;
    if !events.is_empty() {
        tx.publish(cx, &actor, events).await?;
        tx.commit().await?;
    }
    Ok(door.salt)
}

/// What becomes of the identifiers that are in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Former {
    Stay,
    Go,
}

/// Takes identifiers into the list, as hashes: how many it has now. Whoever was let in by one that
/// goes takes part no more, and what they supported stays.
pub(crate) async fn take_list(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    marks: &[String],
    former: Former,
) -> Result<i64, CommandError> {
    let tx = store.write().await?;
    let (actor, process, door) = begin(cx, &tx, process).await?;
    if former == Former::Go {
        queries::empty_list(&tx, process.id).await?;
    }
    queries::add_marks(&tx, process.id, marks).await?;
    let listed = queries::count_marks(&tx, process.id).await?;
    queries::save_door(&tx, &Door { listed, ..door.clone() }).await?;
    let facts = json!({ "changes": { "listed": [door.listed, listed] } });
    let event = told(process.id, process.reference(), door.reference(), "process.list_changed", facts);
    tx.publish(cx, &actor, vec![event]).await?;
    tx.commit().await?;
    Ok(listed)
}

/// Says whose accounts take part where a provider of identities decides.
pub(crate) async fn name_provider(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    issuer: &str,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let (actor, process, door) = begin(cx, &tx, process).await?;
    if issuer.is_empty() || issuer.chars().count() > cx.limits.line {
        return Err(refused("provider", "cocreation-choice"));
    }
    if door.issuer == issuer {
        return Ok(());
    }
    let facts = json!({ "changes": { "issuer": [door.issuer, issuer] } });
    let door = Door { issuer: issuer.to_owned(), ..door };
    queries::save_door(&tx, &door).await?;
    let event = told(process.id, process.reference(), door.reference(), "process.provider_named", facts);
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}
