//! Taking a file down.

use crate::jobs::KIND;
use crate::model::{Reason, TAKEDOWN, Takedown};
use crate::{policy, queries};
use minga_auth::standing;
use minga_files::Hash;
use minga_jobs::enqueue;
use minga_kernel::{Cx, Place, Problem, Refusal, Text};
use minga_store::{CommandError, Event, Store};
use serde_json::json;

/// The most letters of the words.
const LONGEST: usize = 1_000;

/// What is taken down.
#[derive(Clone, Debug)]
pub(crate) struct NewTakedown {
    pub(crate) file: Hash,
    pub(crate) reason: Option<Reason>,
    pub(crate) words: Text,
    /// Whether who decides said that they know that it is for ever.
    pub(crate) sure: bool,
}

/// The command. The bytes go as soon as it is committed, in a job that is tried until they are
/// gone; nobody is given them in between.
pub(crate) async fn take_down(cx: &Cx, store: &Store, new: NewTakedown) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let actor = policy::may_take_down(&standing(cx, &tx).await?)?;
    let mut problems = Vec::new();
    let mut refuse = |field: &str, code: &'static str| {
        problems.push(Problem::error(Place::default().column(field), code).with("most", LONGEST));
    };
    if new.reason.is_none() {
        refuse("reason", "takedowns-reason");
    }
    let words = new.words.iter().map(|(_, words)| words.trim().chars().count()).max().unwrap_or(0);
    if words == 0 {
        refuse("words", "takedowns-words");
    }
    if words > LONGEST {
        refuse("words", "takedowns-long");
    }
    if !new.sure {
        refuse("sure", "takedowns-sure");
    }
    let Some(reason) = new.reason.filter(|_| problems.is_empty()) else {
        return Err(CommandError::Problems(problems));
    };
    let file = new.file.to_string();
    tx.lock(&format!("file {file}")).await?;
    if queries::of_file(&tx, &file).await?.is_some() {
        return Err(Refusal::State.into());
    }
    let takedown = Takedown { id: cx.new_id(), file, reason, words: new.words, taken_at: cx.now() };
    queries::add(&tx, &takedown).await?;
    enqueue(cx, &tx, KIND, &takedown.file).await?;
    let thing = TAKEDOWN.with(takedown.id);
    let event = Event {
        root: thing.clone(),
        subject: thing.clone(),
        thing,
        action: "takedown.decided",
        facts: json!({ "reason": reason.code(), "sha256": takedown.file }),
    };
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}
