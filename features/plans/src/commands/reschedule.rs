//! Dates that move: proposed by who carries it out, decided by who leads the plan.

use super::matter::{MilestoneMatter, body_of, moved, plan};
use crate::model::{Dates, MILESTONE, Milestone, Plan, RESCHEDULE, Reschedule, RescheduleState, Schedule};
use crate::policy;
use crate::queries::{self, Among, Save};
use chrono::Months;
use minga_auth::standing;
use minga_kernel::{Cx, Day, Refusal, Text};
use minga_store::{CommandError, Event, Store, StoreError, Tx};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// A change of dates that an institution asks for.
#[derive(Clone, Debug)]
pub(crate) struct NewProposal {
    pub(crate) milestone: Uuid,
    pub(crate) to: Option<Day>,
    pub(crate) reason: Text,
}

/// The command by which an institution proposes another last day.
pub(crate) async fn propose(cx: &Cx, store: &Store, new: NewProposal) -> Result<Reschedule, CommandError> {
    let (tx, made) = propose_within(cx, store.write().await?, new).await?;
    tx.commit().await?;
    Ok(made)
}

/// The command within a change that the caller began, who gets it back to commit it.
pub(crate) async fn propose_within(
    cx: &Cx,
    tx: Tx,
    new: NewProposal,
) -> Result<(Tx, Reschedule), CommandError> {
    let matter = MilestoneMatter::find(&tx, new.milestone).await?;
    let standing = standing(cx, &tx).await?;
    let it = &matter.milestone;
    let action = "plans.propose_dates";
    let capacity = policy::may_with_milestone(&standing, action, &matter.plan, &matter.bodies, it.state)?;
    let mut check = Check::default();
    check_day(&mut check, it, new.to);
    check.text("reason", &new.reason, cx.limits.text, true);
    check.done()?;
    let waiting = queries::reschedules(&tx, it.plan, it.id).await?;
    if waiting.iter().any(|other| other.state == RescheduleState::Proposed) {
        return Err(Refusal::State.into());
    }
    let reschedule = Reschedule {
        id: cx.new_id(),
        plan: it.plan,
        milestone: Some(it.id),
        state: RescheduleState::Proposed,
        from: it.schedule.in_force.end,
        to: new.to,
        months: None,
        reason: new.reason,
        decision: Text::default(),
        proposed_by: body_of(&capacity),
        proposed_at: cx.now(),
        decided_at: None,
    };
    queries::save_reschedule(&tx, &reschedule, true).await?;
    let facts = json!({ "changes": { "end": [reschedule.from, reschedule.to] } });
    let event = matter.event(RESCHEDULE.with(reschedule.id), "reschedule.proposed", facts);
    tx.publish(cx, &capacity, vec![event]).await?;
    Ok((tx, reschedule))
}

/// What the coordinator decides of a proposal.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) proposal: Uuid,
    pub(crate) accept: bool,
    /// Who decided, and where it is written.
    pub(crate) by: Text,
}

