//! Who may do what with plans.

use crate::model::{Assessment, AssessmentKind, Body, ORGANISATION, Plan, ReportState, Say, State};
use minga_kernel::{Capacity, Matter, Permission, Ref, Refusal, Role, Standing, authorise, may_somewhere};

/// The bodies that carry a commitment out.
const DOERS: &[&str] = &["lead", "support"];
/// The body with the second key.
const COUNTERPART: &[&str] = &["counterpart"];
/// The states in which a milestone can be reported on.
const OPEN: &[&str] = &[State::NotStarted.code(), State::InProgress.code()];
/// The states in which a report waits for an answer.
const WAITING: &[&str] = &[ReportState::Reported.code(), ReportState::Disputed.code()];
/// The states in which a plan can still be written.
pub(crate) const WRITTEN: &[&str] = &["co_creating", "submitted", "in_implementation"];

/// The states in which a government says what a plan came to.
const LOOKED_BACK_ON: &[&str] = &["in_implementation", "closed", "assessed"];
/// The states in which somebody from outside does: its design is reviewed before it begins.
const REVIEWED: &[&str] = &["submitted", "in_implementation", "closed", "assessed"];

/// The table; `docs/permissions.md` is written from it.
pub(crate) const PERMISSIONS: &[Permission] = &[
    Permission::new("plans.import", Role::Operator),
    Permission::new("plans.import", Role::Coordinator),
    Permission::new("plans.create", Role::Coordinator),
    Permission::new("plans.edit", Role::Coordinator).states(WRITTEN),
    Permission::new("plans.close", Role::Coordinator).states(&["in_implementation"]),
    Permission::new("plans.assess", Role::Coordinator).states(LOOKED_BACK_ON),
    Permission::new("plans.assess_independently", Role::Evaluator).states(REVIEWED),
    Permission::new("plans.mark_assessed", Role::Coordinator).states(&["closed"]),
    Permission::new("plans.report", Role::Officer).part(DOERS).states(OPEN),
    Permission::new("plans.complete", Role::Officer).part(DOERS).states(OPEN),
    Permission::new("plans.propose_dates", Role::Officer).part(DOERS).states(OPEN),
    Permission::new("plans.decide_dates", Role::Coordinator).states(WRITTEN),
    Permission::new("plans.confirm", Role::Counterpart).part(COUNTERPART).states(WAITING),
    Permission::new("plans.dispute", Role::Counterpart).part(COUNTERPART).states(&["reported"]),
    Permission::new("plans.ask", Role::Counterpart).part(COUNTERPART).states(WAITING),
    Permission::new("plans.answer", Role::Officer).part(DOERS).states(WAITING),
    Permission::new("plans.return", Role::Coordinator).states(WAITING),
    Permission::new("plans.learn", Role::Officer).part(DOERS),
    Permission::new("plans.learn", Role::Coordinator),
    Permission::new("plans.archive", Role::Program),
    Permission::new("plans.archive", Role::Officer).part(DOERS),
    Permission::new("plans.archive", Role::Counterpart).part(COUNTERPART),
    Permission::new("plans.archive", Role::Coordinator),
    Permission::new("plans.keep_edition", Role::Program),
    Permission::new("plans.hand_in_act", Role::Officer).part(DOERS),
    Permission::new("plans.hand_in_act", Role::Counterpart).part(COUNTERPART),
    Permission::new("plans.hand_in_act", Role::Coordinator),
];

/// Whether somebody may import any plan at all.
pub(crate) fn may_begin_import(standing: &Standing) -> Result<(), Refusal> {
    may_somewhere(PERMISSIONS, standing, "plans.import")
}

/// Whether somebody may import into this plan, or, where there is none yet, a new one.
pub(crate) fn may_import(standing: &Standing, plan: Option<&Ref>) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "plans.import", &Matter { scope: plan, ..Matter::default() })
}

