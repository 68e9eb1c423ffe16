//! What was not selected is offered again in a later process. Its author is asked first, and silence
//! is a yes without a name; whoever supported it is asked after, and counts only if they say so.

use super::matter::{Matter, about, happened, hold};
use super::support::event_of;
use super::withdraw::erase;
use crate::model::proposal::{Origin, Proposal, State, Step, Written};
use crate::model::rescue::{RESCUED, Rescue, RescueState, Wish};
use crate::model::{Process, spam};
use crate::policy;
use crate::queries::{self, Support};
use chrono::Duration;
use minga_auth::standing;
use minga_kernel::{Actor, Capacity, Cx, Refusal, Role};
use minga_store::{CommandError, Link, Tx, link};
use minga_web::refused;
use serde_json::json;
use uuid::Uuid;

/// What was opened: the process into which it comes, and each original with what it is on its way
/// as. Their authors are to be asked.
pub(crate) struct Opened {
    pub(crate) to: Process,
    pub(crate) all: Vec<(Proposal, Rescue)>,
}

/// Asks for everything that was not selected; the caller writes to the authors in the same
/// transaction, and commits. Doing it again asks for nothing twice.
pub(crate) async fn open(cx: &Cx, tx: &Tx, to: Uuid, from: Option<Uuid>) -> Result<Opened, CommandError> {
    let standing = standing(cx, tx).await?;
    let capacity = policy::may_lead(&standing, "cocreation.rescue", to)?;
    let Some(from) = from.filter(|from| *from != to) else {
        return Err(refused("from", "cocreation-choice"));
    };
    // Two that go both ways at once hold their locks in one order.
    let (first, second) = (from.min(to), from.max(to));
    let (first, second) = (hold(tx, first).await?, hold(tx, second).await?);
    let (source, target) = if first.id == from { (first, second) } else { (second, first) };
    if !source.is_public() || !target.is_public() {
        return Err(Refusal::State.into());
    }
    // A later process: what goes back in time is no rescue, and what goes round in a circle neither.
    if source.published_at >= target.published_at {
        return Err(refused("from", "cocreation-rescue-later"));
    }
    let until = cx.now() + Duration::days(i64::from(cx.limits.rescue_days));
    let (mut all, mut events) = (Vec::new(), Vec::new());
    for it in queries::not_selected(tx, source.id, target.id).await? {
        let rescue = Rescue {
            id: cx.new_id(),
            from: source.id,
            to: target.id,
            original: it.id,
            state: RescueState::Asked,
            offered: None,
            asked_at: cx.now(),
            until,
            told: None,
            told_all: false,
        };
        queries::add_rescue(tx, &rescue).await?;
        events.push(about(&it, rescue.reference(), "proposal.rescue_asked", json!({})));
        all.push((it, rescue));
    }
    if all.is_empty() {
        return Err(refused("from", "cocreation-rescue-none"));
    }
    tx.publish(cx, &capacity, events).await?;
    Ok(Opened { to: target, all })
}

/// An author says whether it is offered, and how. What is offered already they take back.
pub(crate) async fn answer(cx: &Cx, tx: &Tx, id: Uuid, wish: Option<Wish>) -> Result<Rescue, CommandError> {
    let rescue = queries::rescue_by_id(tx, id).await?.ok_or(CommandError::NotFound)?;
    let process = hold(tx, rescue.to).await?;
    let rescue = queries::rescue_by_id(tx, id).await?.ok_or(CommandError::NotFound)?;
    let original = queries::proposal_by_id(tx, rescue.original).await?.ok_or(CommandError::NotFound)?;
    let standing = standing(cx, tx).await?;
    let capacity = policy::may_propose(&standing)?;
    if standing.account.is_none() || standing.account != original.author {
        return Err(Refusal::Role.into());
    }
    let wish = wish.ok_or_else(|| refused("wish", "cocreation-choice"))?;
    match (rescue.state, wish) {
        (RescueState::Asked, Wish::Refuse) => {
            let refused = Rescue { state: RescueState::Refused, ..rescue };
            queries::save_rescue(tx, &refused).await?;
            let event = about(&original, refused.reference(), "proposal.rescue_refused", json!({}));
            tx.publish(cx, &capacity, vec![event]).await?;
            Ok(refused)
        }
        (RescueState::Asked, _) => {
            let author = original.author.map(|author| (author, wish == Wish::Named));
            offer(cx, tx, &capacity, &process, &original, rescue, author).await
        }
        (RescueState::Offered, Wish::Refuse) => {
            let offered = rescue.offered.ok_or(Refusal::State)?;
            let matter = Matter::find(tx, offered).await?;
            // What others had proposed in the meantime with the same words is theirs.
            let own = matter.proposal.author.is_none() || matter.proposal.author == standing.account;
            let made =
                queries::entry_of(tx, offered).await?.is_none() && matter.proposal.made_at > rescue.asked_at;
            if !own || !made {
                return Err(Refusal::State.into());
            }
            erase(cx, tx, &capacity, matter).await?;
            let refused = Rescue { state: RescueState::Refused, told_all: true, ..rescue };
            queries::save_rescue(tx, &refused).await?;
            let event = about(&original, refused.reference(), "proposal.rescue_refused", json!({}));
            tx.publish(cx, &capacity, vec![event]).await?;
            Ok(refused)
        }
        _ => Err(Refusal::State.into()),
    }
}