/// The command by which a proposal is decided.
pub(crate) async fn decide(cx: &Cx, store: &Store, new: Decision) -> Result<Reschedule, CommandError> {
    let tx = store.write().await?;
    let known = queries::reschedule_by_id(&tx, new.proposal).await?.ok_or(CommandError::NotFound)?;
    let milestone = known.milestone.ok_or(CommandError::NotFound)?;
    let matter = MilestoneMatter::find(&tx, milestone).await?;
    let known = queries::reschedule_by_id(&tx, new.proposal).await?.ok_or(CommandError::NotFound)?;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_with_plan(&standing, "plans.decide_dates", &matter.plan)?;
    if known.state != RescheduleState::Proposed {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    check.text("decision", &new.by, cx.limits.line, true);
    check.done()?;
    let state = if new.accept { RescheduleState::Decided } else { RescheduleState::Refused };
    let decided = Reschedule { state, decision: new.by, decided_at: Some(cx.now()), ..known };
    queries::save_reschedule(&tx, &decided, false).await?;
    let action = if new.accept { "reschedule.decided" } else { "reschedule.refused" };
    let mut events = vec![matter.event(RESCHEDULE.with(decided.id), action, json!({}))];
    if new.accept {
        events.extend(move_end(&tx, &matter.plan, &matter.milestone, decided.to).await?);
    }
    tx.publish(cx, &capacity, events).await?;
    tx.commit().await?;
    Ok(decided)
}

/// A decision about dates without a proposal: of one milestone, or of a whole plan.
#[derive(Clone, Debug)]
pub(crate) struct NewDates {
    pub(crate) plan: Uuid,
    /// The milestone with its new last day; `None` for the whole plan.
    pub(crate) milestone: Option<(Uuid, Option<Day>)>,
    /// Of a whole plan: by how many months every open milestone and the plan's end move.
    pub(crate) months: Option<i64>,
    pub(crate) reason: Text,
    /// Who decided, and where it is written.
    pub(crate) decision: Text,
}

/// The most months that a plan moves in one act.
const MOST_MONTHS: i64 = 60;

/// The command by which who leads the plan moves dates in one act.
pub(crate) async fn reschedule(cx: &Cx, store: &Store, new: NewDates) -> Result<Reschedule, CommandError> {
    let (tx, made) = reschedule_within(cx, store.write().await?, new).await?;
    tx.commit().await?;
    Ok(made)
}

/// The command within a change that the caller began, who gets it back to commit it.
pub(crate) async fn reschedule_within(
    cx: &Cx,
    tx: Tx,
    new: NewDates,
) -> Result<(Tx, Reschedule), CommandError> {
    hold_dates(&tx, new.plan).await?;
    let plan = plan(&tx, new.plan).await?;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_with_plan(&standing, "plans.decide_dates", &plan)?;
    let mut check = Check::default();
    check.text("reason", &new.reason, cx.limits.text, true);
    check.text("decision", &new.decision, cx.limits.line, true);
    let mut decided = Reschedule {
        id: cx.new_id(),
        plan: plan.id,
        milestone: new.milestone.map(|(id, _)| id),
        state: RescheduleState::Decided,
        from: plan.period.in_force.end,
        to: None,
        months: None,
        reason: new.reason,
        decision: new.decision,
        proposed_by: None,
        proposed_at: cx.now(),
        decided_at: Some(cx.now()),
    };
    let about = |subject, thing, facts| Event {
        root: plan.reference(),
        subject,
        thing,
        action: "reschedule.decided",
        facts,
    };
    let thing = RESCHEDULE.with(decided.id);
    let mut events = Vec::new();
    if let Some((id, to)) = new.milestone {
        let matter = MilestoneMatter::find(&tx, id).await?;
        if matter.plan.id != plan.id {
            return Err(CommandError::NotFound);
        }
        if !matter.milestone.state.is_open() {
            return Err(Refusal::State.into());
        }
        check_day(&mut check, &matter.milestone, to);
        check.done()?;
        decided.from = matter.milestone.schedule.in_force.end;
        decided.to = to;
        events.push(about(MILESTONE.with(id), thing, json!({})));
        events.extend(move_end(&tx, &plan, &matter.milestone, to).await?);
    } else {
        let months = new.months.unwrap_or(0);
        if !(1..=MOST_MONTHS).contains(&months) {
            check.refuse("months", "months");
        }
        check.done()?;
        decided.months = Some(months);
        decided.to = decided.from.and_then(|day| later(day, months));
        events.push(about(plan.reference(), thing, json!({ "months": months })));
        events.extend(move_plan(cx, &tx, &plan, months).await?);
    }
    queries::save_reschedule(&tx, &decided, true).await?;
    tx.publish(cx, &capacity, events).await?;
    Ok((tx, decided))
}

/// Waits until nobody else moves the dates of this plan in such an act, and keeps it so to the
/// end of the change. Reports and decisions under its milestones go on.
pub(crate) async fn hold_dates(tx: &Tx, plan: Uuid) -> Result<(), StoreError> {
    tx.lock(&format!("dates of {plan}")).await
}

fn check_day(check: &mut Check, milestone: &Milestone, to: Option<Day>) {
    match to {
        None => check.refuse("to", "missing-day"),
        Some(day) if Some(day) == milestone.schedule.in_force.end => check.refuse("to", "same-day"),
        Some(day) if milestone.schedule.in_force.start.is_some_and(|start| day < start) => {
            check.refuse("to", "before-start");
        }
        Some(_) => {}
    }
}

fn later(day: Day, months: i64) -> Option<Day> {
    day.checked_add_months(Months::new(u32::try_from(months).ok()?))
}

/// Moves the last day of one milestone that is in force; the one that was signed stays.
async fn move_end(
    tx: &Tx,
    plan: &Plan,
    it: &Milestone,
    to: Option<Day>,
) -> Result<Option<Event>, StoreError> {
    let dates = Dates { end: to, ..it.schedule.in_force };
    let moved_to = Milestone { schedule: Schedule { in_force: dates, ..it.schedule }, ..it.clone() };
    let facts = moved([("end", json!(it.schedule.in_force.end), json!(to))]);
    let Some(facts) = facts else { return Ok(None) };
    queries::move_milestone(tx, &moved_to).await?;
    let subject = MILESTONE.with(it.id);
    let root = plan.reference();
    Ok(Some(Event { root, subject: subject.clone(), thing: subject, action: "milestone.moved", facts }))
}

/// Moves the end of a plan and of every open milestone in it.
async fn move_plan(cx: &Cx, tx: &Tx, plan: &Plan, months: i64) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    let end = plan.period.in_force.end.and_then(|day| later(day, months));
    let dates = Dates { end, ..plan.period.in_force };
    let moved_to = Plan {
        period: Schedule { in_force: dates, ..plan.period },
        rescheduled_to: end,
        updated: cx.now(),
        ..plan.clone()
    };
    queries::save_plan(cx, tx, Save::Known, &moved_to).await?;
    let facts = moved([
        ("end", json!(plan.period.in_force.end), json!(end)),
        ("rescheduled_to", json!(plan.rescheduled_to), json!(end)),
    ]);
    let subject = plan.reference();
    let root = plan.reference();
    let facts = facts.unwrap_or_else(|| json!({}));
    events.push(Event { root, subject: subject.clone(), thing: subject, action: "plan.moved", facts });
    // Nobody else writes under them from here on, and then they are read.
    for it in queries::milestones(tx, Among::Plan(plan.id)).await? {
        tx.lock(&format!("milestone {}", it.id)).await?;
    }
    let open = queries::milestones(tx, Among::Plan(plan.id)).await?;
    for it in open.iter().filter(|it| it.state.is_open()) {
        let to = it.schedule.in_force.end.and_then(|day| later(day, months));
        events.extend(move_end(tx, plan, it, to).await?);
    }
    Ok(events)
}
