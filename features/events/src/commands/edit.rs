//! What is said of a gathering changes.

use super::place::{BEFORE, hold, move_up};
use super::words::{Words, understood};
use crate::jobs::letters::{self, News};
use crate::model::registration::{Registration, Standing};
use crate::model::{Gathering, State};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Place, Problem};
use minga_store::{CommandError, Event, StoreError, Tx};
use minga_web::App;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The command.
pub(crate) async fn edit(cx: &Cx, app: &App, id: Uuid, new: Words) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    hold(&tx, id).await?;
    let known = queries::gathering_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let actor = policy::may(&standing(cx, &tx).await?, "events.edit", &known)?;
    let edited = understood(cx, &tx, &app.references, &known.about, Some(&known), new).await?;
    if edited == known {
        return Ok(());
    }
    keeps_promises(&tx, &known, &edited).await?;
    queries::save_gathering(&tx, &edited).await?;
    if known.state != State::Draft {
        let event = told(&edited, "gathering.edited", moved(&known, &edited));
        tx.publish(cx, &actor, vec![event]).await?;
        if is_elsewhere(&known, &edited) {
            tell_all(cx, app, &tx, &edited, News::Changed).await?;
        }
        move_up(cx, app, &tx, &edited).await?;
    }
    Ok(tx.commit().await?)
}

/// Refuses what would take a place away from somebody who has one.
async fn keeps_promises(tx: &Tx, before: &Gathering, after: &Gathering) -> Result<(), CommandError> {
    let placed = queries::standing_count(tx, after.id, Standing::Placed).await?;
    let mut problems = Vec::new();
    if before.registers && !after.registers && placed > 0 {
        problems.push(Problem::error(Place::default().column("registers"), "events-registered"));
    }
    if after.places.is_some_and(|it| it < placed) {
        let fewer = Problem::error(Place::default().column("places"), "events-fewer");
        problems.push(fewer.with("placed", placed));
    }
    if problems.is_empty() { Ok(()) } else { Err(CommandError::Problems(problems)) }
}

/// Whether people have to come at another time or to another place.
fn is_elsewhere(before: &Gathering, after: &Gathering) -> bool {
    let where_and_when =
        |it: &Gathering| (it.starts, it.ends, it.venue.clone(), it.jurisdiction, it.call.clone());
    where_and_when(before) != where_and_when(after)
}

/// Tells everybody who registered. Whoever was reminded of another day is reminded again.
pub(super) async fn tell_all(
    cx: &Cx,
    app: &App,
    tx: &Tx,
    it: &Gathering,
    news: News,
) -> Result<(), StoreError> {
    for one in queries::registrations_of(tx, it.id, &[Standing::Placed, Standing::Waiting]).await? {
        letters::tell(cx, app, tx, it, &one, news).await?;
        if news == News::Changed && one.standing == Standing::Placed {
            let reminded = cx.now() + BEFORE >= it.starts;
            queries::save_registration(tx, &Registration { reminded, ..one }).await?;
        }
    }
    Ok(())
}

/// Something official that happened to a gathering.
pub(super) fn told(it: &Gathering, action: &'static str, facts: Value) -> Event {
    Event { root: it.about.clone(), subject: it.reference(), thing: it.reference(), action, facts }
}

/// What moved from what to what; of texts nothing.
fn moved(before: &Gathering, after: &Gathering) -> Value {
    let hour = |it: chrono::NaiveDateTime| json!(it.format("%Y-%m-%d %H:%M").to_string());
    let pairs = [
        ("sort", json!(before.sort.code()), json!(after.sort.code())),
        ("starts", hour(before.local_start()), hour(after.local_start())),
        ("ends", hour(before.local_end()), hour(after.local_end())),
        ("places", json!(before.places), json!(after.places)),
    ];
    let changes: Map<String, Value> = pairs
        .into_iter()
        .filter(|(_, from, to)| from != to)
        .map(|(name, from, to)| (name.to_owned(), json!([from, to])))
        .collect();
    if changes.is_empty() { json!({}) } else { json!({ "changes": changes }) }
}
