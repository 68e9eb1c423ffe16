//! Staff enters what somebody without internet proposes, with what they agreed to. No account is
//! made; a receipt lets them follow it, and take it back.

use super::matter::{Matter, about, day_there, happened, hold};
use super::send::checked;
use super::withdraw::erase;
use crate::model::entry::{Consent, ENTRY, Entry, ORIGINATES, TABLE, Way, in_time};
use crate::model::proposal::{Proposal, State, Step, Written};
use crate::model::spam;
use crate::{policy, queries};
use minga_auth::{Token, standing};
use minga_kernel::{Capacity, Cx, Day, Ref, Refusal, Role, clean};
use minga_store::{CommandError, Link, References, Store, Tx, link};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// What is entered.
#[derive(Clone, Debug)]
pub(crate) struct NewEntry {
    pub(crate) process: Uuid,
    pub(crate) written: Written,
    /// `None` if the form does not say.
    pub(crate) consent: Option<Consent>,
    pub(crate) consented_on: Option<Day>,
    pub(crate) name: String,
    /// How many signed for it on paper; `None` if that is no number.
    pub(crate) paper: Option<i64>,
    /// The table of a workshop at which it came up.
    pub(crate) table: Option<Ref>,
    pub(crate) way: Way,
}

/// The most people who sign one sheet of paper, or several.
const MOST: i64 = 100_000;

/// The command; what opens the receipt is told once, and kept nowhere.
pub(crate) async fn enter(
    cx: &Cx,
    store: &Store,
    references: &References,
    new: NewEntry,
) -> Result<Token, CommandError> {
    let tx = store.write().await?;
    let entered = enter_in(cx, &tx, references, new).await?;
    tx.commit().await?;
    Ok(entered)
}

/// Enters several, all of them or none. What was entered before is passed over, so that the same
/// file changes nothing the second time; which of them were new, by their place.
pub(crate) async fn enter_all(
    cx: &Cx,
    store: &Store,
    references: &References,
    all: Vec<NewEntry>,
) -> Result<Vec<(usize, Token)>, (usize, CommandError)> {
    let failed = |at: usize| move |error: minga_store::StoreError| (at, CommandError::from(error));
    let tx = store.write().await.map_err(failed(0))?;
    let mut entered = Vec::new();
    for (at, new) in all.into_iter().enumerate() {
        let words = &new.written;
        let known = spam::fingerprint(&words.title, &words.problem, &words.solution);
        if queries::proposal_like(&tx, new.process, &known).await.map_err(failed(at))?.is_some() {
            continue;
        }
        entered.push((at, enter_in(cx, &tx, references, new).await.map_err(|error| (at, error))?));
    }
    tx.commit().await.map_err(failed(0))?;
    Ok(entered)
}

async fn enter_in(cx: &Cx, tx: &Tx, references: &References, new: NewEntry) -> Result<Token, CommandError> {
    let standing = standing(cx, tx).await?;
    let capacity = policy::may_lead(&standing, "cocreation.enter", new.process)?;
    let process = hold(tx, new.process).await?;
    let today = day_there(tx, references, &process, cx.now()).await?;
    if !process.is_public() {
        return Err(Refusal::State.into());
    }
    // Nobody speaks for an organisation by way of a desk.
    let written = Written { body: None, named: false, ..new.written };
    let (written, mut problems) = match checked(cx, &process, &standing, &written) {
        Ok(written) => (written, Vec::new()),
        Err(CommandError::Problems(problems)) => (written, problems),
        Err(error) => return Err(error),
    };
    let mut check = Check::default();
    let name = clean::name(&new.name);
    check.words("name", &name, cx.limits.line, new.consent == Some(Consent::Named));
    match new.consent {
        None => check.refuse("consent", "cocreation-consent"),
        // A name is for being published, or it is not kept.
        Some(Consent::Words) if !name.is_empty() => check.refuse("name", "cocreation-name-consent"),
        Some(_) => {}
    }
    let day = new.consented_on.filter(|day| in_time(&process.phases, *day, today, cx.limits.paper_days));
    if day.is_none() {
        check.refuse("consented", "cocreation-consent-day");
    }
    let paper = new.paper.filter(|count| (0..=MOST).contains(count));
    if paper.is_none() {
        check.refuse("paper", "cocreation-paper");
    }
    if let Some(table) = &new.table
        && (table.kind != TABLE || references.one(tx, table).await?.is_none())
    {
        check.refuse("table", "cocreation-choice");
    }
    if let Err(CommandError::Problems(more)) = check.done() {
        problems.extend(more);
    }
    if !problems.is_empty() {
        return Err(CommandError::Problems(problems));
    }
    let (Some(consent), Some(consented_on), Some(paper)) = (new.consent, day, paper) else {
        return Err(refused("consent", "cocreation-consent"));
    };
    let known = spam::fingerprint(&written.title, &written.problem, &written.solution);
    if queries::proposal_like(tx, process.id, &known).await?.is_some() {
        return Err(refused("title", "cocreation-same"));
    }
    let it = Proposal {
        id: cx.new_id(),
        process: process.id,
        number: queries::next_number(tx, process.id).await?,
        state: State::Draft.after(Step::Send).ok_or(Refusal::State)?,
        hidden_from: None,
        hidden_why: String::new(),
        outcome: None,
        joint: false,
        author: None,
        written,
        assigned: None,
        merged_into: None,
        supports: 0,
        made_at: cx.now(),
    };
    queries::add_proposal(tx, &it).await?;
    let receipt = Token::new(&*cx.random);
    let entry = Entry {
        id: cx.new_id(),
        proposal: it.id,
        way: new.way,
        consent,
        consented_on,
        body: capacity.body.clone(),
        name,
        paper,
        made_at: cx.now(),
    };
    queries::add_entry(tx, &entry, &receipt.hash()).await?;
    let facts = json!({ "changes": { "state": [null, it.state.code()] } });
    let mut events = vec![happened(&it, "proposal.submitted", facts)];
    let mut origin = json!({});
    if let Some(table) = &new.table {
        link(tx, &Link { from: table.clone(), relation: ORIGINATES.to_owned(), to: it.reference() }).await?;
        origin = json!({ "table": table.to_string() });
    }
    events.push(about(&it, ENTRY.with(entry.id), "proposal.entered", origin));
    tx.publish(cx, &capacity, events).await?;
    Ok(receipt)
}

/// Whoever has the receipt takes back what was entered for them: their words and their name are
/// erased, as they are for somebody with an account.
pub(crate) async fn take_back(cx: &Cx, store: &Store, key: &Token) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let entry = queries::entry_by_key(&tx, &key.hash()).await?.ok_or(CommandError::NotFound)?;
    let matter = Matter::find(&tx, entry.proposal).await?;
    // They act as whoever takes part: the receipt is what shows whose it is.
    let capacity = Capacity { role: Role::Participant, body: None };
    let it = matter.proposal.clone();
    erase(cx, &tx, &capacity, matter).await?;
    queries::forget_entry_name(&tx, entry.id).await?;
    let thing = ENTRY.with(entry.id);
    tx.forget_texts(&thing).await?;
    tx.publish(cx, &capacity, vec![about(&it, thing, "proposal.entry_erased", json!({}))]).await?;
    Ok(tx.commit().await?)
}