/// Whether somebody may make a plan, which is limited to no plan.
pub(crate) fn may_create(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "plans.create", &Matter::default())
}

/// Whether somebody may do this to a plan.
pub(crate) fn may_with_plan(standing: &Standing, action: &str, plan: &Plan) -> Result<Capacity, Refusal> {
    let scope = plan.reference();
    authorise(PERMISSIONS, standing, action, &Matter { scope: Some(&scope), bodies: &[], state: &plan.state })
}

/// Whether somebody may record an assessment of this kind.
pub(crate) fn may_assess(
    standing: &Standing,
    kind: AssessmentKind,
    plan: &Plan,
) -> Result<Capacity, Refusal> {
    may_with_plan(standing, kind.permission(), plan)
}

/// Whether somebody may correct an assessment: an independent verdict is corrected for the body
/// for which it was recorded, and for no other.
pub(crate) fn may_correct(standing: &Standing, known: &Assessment, plan: &Plan) -> Result<Capacity, Refusal> {
    if known.role != Role::Evaluator {
        return may_assess(standing, known.kind, plan);
    }
    let body = known.by.map(|id| ORGANISATION.with(id));
    let offices = standing.offices.iter().filter(|office| office.body == body).cloned().collect();
    may_assess(&Standing { account: standing.account, offices }, known.kind, plan)
}

/// Whether somebody may do this to a milestone of a commitment with these bodies.
pub(crate) fn may_with_milestone(
    standing: &Standing,
    action: &str,
    plan: &Plan,
    bodies: &[Body],
    state: State,
) -> Result<Capacity, Refusal> {
    in_plan(standing, action, plan, bodies, state.code())
}

/// Whether somebody may say this to a report.
pub(crate) fn may_say(
    standing: &Standing,
    say: Say,
    plan: &Plan,
    bodies: &[Body],
    state: ReportState,
) -> Result<Capacity, Refusal> {
    in_plan(standing, say.action(), plan, bodies, state.code())
}

/// Whether somebody may write what was learned from a commitment.
pub(crate) fn may_learn(standing: &Standing, plan: &Plan, bodies: &[Body]) -> Result<Capacity, Refusal> {
    in_plan(standing, "plans.learn", plan, bodies, "")
}

/// Whether somebody may hand in the signed act of a commitment.
pub(crate) fn may_hand_in(standing: &Standing, plan: &Plan, bodies: &[Body]) -> Result<Capacity, Refusal> {
    authorised(standing, "plans.hand_in_act", plan, bodies, "")
}

/// Whether a document about a plan may be kept: the program does it, for whoever asks.
pub(crate) fn may_keep(standing: &Standing, plan: &Plan) -> Result<Capacity, Refusal> {
    may_with_plan(standing, "plans.keep_edition", plan)
}

/// Whether somebody may ask for a copy of an address, or make one. What is closed is copied
/// too: that its addresses still answer is not for ever.
pub(crate) fn may_archive(standing: &Standing, plan: &Plan, bodies: &[Body]) -> Result<Capacity, Refusal> {
    authorised(standing, "plans.archive", plan, bodies, "")
}

fn in_plan(
    standing: &Standing,
    action: &str,
    plan: &Plan,
    bodies: &[Body],
    state: &str,
) -> Result<Capacity, Refusal> {
    let capacity = authorised(standing, action, plan, bodies, state)?;
    // What is closed is closed for everybody in it.
    if plan.is_carried_out() { Ok(capacity) } else { Err(Refusal::State) }
}

fn authorised(
    standing: &Standing,
    action: &str,
    plan: &Plan,
    bodies: &[Body],
    state: &str,
) -> Result<Capacity, Refusal> {
    let scope = plan.reference();
    let parts: Vec<(&'static str, Ref)> =
        bodies.iter().map(|body| (body.role.code(), body.organisation.clone())).collect();
    authorise(PERMISSIONS, standing, action, &Matter { scope: Some(&scope), bodies: &parts, state })
}
