//! Whoever leads a process sends proposals to evaluation: one, several by their numbers, or
//! everything of a kind.

use crate::commands::matter::{hold, moved};
use crate::model::proposal::{Proposal, State, Step};
use crate::policy;
use crate::queries::{self, Filter, Order};
use minga_auth::standing;
use minga_kernel::Cx;
use minga_store::{CommandError, Store};
use minga_web::{Check, refused};
use uuid::Uuid;

/// The most that one deed sends; the rest is sent by the next.
pub(crate) const MOST: u64 = 500;

/// What is sent.
#[derive(Clone, Debug)]
pub(crate) enum Chosen {
    /// These numbers; nothing if something written there is none.
    Numbers(Option<Vec<i64>>),
    /// Everything that was received and stands for itself, about this theme, for this
    /// jurisdiction, with so many supports at least.
    Kind { theme: Option<i64>, place: Option<Uuid>, supports: Option<i64> },
}

/// The command; how many were sent.
pub(crate) async fn send(
    cx: &Cx,
    store: &Store,
    process: Uuid,
    chosen: Chosen,
) -> Result<usize, CommandError> {
    let tx = store.write().await?;
    let standing = standing(cx, &tx).await?;
    let process = hold(&tx, process).await?;
    policy::may_lead(&standing, "cocreation.name_evaluators", process.id)?;
    if process.criteria.is_empty() {
        return Err(refused("numbers", "evaluation-criteria"));
    }
    let all = match chosen {
        Chosen::Numbers(numbers) => {
            let mut numbers = numbers.unwrap_or_default();
            numbers.sort_unstable();
            numbers.dedup();
            let mut check = Check::default();
            if numbers.is_empty() || numbers.len() as u64 > MOST {
                check.refuse("numbers", "evaluation-numbers");
            }
            check.done()?;
            let mut all = Vec::new();
            for number in numbers {
                let found = queries::proposal_by_number(&tx, process.id, number).await?;
                let found = found.filter(|it| it.state.after(Step::Evaluate).is_some());
                all.push(found.ok_or_else(|| refused("numbers", "evaluation-numbers"))?);
            }
            all
        }
        Chosen::Kind { theme, place, supports } => {
            let states = vec![State::Submitted];
            let filter = Filter { process: process.id, theme, place, states, order: Order::Supported };
            let mut all = queries::proposals(&tx, &filter, None, MOST).await?;
            all.retain(|it| supports.is_none_or(|least| it.supports >= least));
            if all.is_empty() {
                return Err(refused("supports", "evaluation-none"));
            }
            all
        }
    };
    let mut events = Vec::new();
    let mut capacity = None;
    for it in &all {
        let parts = crate::commands::matter::parts(it);
        capacity = Some(policy::may(&standing, "cocreation.classify", it, &parts)?);
        let to = it.state.after(Step::Evaluate).ok_or(minga_kernel::Refusal::State)?;
        queries::save_proposal(&tx, &Proposal { state: to, ..it.clone() }).await?;
        events.push(moved(it, "evaluation.opened", to));
    }
    if let Some(capacity) = capacity {
        tx.publish(cx, &capacity, events).await?;
    }
    tx.commit().await?;
    Ok(all.len())
}
