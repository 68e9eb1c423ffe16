//! Who leads a plan writes it, one row at a time, through the same door as a spreadsheet: the
//! same checks, the same comparison with what is known, the same events.

use super::matter;
use crate::model::{COMMITMENT, MILESTONE, PLAN, Plan, THEME};
use crate::policy;
use crate::queries::{self, Among};
use crate::rows;
use minga_auth::standing;
use minga_exchange::{FormRow, Gate, ImportError, Pass, Seen, refused_field};
use minga_kernel::{Cx, Ref};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Conn, StoreError};
use minga_web::App;
use uuid::Uuid;

/// Lets whoever may edit this plan pass, if what they edit is as they saw it.
pub(crate) struct EditGate {
    /// The plan; `None` for a new one.
    pub(crate) plan: Option<Uuid>,
    /// What is edited, as the actor saw it; `None` for something new.
    pub(crate) seen: Option<Seen>,
    /// The row that is written.
    pub(crate) row: FormRow,
}

#[async_trait]
impl Gate for EditGate {
    async fn pass(&self, cx: &Cx, db: &Conn) -> Result<Pass, ImportError> {
        let standing = standing(cx, db).await?;
        let Some(id) = self.plan else {
            let capacity = policy::may_create(&standing)?;
            let taken = queries::plan_by_code(db, &self.row.text("code")).await?.is_some();
            return if taken { Err(refused_field("code", "code-taken")) } else { Ok(Pass::As(capacity)) };
        };
        let plan = queries::plans_by_id(db, &[id]).await?.pop().ok_or(ImportError::NotFound)?;
        let capacity = policy::may_with_plan(&standing, "plans.edit", &plan)?;
        match &self.seen {
            Some(seen) => seen.check(db).await?,
            // A row with a number that is there would change that thing.
            None if reference(db, &plan, self.row.sheet, &self.numbers()).await?.is_some() => {
                return Err(refused_field("number", "number-taken"));
            }
            None => {}
        }
        Ok(Pass::As(capacity))
    }
}

impl EditGate {
    /// The numbers by which the row is known: a milestone's are its commitment's and its own.
    fn numbers(&self) -> Vec<i64> {
        let milestone = self.row.sheet == rows::MILESTONES.name;
        let keys: &[&str] = if milestone { &["commitment", "number"] } else { &["number"] };
        keys.iter().filter_map(|key| self.row.text(key).parse().ok()).collect()
    }
}

/// The thing that a row of a sheet is about.
pub(crate) async fn reference(
    db: &Conn,
    plan: &Plan,
    sheet: &str,
    numbers: &[i64],
) -> Result<Option<Ref>, StoreError> {
    Ok(match (sheet, numbers) {
        ("plan", _) => Some(PLAN.with(plan.id)),
        ("themes", [number]) => {
            let all = queries::themes(db, plan.id).await?;
            all.iter().find(|it| it.number == *number).map(|it| THEME.with(it.id))
        }
        ("commitments", [number]) => {
            let all = queries::commitments(db, plan.id).await?;
            all.iter().find(|it| it.number == *number).map(|it| COMMITMENT.with(it.id))
        }
        ("milestones", [commitment, number]) => {
            let all = queries::milestones(db, Among::Plan(plan.id)).await?;
            let own = all.iter().find(|it| it.commitment_number == *commitment && it.number == *number);
            own.map(|it| MILESTONE.with(it.id))
        }
        _ => None,
    })
}

/// The command by which a plan is closed: nothing is reported in it any more.
pub(crate) async fn close(cx: &Cx, app: &App, plan: Uuid) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    tx.lock(&format!("dates of {plan}")).await?;
    let known = matter::plan(&tx, plan).await?;
    let capacity = policy::may_with_plan(&standing(cx, &tx).await?, "plans.close", &known)?;
    let closed = Plan { state: "closed".to_owned(), updated: cx.now(), ..known.clone() };
    queries::save_plan(cx, &tx, queries::Save::Known, &closed).await?;
    let facts = matter::moved([("state", known.state.into(), "closed".into())]).unwrap_or_default();
    let subject = closed.reference();
    let (root, thing) = (subject.clone(), subject.clone());
    let event = minga_store::Event { root, subject, thing, action: "plan.closed", facts };
    tx.publish(cx, &capacity, vec![event]).await?;
    Ok(tx.commit().await?)
}