/// Offers what nobody refused in time: without a name, and nobody's.
pub(crate) async fn offer_due(cx: &Cx, tx: &Tx, id: Uuid) -> Result<(), CommandError> {
    if cx.actor != Actor::Program {
        return Err(Refusal::Role.into());
    }
    let Some(known) = queries::rescue_by_id(tx, id).await? else { return Ok(()) };
    let process = hold(tx, known.to).await?;
    let Some(rescue) = queries::rescue_by_id(tx, id).await? else { return Ok(()) };
    if rescue.state != RescueState::Asked || rescue.until > cx.now() {
        return Ok(());
    }
    let original = queries::proposal_by_id(tx, rescue.original).await?;
    let capacity = Capacity { role: Role::Program, body: None };
    // What was hidden or changed meanwhile is not offered behind anybody's back.
    let Some(original) = original.filter(|it| it.state == State::Answered) else {
        let refused = Rescue { state: RescueState::Refused, ..rescue };
        queries::save_rescue(tx, &refused).await?;
        let event = crate::commands::matter::told(
            refused.to,
            crate::model::PROPOSAL.with(refused.original),
            refused.reference(),
            "proposal.rescue_refused",
            json!({}),
        );
        tx.publish(cx, &capacity, vec![event]).await?;
        return Ok(());
    };
    offer(cx, tx, &capacity, &process, &original, rescue, None).await?;
    Ok(())
}

/// Makes the proposal as which it is offered, unless somebody proposed the same words there: then
/// that is it.
async fn offer(
    cx: &Cx,
    tx: &Tx,
    capacity: &Capacity,
    process: &Process,
    original: &Proposal,
    rescue: Rescue,
    author: Option<(Uuid, bool)>,
) -> Result<Rescue, CommandError> {
    let words = &original.written;
    let known = spam::fingerprint(&words.title, &words.problem, &words.solution);
    let mut events = Vec::new();
    let offered = if let Some(known) = queries::proposal_like(tx, process.id, &known).await? {
        known
    } else {
        let place = words.place.filter(|it| *it == process.jurisdiction || process.places.contains(it));
        let written = Written {
            // The themes of another process are others.
            theme: None,
            place,
            named: author.is_some_and(|(_, named)| named),
            body: words.body.clone().filter(|_| author.is_some()),
            ..words.clone()
        };
        let it = Proposal {
            id: cx.new_id(),
            process: process.id,
            number: queries::next_number(tx, process.id).await?,
            state: State::Draft.after(Step::Send).ok_or(Refusal::State)?,
            hidden_from: None,
            hidden_why: String::new(),
            outcome: None,
            joint: original.joint,
            author: author.map(|(author, _)| author),
            written,
            assigned: None,
            merged_into: None,
            supports: 0,
            made_at: cx.now(),
        };
        queries::add_proposal(tx, &it).await?;
        let facts = json!({ "changes": { "state": [null, it.state.code()] } });
        events.push(happened(&it, "proposal.submitted", facts));
        it
    };
    // An author who says yes supports it; one who says nothing is asked like everybody else.
    if let Some((author, _)) = author {
        let before = queries::reach(tx, author).await?;
        if !before.contains(&offered.id) {
            let support = Support {
                id: cx.new_id(),
                proposal: offered.id,
                account: author,
                origin: if offered.author == Some(author) { Origin::Author } else { Origin::Given },
                made_at: cx.now(),
            };
            queries::add_support(tx, &support).await?;
            queries::count_change(tx, author, &before).await?;
            events.push(event_of(&support, "support.given"));
        }
    }
    let relation = RESCUED.to_owned();
    link(tx, &Link { from: original.reference(), relation, to: offered.reference() }).await?;
    let done = Rescue { state: RescueState::Offered, offered: Some(offered.id), ..rescue };
    queries::save_rescue(tx, &done).await?;
    events.push(about(original, done.reference(), "proposal.rescued", json!({})));
    tx.publish(cx, capacity, events).await?;
    Ok(done)
}
