//! What somebody leaves to whoever comes after, and where newcomers begin.

mod list;
mod pack;
mod paper;
mod plan;
mod shown;
mod start;

use crate::model::Handover;
use crate::policy;
use minga_auth::{Membership, membership, standing};
use minga_kernel::{Cx, Lang, Ref, Refusal, Standing};
use minga_store::{CommandError, Conn, StoreError};
use minga_web::http::{Router, get};
use minga_web::{Address, App, PageError, ViewSamples};
use uuid::Uuid;

/// Every handover that somebody looks after.
pub(crate) const HANDOVERS: Address = Address::new("administracion/traspasos", "administration/handovers");
/// What one person leaves.
pub(crate) const HANDOVER: Address = Address::new("traspasos/{membership}", "handovers/{membership}");
/// A whole plan in one act.
pub(crate) const HANDOVER_PLAN: Address =
    Address::new("administracion/traspasos/planes/{plan}", "administration/handovers/plans/{plan}");
/// Where newcomers begin.
pub(crate) const START: Address = Address::new("empezar", "start");

/// The routes.
pub(crate) fn routes(router: Router<App>) -> Router<App> {
    let pages = [
        (HANDOVERS, get(list::show)),
        (HANDOVER, get(pack::show).post(pack::send)),
        (HANDOVER_PLAN, get(plan::show).post(plan::send)),
        (START, get(start::show)),
    ];
    pages.into_iter().fold(router, |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<list::HandoversPage>(),
        ViewSamples::of::<pack::PackPage>(),
        ViewSamples::of::<plan::PlanHandoverPage>(),
        ViewSamples::of::<start::StartPage>(),
    ]
}

/// The path of a handover.
pub(crate) fn path_of(lang: Lang, membership: Uuid) -> String {
    HANDOVER.path(lang, &[("membership", &membership.to_string())])
}

/// As what somebody looks at a handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    /// They can name who comes after.
    Arranges,
    /// It was left to them.
    Successor,
    /// They lead the plan, or leave it themselves.
    Reads,
}

/// As what somebody may look at it, if at all.
async fn access(
    app: &App,
    cx: &Cx,
    db: &Conn,
    former: &Membership,
    handover: Option<&Handover>,
) -> Result<Access, PageError> {
    let standing: Standing = standing(cx, db).await?;
    let account = standing.account.ok_or(Refusal::SignIn).map_err(CommandError::from)?;
    if let Some(successor) = handover.and_then(|it| it.successor)
        && membership(db, successor).await?.is_some_and(|it| it.account == account && it.holds(cx.now()))
    {
        return Ok(Access::Successor);
    }
    if policy::may_arrange_handovers(&standing).is_ok() {
        return Ok(Access::Arranges);
    }
    if former.account == account || Sight::of(app, db, &standing).await?.sees(former) {
        return Ok(Access::Reads);
    }
    Err(PageError::from(CommandError::from(Refusal::Role)))
}

/// What somebody who coordinates looks after.
pub(crate) struct Sight {
    everything: bool,
    plans: Vec<Ref>,
    bodies: Vec<Ref>,
}

impl Sight {
    /// That of somebody of this standing.
    pub(crate) async fn of(app: &App, db: &Conn, standing: &Standing) -> Result<Sight, StoreError> {
        let led = policy::coordinates(standing);
        let plans: Vec<Ref> = led.iter().flatten().cloned().collect();
        let parts = app.references.parts(db, &plans).await?;
        let bodies = parts.into_values().flat_map(|parts| parts.bodies).map(|(_, body)| body).collect();
        Ok(Sight { everything: led.contains(&None), plans, bodies })
    }

    /// Whether they lead what the role is for.
    pub(crate) fn sees(&self, it: &Membership) -> bool {
        self.everything
            || it.scope.as_ref().is_some_and(|plan| self.plans.contains(plan))
            || it.body.as_ref().is_some_and(|body| self.bodies.contains(body))
    }
}
