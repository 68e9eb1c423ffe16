//! Finding what an address names, or where it went.

use crate::model::{Commitment, Milestone, PLAN, Plan};
use crate::queries::{self, Among};
use minga_store::{Conn, current_of};
use minga_web::{App, PageError, Visit};

/// The plan of an address; a former code leads to the present one.
pub(crate) async fn plan(app: &App, db: &Conn, visit: &Visit, code: &str) -> Result<Plan, PageError> {
    if let Some(plan) = queries::plan_by_code(db, code).await? {
        return Ok(plan);
    }
    let current = match current_of(db, &PLAN, code).await? {
        Some(reference) => app.references.one(db, &reference).await?,
        None => None,
    };
    let Some(current) = current else { return Err(PageError::not_found(code.replace(['-', '_'], " "))) };
    // What followed the plan's code in the address follows it still.
    let below = visit.path.split_once(&format!("/{code}")).map_or("", |(_, below)| below);
    Err(PageError::Moved(visit.with_ending(&format!("{}{below}", current.path(visit.lang)))))
}

/// A commitment by the number in an address, with its neighbours and place in the plan.
pub(crate) async fn commitment(
    db: &Conn,
    plan: &Plan,
    number: &str,
) -> Result<(Vec<Commitment>, usize), PageError> {
    let all = queries::commitments(db, plan.id).await?;
    let wanted = number.parse::<i64>().ok();
    let position = all.iter().position(|it| Some(it.number) == wanted);
    let position =
        position.ok_or_else(|| PageError::not_found(plan.title.for_reader(minga_kernel::Lang::Es)))?;
    Ok((all, position))
}

/// A milestone by the number in an address, with its neighbours and place.
pub(crate) async fn milestone(
    db: &Conn,
    commitment: &Commitment,
    number: &str,
) -> Result<(Vec<Milestone>, usize), PageError> {
    let all = queries::milestones(db, Among::Commitment(commitment.id)).await?;
    let wanted = number.parse::<i64>().ok();
    let position = all.iter().position(|it| Some(it.number) == wanted);
    let position =
        position.ok_or_else(|| PageError::not_found(commitment.title.for_reader(minga_kernel::Lang::Es)))?;
    Ok((all, position))
}
