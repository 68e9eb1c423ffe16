//! Documents about a plan that are kept as they are on this day, for everybody and for good.
//! Anybody can ask for one: what they get is what is public, and the record holds its hash.

use crate::model::{EDITION, Edition, EditionState, PLAN, Plan};
use crate::papers::{self, Paper};
use crate::policy;
use crate::queries;
use minga_auth::standing;
use minga_jobs::enqueue;
use minga_kernel::Cx;
use minga_store::{CommandError, Event, StoreError};
use minga_web::{App, PageError};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

/// The kind of job that sets editions.
pub(crate) const KIND: &str = "plans.print";

/// The most bytes of the words of a document.
pub(crate) const LARGEST: u64 = 64 << 20;

/// What a job sets.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Print {
    pub(crate) edition: Uuid,
}

/// The command by which the program keeps a document as it is now. Where one with the same words
/// is kept already, it is that one. A day has room for a number of them.
pub(crate) async fn keep(cx: &Cx, app: &App, plan: Plan, paper: Paper) -> Result<Edition, PageError> {
    let internal = |error: &dyn std::fmt::Display| PageError::Internal(error.to_string());
    let day = cx.clock.today();
    let db = app.store.read().await?;
    let facts = papers::whole(app, &db, cx.lang, day, plan).await?;
    drop(db);
    let words = serde_json::to_vec(&paper.write(&facts)).map_err(|error| internal(&error))?;
    let kept = app.files.put_bytes(words.into(), LARGEST).await.map_err(|error| internal(&error))?;
    let tree = kept.hash.to_string();
    let plan = facts.whole.plan;

    let tx = app.store.write().await?;
    tx.lock(&format!("editions of {}", plan.id)).await?;
    let actor = policy::may_keep(&standing(cx, &tx).await?, &plan).map_err(CommandError::from)?;
    if let Some(known) = queries::edition_by_tree(&tx, plan.id, &tree).await? {
        return Ok(known);
    }
    if queries::editions_on(&tx, plan.id, day).await? >= app.settings.editions_a_day {
        return Err(PageError::Conflict("editions-full"));
    }
    let last = queries::editions(&tx, plan.id, 1).await?;
    let edition = Edition {
        id: cx.new_id(),
        plan: plan.id,
        number: last.first().map_or(1, |last| last.number + 1),
        paper,
        lang: cx.lang,
        day,
        state: EditionState::Waiting,
        tree,
        pdf: None,
        text: None,
        asked_at: cx.now(),
        made_at: None,
    };
    queries::add_edition(&tx, &edition).await?;
    enqueue(cx, &tx, KIND, &Print { edition: edition.id }).await?;
    let facts = json!({ "paper": paper.code(), "sha256": edition.tree });
    tx.publish(cx, &actor, vec![event(&edition, "edition.asked", facts)]).await?;
    tx.commit().await?;
    Ok(edition)
}

/// The command by which the program writes down what came of it. What is settled stays so: the
/// job may have run twice.
pub(crate) async fn settle(
    cx: &Cx,
    app: &App,
    id: Uuid,
    files: Option<(String, String)>,
) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    let known = queries::edition_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    tx.lock(&format!("editions of {}", known.plan)).await?;
    let mut edition = queries::edition_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    if edition.state != EditionState::Waiting {
        return Ok(());
    }
    let plan = super::matter::plan(&tx, edition.plan).await?;
    let actor = policy::may_keep(&standing(cx, &tx).await?, &plan)?;
    edition.made_at = Some(cx.now());
    let (action, facts) = if let Some((pdf, text)) = files {
        edition.state = EditionState::Made;
        let facts = json!({ "pdf": pdf, "text": text });
        (edition.pdf, edition.text) = (Some(pdf), Some(text));
        ("edition.made", facts)
    } else {
        edition.state = EditionState::Failed;
        ("edition.not_made", json!({}))
    };
    queries::save_edition(&tx, &edition).await?;
    tx.publish(cx, &actor, vec![event(&edition, action, facts)]).await?;
    Ok(tx.commit().await?)
}

/// The document of an edition, in the words in which it was kept.
pub(crate) async fn words(
    app: &App,
    edition: &Edition,
) -> Result<minga_kernel::document::Document, StoreError> {
    use futures_util::TryStreamExt;
    let broken = |error: &dyn std::fmt::Display| StoreError::new(format!("an edition's words: {error}"));
    let hash = edition.tree.parse().map_err(|_| broken(&"no hash"))?;
    let stored = app.files.get(hash).await.map_err(|error| broken(&error))?;
    let pieces: Vec<_> = stored.content.try_collect().await.map_err(|error| broken(&error))?;
    let bytes = pieces.concat();
    serde_json::from_slice(&bytes).map_err(|error| broken(&error))
}

fn event(it: &Edition, action: &'static str, facts: Value) -> Event {
    let plan = PLAN.with(it.plan);
    Event { root: plan.clone(), subject: plan, thing: EDITION.with(it.id), action, facts }
}
