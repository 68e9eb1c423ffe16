//! Staff writes down what was said, agreed and noted. A correction is written over what stands
//! there; that it was corrected is in the record.

use super::place::hold;
use crate::model::minutes::{Agreement, MINUTES, Minutes, Roundtable};
use crate::model::{Gathering, ORGANISATION};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Capacity, Cx, Day, Ref, Text};
use minga_store::{CommandError, Event, Tx};
use minga_web::{App, Check, refused};
use serde_json::{Value, json};
use uuid::Uuid;

/// What is written down.
#[derive(Clone, Debug)]
pub(crate) enum Written {
    /// The minutes.
    Minutes(Text),
    /// An agreement: a new one, or a known one that is corrected.
    Agreement { known: Option<Uuid>, words: Text, organisation: String, due: Result<Option<Day>, String> },
    /// A table with its notes, likewise.
    Table { known: Option<Uuid>, title: Text, notes: Text },
}

/// The command.
pub(crate) async fn minute(cx: &Cx, app: &App, id: Uuid, what: Written) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    hold(&tx, id).await?;
    let it = queries::gathering_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let actor = policy::may(&standing(cx, &tx).await?, "events.minute", &it)?;
    if cx.now() < it.starts {
        return Err(refused("", "events-not-yet"));
    }
    let event = match what {
        Written::Minutes(words) => minutes(cx, &tx, &it, words).await?,
        Written::Agreement { known, words, organisation, due } => {
            agreement(cx, app, &tx, &it, (known, words, organisation, due)).await?
        }
        Written::Table { known, title, notes } => table(cx, &tx, &it, known, title, notes).await?,
    };
    publish(cx, tx, &actor, event).await
}

async fn publish(cx: &Cx, tx: Tx, actor: &Capacity, event: Event) -> Result<(), CommandError> {
    tx.publish(cx, actor, vec![event]).await?;
    Ok(tx.commit().await?)
}

/// Something that happened to a part of a gathering.
pub(super) fn of(it: &Gathering, thing: Ref, action: &'static str, facts: Value) -> Event {
    Event { root: it.about.clone(), subject: it.reference(), thing, action, facts }
}

async fn minutes(cx: &Cx, tx: &Tx, it: &Gathering, words: Text) -> Result<Event, CommandError> {
    let mut check = Check::default();
    check.text("minutes", &words, cx.limits.text, true);
    check.done()?;
    let known = queries::minutes_of(tx, it.id).await?;
    let written = Minutes {
        id: known.as_ref().map_or_else(|| cx.new_id(), |it| it.id),
        gathering: it.id,
        words: merged(known.as_ref().map(|it| &it.words), &words),
        made_at: cx.now(),
    };
    queries::save_minutes(tx, &written, known.is_none()).await?;
    let action = if known.is_none() { "gathering.minuted" } else { "gathering.minutes_corrected" };
    Ok(of(it, MINUTES.with(written.id), action, json!({})))
}

async fn agreement(
    cx: &Cx,
    app: &App,
    tx: &Tx,
    it: &Gathering,
    (known, words, organisation, due): (Option<Uuid>, Text, String, Result<Option<Day>, String>),
) -> Result<Event, CommandError> {
    let all = queries::agreements_of(tx, it.id).await?;
    let known = match known {
        None => None,
        Some(id) => Some(all.iter().find(|own| own.id == id).ok_or(CommandError::NotFound)?),
    };
    let mut check = Check::default();
    check.text("words", &words, cx.limits.text, true);
    if due.is_err() {
        check.refuse("due", "missing-day");
    }
    let body = app.references.find(tx, &ORGANISATION, &organisation).await?;
    if body.is_none() {
        check.refuse("organisation", "events-organiser");
    }
    check.done()?;
    let (Ok(due), Some(body)) = (due, body) else { return Err(CommandError::NotFound) };
    let written = Agreement {
        id: known.map_or_else(|| cx.new_id(), |it| it.id),
        gathering: it.id,
        number: known.map_or_else(|| all.last().map_or(1, |it| it.number + 1), |it| it.number),
        words: merged(known.map(|it| &it.words), &words),
        organisation: body.id,
        due,
        done: known.and_then(|it| it.done),
        note: known.map(|it| it.note.clone()).unwrap_or_default(),
        made_at: known.map_or_else(|| cx.now(), |it| it.made_at),
    };
    queries::save_agreement(tx, &written, known.is_none()).await?;
    let action = if known.is_none() { "agreement.made" } else { "agreement.corrected" };
    Ok(of(it, written.reference(), action, json!({ "number": written.number, "due": written.due })))
}

async fn table(
    cx: &Cx,
    tx: &Tx,
    it: &Gathering,
    known: Option<Uuid>,
    title: Text,
    notes: Text,
) -> Result<Event, CommandError> {
    let all = queries::roundtables_of(tx, it.id).await?;
    let known = match known {
        None => None,
        Some(id) => Some(all.iter().find(|own| own.id == id).ok_or(CommandError::NotFound)?),
    };
    let mut check = Check::default();
    check.text("title", &title, cx.limits.line, true);
    check.text("notes", &notes, cx.limits.text, true);
    check.done()?;
    let written = Roundtable {
        id: known.map_or_else(|| cx.new_id(), |it| it.id),
        gathering: it.id,
        number: known.map_or_else(|| all.last().map_or(1, |it| it.number + 1), |it| it.number),
        title: merged(known.map(|it| &it.title), &title),
        notes: merged(known.map(|it| &it.notes), &notes),
        made_at: known.map_or_else(|| cx.now(), |it| it.made_at),
    };
    queries::save_roundtable(tx, &written, known.is_none()).await?;
    let action = if known.is_none() { "roundtable.noted" } else { "roundtable.corrected" };
    Ok(of(it, written.reference(), action, json!({ "number": written.number })))
}

/// What was said in other languages stays.
fn merged(before: Option<&Text>, now: &Text) -> Text {
    let mut all = before.cloned().unwrap_or_default();
    now.iter().for_each(|(lang, words)| all.set(lang, words));
    all
}
