//! An institution says how far a milestone is, or that it is done.

use super::evidence::{self, NewEvidence, With};
use super::matter::{MilestoneMatter, body_of, moved};
use crate::model::{MILESTONE, Milestone, REPORT, Report, ReportKind, ReportState, State};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Day, Refusal, Text};
use minga_store::{CommandError, Tx};
use minga_web::Check;
use serde_json::json;

/// What is reported.
#[derive(Clone, Debug)]
pub(crate) struct NewReport {
    pub(crate) kind: ReportKind,
    /// Percent; of a completion always 100.
    pub(crate) percent: i64,
    /// The last day of which it tells; of a completion, the day on which it was done.
    pub(crate) until: Option<Day>,
    pub(crate) text: Text,
    pub(crate) obstacles: Text,
    pub(crate) help_needed: Text,
    pub(crate) next_steps: Text,
    pub(crate) evidence: Vec<NewEvidence>,
    /// The number of the newest report that its author saw; `None` where they did not look.
    pub(crate) after: Option<i64>,
}

/// A report that was made.
pub(crate) struct Reported {
    /// The change, for the caller to commit.
    pub(crate) tx: Tx,
    pub(crate) report: Report,
    /// The number of its event.
    pub(crate) number: u64,
}

/// The command, within a change that the caller began and in which they found what it is about;
/// they get the change back to commit it. A report moves *not started* to *in progress*; only a
/// completion, which needs evidence, makes a milestone completed.
pub(crate) async fn report_within(
    cx: &Cx,
    tx: Tx,
    matter: &MilestoneMatter,
    new: NewReport,
) -> Result<Reported, CommandError> {
    let completes = new.kind == ReportKind::Completion;
    let standing = standing(cx, &tx).await?;
    let action = if completes { "plans.complete" } else { "plans.report" };
    let before = &matter.milestone;
    let capacity = policy::may_with_milestone(&standing, action, &matter.plan, &matter.bodies, before.state)?;
    let body = body_of(&capacity).ok_or(Refusal::Role)?;

    let mut check = Check::default();
    let percent = if completes { 100 } else { new.percent };
    check.percent("percent", percent);
    check.past("until", new.until, cx.today());
    check.text("text", &new.text, cx.limits.text, true);
    check.text("obstacles", &new.obstacles, cx.limits.text, false);
    check.text("help_needed", &new.help_needed, cx.limits.text, false);
    check.text("next_steps", &new.next_steps, cx.limits.text, false);
    evidence::check(cx, &mut check, &new.evidence);
    if completes {
        if new.until.is_none() {
            check.refuse("until", "completion-day");
        }
        if new.evidence.is_empty() && queries::evidence_of_milestone(&tx, before.id).await?.is_empty() {
            check.refuse("evidence_file", "completion-evidence");
        }
    }
    check.done()?;
    let last = matter.last_report;
    if new.after.is_some_and(|seen| seen != last) {
        return Err(CommandError::Changed);
    }

    let report = Report {
        id: cx.new_id(),
        plan: matter.plan.id,
        commitment: before.commitment,
        milestone: before.id,
        number: last + 1,
        kind: new.kind,
        state: ReportState::Reported,
        body,
        percent,
        until: new.until,
        text: new.text,
        obstacles: new.obstacles,
        help_needed: new.help_needed,
        next_steps: new.next_steps,
        reported_at: cx.now(),
        settled_at: None,
    };
    queries::add_report(&tx, &report).await?;
    let after = Milestone {
        state: if completes { State::Completed } else { State::InProgress },
        completed_on: if completes { new.until } else { before.completed_on },
        reported: Some(percent),
        ..before.clone()
    };
    let action = if completes { "report.completed" } else { "report.reported" };
    let facts = json!({ "number": report.number, "percent": percent });
    let mut events = vec![matter.event(REPORT.with(report.id), action, facts)];
    let changes = moved([
        ("state", json!(before.state.code()), json!(after.state.code())),
        ("progress", json!(before.reported), json!(after.reported)),
        ("completed_on", json!(before.completed_on), json!(after.completed_on)),
    ]);
    if let Some(changes) = changes {
        queries::move_milestone(&tx, &after).await?;
        events.push(matter.event(MILESTONE.with(after.id), "milestone.moved", changes));
    }
    let with = With { report: Some(report.id), statement: None, by: Some(body) };
    events.extend(evidence::add(cx, &tx, matter, with, new.evidence).await?);
    let others = events.len() as u64 - 1;
    let number = tx.publish(cx, &capacity, events).await? - others;
    Ok(Reported { tx, report, number })
}
