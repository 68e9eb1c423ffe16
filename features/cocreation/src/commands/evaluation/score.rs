//! An evaluator scores a proposal by each criterion, alone, or changes what they gave: a further
//! version, because others may have been seen meanwhile.

use super::bench::{Bench, overtake};
use crate::commands::matter::{about, text};
use crate::model::evaluation::{SHEET, Sheet};
use crate::queries;
use minga_kernel::Cx;
use minga_store::{CommandError, Store};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// What an evaluator gives.
#[derive(Clone, Debug)]
pub(crate) struct NewSheet {
    pub(crate) proposal: Uuid,
    /// By each criterion; `None` where nothing, or no number, was said.
    pub(crate) scores: Vec<Option<i64>>,
    pub(crate) reason: String,
    /// Which version of their own they saw; 0 before the first.
    pub(crate) after: i64,
}

/// The name of a criterion's field.
pub(crate) fn field(at: usize) -> String {
    format!("score-{}", at + 1)
}

/// The command.
pub(crate) async fn score(cx: &Cx, store: &Store, new: NewSheet) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let bench = Bench::find(cx, &tx, new.proposal).await?;
    bench.free()?;
    let own = bench.panel.seat(bench.account);
    let last = own.and_then(|it| it.sheets.last());
    let version = last.map_or(0, |it| it.version);
    if version != new.after {
        return Err(CommandError::Changed);
    }
    let mut check = Check::default();
    let scores: Vec<i64> = new.scores.iter().flatten().copied().collect();
    for at in 0..bench.process.criteria.len() {
        let given = new.scores.get(at).copied().flatten();
        if given.is_none_or(|it| !(bench.rules.lowest..=bench.rules.highest).contains(&it)) {
            check.refuse(&field(at), "evaluation-score");
        }
    }
    let reason = text(cx, &mut check, "reason", &new.reason, true);
    if bench.process.criteria.is_empty() {
        check.refuse("reason", "evaluation-criteria");
    }
    check.done()?;
    if !bench.rules.takes(&scores, bench.process.criteria.len()) {
        return Err(minga_web::refused("reason", "evaluation-score"));
    }
    // Whoever sends the same twice says it once.
    if last.is_some_and(|it| it.scores == scores && it.reason == reason) {
        return Ok(());
    }
    let sheet = Sheet {
        id: cx.new_id(),
        process: bench.process.id,
        proposal: bench.proposal.id,
        account: bench.account,
        body: bench.capacity.body.clone(),
        version: version + 1,
        scores,
        lang: cx.lang.code().to_owned(),
        reason,
        made_at: cx.now(),
    };
    queries::add_sheet(&tx, &sheet).await?;
    let action = if version == 0 { "evaluation.scored" } else { "evaluation.changed" };
    let facts = json!({ "version": sheet.version });
    let mut events = overtake(&tx, &bench.proposal, &bench.panel).await?;
    events.push(about(&bench.proposal, SHEET.with(sheet.id), action, facts));
    tx.publish(cx, &bench.capacity, events).await?;
    Ok(tx.commit().await?)
}
