//! What is said to a report: the second key, questions, answers.

use super::evidence::{self, NewEvidence, With};
use super::matter::{MilestoneMatter, body_of, moved};
use crate::model::{EVIDENCE, MILESTONE, Milestone, REPORT, ReportState, STATEMENT, Say, Statement};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Text};
use minga_store::{CommandError, Tx};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// What is said.
#[derive(Clone, Debug)]
pub(crate) struct NewStatement {
    pub(crate) report: Uuid,
    pub(crate) say: Say,
    pub(crate) text: Text,
    pub(crate) evidence: Vec<NewEvidence>,
    /// How many statements its author saw; `None` where they did not look.
    pub(crate) after: Option<i64>,
}

/// The command, within a change that the caller began, who gets it back to commit it. Only what
/// the newest report of a milestone says can be confirmed or disputed.
pub(crate) async fn respond_within(
    cx: &Cx,
    tx: Tx,
    new: NewStatement,
) -> Result<(Tx, Statement), CommandError> {
    let report = queries::report_by_id(&tx, new.report).await?.ok_or(CommandError::NotFound)?;
    let matter = MilestoneMatter::find(&tx, report.milestone).await?;
    // Read again: nobody else writes under the milestone from here on.
    let report = queries::report_by_id(&tx, new.report).await?.ok_or(CommandError::NotFound)?;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_say(&standing, new.say, &matter.plan, &matter.bodies, report.state)?;
    let state = new.say.leads(report.state).filter(|_| report.number == matter.last_report);
    let state = state.ok_or(minga_kernel::Refusal::State)?;

    let mut check = Check::default();
    check.text("text", &new.text, cx.limits.text, new.say.needs_words());
    evidence::check(cx, &mut check, &new.evidence);
    check.done()?;
    let said = queries::statements(&tx, &[report.id]).await?;
    let last = said.last().map_or(0, |it| it.number);
    if new.after.is_some_and(|seen| seen != last) {
        return Err(CommandError::Changed);
    }

    let statement = Statement {
        id: cx.new_id(),
        plan: report.plan,
        report: report.id,
        number: last + 1,
        say: new.say,
        role: capacity.role,
        body: body_of(&capacity),
        text: new.text,
        made_at: cx.now(),
    };
    queries::add_statement(&tx, &statement).await?;
    let action = match new.say {
        Say::Confirm => "report.confirmed",
        Say::Dispute => "report.disputed",
        Say::Ask => "report.asked",
        Say::Answer => "report.answered",
        Say::Return => "report.returned",
    };
    let facts = json!({ "number": report.number, "percent": report.percent });
    let mut events = vec![matter.event(STATEMENT.with(statement.id), action, facts)];
    if state != report.state {
        let settled = matches!(state, ReportState::Confirmed | ReportState::Returned).then(|| cx.now());
        queries::move_report(&tx, report.id, state, settled).await?;
        let changes = moved([("report_state", json!(report.state.code()), json!(state.code()))]);
        events.push(matter.event(REPORT.with(report.id), "report.moved", changes.unwrap_or_default()));
    }
    let with = With { report: None, statement: Some(statement.id), by: statement.body };
    events.extend(evidence::add(cx, &tx, &matter, with, new.evidence).await?);
    if new.say == Say::Confirm {
        let before = &matter.milestone;
        let after = Milestone { confirmed: Some(report.percent), ..before.clone() };
        if let Some(changes) = moved([("confirmed", json!(before.confirmed), json!(after.confirmed))]) {
            queries::move_milestone(&tx, &after).await?;
            events.push(matter.event(MILESTONE.with(after.id), "milestone.moved", changes));
        }
        let proofs = queries::evidence_of_milestone(&tx, report.milestone).await?;
        for proof in proofs.iter().filter(|it| it.given.report == Some(report.id)) {
            queries::validate_evidence(&tx, proof.id, statement.body).await?;
            let facts = json!({ "position": proof.position });
            events.push(matter.event(EVIDENCE.with(proof.id), "evidence.validated", facts));
        }
    }
    tx.publish(cx, &capacity, events).await?;
    Ok((tx, statement))
}
