//! Whoever leads a process says until when and on which scale proposals are evaluated.

use super::bench::rules_of;
use crate::commands::matter::{hold, told};
use crate::model::evaluation::{RULES, Rules, SCALE};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Day};
use minga_store::{CommandError, Store};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// What a form says; what is no day is as it was typed, and what is no number is nothing.
#[derive(Clone, Debug)]
pub(crate) struct NewRules {
    pub(crate) due: Result<Option<Day>, String>,
    pub(crate) lowest: Option<i64>,
    pub(crate) highest: Option<i64>,
}

/// The command.
pub(crate) async fn set_rules(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    new: NewRules,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let actor = policy::may_lead(&standing(cx, &tx).await?, "cocreation.name_evaluators", process)?;
    let process = hold(&tx, process).await?;
    let before = rules_of(&tx, &process).await?;
    let mut check = Check::default();
    if new.due.is_err() {
        check.refuse("due", "day");
    }
    let scale = new.lowest.zip(new.highest);
    let fits = |(low, high): &(i64, i64)| SCALE.0 <= *low && low < high && *high <= SCALE.1;
    let Some((lowest, highest)) = scale.filter(fits) else {
        check.refuse("highest", "evaluation-scale");
        return check.done();
    };
    // What was given on one scale says something else on another.
    if (lowest, highest) != (before.lowest, before.highest) && queries::is_scored(&tx, process.id).await? {
        check.refuse("highest", "evaluation-scale-stays");
    }
    check.done()?;
    let after = Rules { due: new.due.ok().flatten(), lowest, highest, ..before.clone() };
    if after == before && !before.id.is_nil() {
        return Ok(());
    }
    let after = if before.id.is_nil() {
        let made = Rules { id: cx.new_id(), made_at: cx.now(), ..after };
        queries::add_evaluation_rules(&tx, &made).await?;
        made
    } else {
        queries::save_evaluation_rules(&tx, &after).await?;
        after
    };
    let day = |day: Option<Day>| json!(day.map(|day| day.to_string()));
    let facts = json!({ "changes": { "due": [day(before.due), day(after.due)] } });
    let subject = process.reference();
    let event = told(process.id, subject, RULES.with(after.id), "evaluation.arranged", facts);
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}
