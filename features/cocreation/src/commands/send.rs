//! Somebody sends their proposal, or joins another one with it: their words are kept, and they
//! support the other.

use super::care;
use super::draft::takes_part;
use super::matter::{about, day_there, happened, hold, line, text};
use super::support::event_of;
use crate::model::proposal::{Merger, MergerKind, Origin, Proposal, State, Step, Written};
use crate::model::{MERGER, Process, spam};
use crate::policy;
use crate::queries::{self, Support};
use minga_auth::{Allowance, allow, standing};
use minga_kernel::{Cx, Refusal, Standing};
use minga_store::{CommandError, References, Store, Tx};
use minga_web::{Check, TOO_OFTEN, refused};
use serde_json::json;
use uuid::Uuid;

/// What is sent.
#[derive(Clone, Debug)]
pub(crate) struct NewProposal {
    pub(crate) process: Uuid,
    pub(crate) written: Written,
    /// The number of the proposal that it joins.
    pub(crate) into: Option<i64>,
}

/// The command.
pub(crate) async fn send(
    cx: &Cx,
    store: &Store,
    references: &References,
    new: NewProposal,
) -> Result<Proposal, CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_propose(&standing)?;
    let process = hold(&tx, new.process).await?;
    let (author, capacity) = takes_part(&tx, &process, &standing, capacity).await?;
    let today = day_there(&tx, references, &process, cx.now()).await?;
    if !process.takes_proposals(today) {
        return Err(Refusal::State.into());
    }
    let written = checked(cx, &process, &standing, &new.written)?;
    let into = match new.into {
        Some(number) => Some(target(&tx, &process, number).await?),
        None => None,
    };
    // What was proposed already is joined, not said again; nobody joins with the words of another
    // either. Whoever sends a form twice says it once; nothing counts against them.
    let known = spam::fingerprint(&written.title, &written.problem, &written.solution);
    if let Some(known) = queries::proposal_like(&tx, process.id, &known).await?
        && (into.is_none() || known.author == Some(author))
    {
        return Err(refused("title", "cocreation-same"));
    }
    let often = Allowance::hourly(cx.limits.comments);
    if !allow(cx, &tx, "proposal", &author.to_string(), often).await? {
        tx.commit().await?;
        return Err(refused("title", TOO_OFTEN));
    }

    let odd = care::is_odd(cx, &tx, author, &written).await?;
    if odd && queries::waiting_of(&tx, author).await? >= u64::from(cx.limits.waiting) {
        return Err(refused("title", "cocreation-waiting-many"));
    }
    let step = match &into {
        _ if odd => Step::Hold,
        Some(_) => Step::Join,
        None => Step::Send,
    };
    let state = State::Draft.after(step).ok_or(Refusal::State)?;
    let it = Proposal {
        id: cx.new_id(),
        process: process.id,
        number: queries::next_number(&tx, process.id).await?,
        state,
        hidden_from: None,
        hidden_why: String::new(),
        outcome: None,
        joint: false,
        author: Some(author),
        written,
        assigned: None,
        merged_into: into.as_ref().map(|into| into.id),
        supports: 0,
        made_at: cx.now(),
    };
    let before = queries::reach(&tx, author).await?;
    queries::add_proposal(&tx, &it).await?;
    let (proposal, account, made_at) = (it.id, author, cx.now());
    let support = Support { id: cx.new_id(), proposal, account, origin: Origin::Author, made_at };
    queries::add_support(&tx, &support).await?;
    queries::count_change(&tx, author, &before).await?;
    let facts = json!({ "changes": { "state": [null, state.code()] } });
    care::remember(cx, &tx, author, &it.written).await?;
    let action = if odd { "proposal.held" } else { "proposal.submitted" };
    let mut events = vec![happened(&it, action, facts), event_of(&support, "support.given")];
    if let Some(into) = &into {
        let merger = Merger {
            id: cx.new_id(),
            process: process.id,
            original: it.id,
            into: into.id,
            kind: MergerKind::Joined,
            lang: cx.lang.code().to_owned(),
            reason: String::new(),
            made_at: cx.now(),
            ended_at: None,
            end_reason: String::new(),
            objection: String::new(),
            objected_at: None,
        };
        queries::add_merger(&tx, &merger).await?;
        events.push(about(into, MERGER.with(merger.id), "proposal.joined", json!({})));
    }
    queries::delete_draft(&tx, process.id, author).await?;
    tx.publish(cx, &capacity, events).await?;
    tx.commit().await?;
    Ok(it)
}

/// The words as they stay, or everything that has to be mended.
pub(super) fn checked(
    cx: &Cx,
    process: &Process,
    standing: &Standing,
    it: &Written,
) -> Result<Written, CommandError> {
    let mut check = Check::default();
    let written = Written {
        title: line(cx, &mut check, "title", &it.title, true),
        problem: text(cx, &mut check, "problem", &it.problem, true),
        solution: text(cx, &mut check, "solution", &it.solution, true),
        whom: text(cx, &mut check, "whom", &it.whom, false),
        ..it.clone()
    };
    let all = [&written.title, &written.problem, &written.solution, &written.whom];
    if all.iter().map(|text| spam::links(text)).sum::<usize>() > spam::LINKS {
        check.refuse("problem", "cocreation-links");
    }
    let theme = written.theme.and_then(|theme| process.theme(theme));
    if theme.is_none() && (!process.themes.is_empty() || written.theme.is_some()) {
        check.refuse("theme", "cocreation-choice");
    }
    let place = written.place;
    if place.is_some_and(|place| place != process.jurisdiction && !process.places.contains(&place)) {
        check.refuse("place", "cocreation-choice");
    }
    let own = |body| standing.offices.iter().any(|office| office.body.as_ref() == Some(body));
    if written.body.as_ref().is_some_and(|body| !own(body)) {
        check.refuse("body", "cocreation-choice");
    }
    check.done()?;
    Ok(written)
}

/// The proposal that somebody joins: what it is a part of, if it was merged meanwhile.
async fn target(tx: &Tx, process: &Process, number: i64) -> Result<Proposal, CommandError> {
    let found = queries::proposal_by_number(tx, process.id, number).await?;
    let mut found = found.ok_or_else(|| refused("join", "cocreation-choice"))?;
    let chain = queries::chains(tx, &[found.id]).await?.remove(&found.id).unwrap_or_default();
    if let Some(whole) = chain.last().filter(|id| **id != found.id) {
        found = queries::proposal_by_id(tx, *whole).await?.ok_or(CommandError::NotFound)?;
    }
    if State::OPEN.contains(&found.state) { Ok(found) } else { Err(refused("join", "cocreation-choice")) }
}
