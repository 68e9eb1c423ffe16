//! Who leads a process, who takes part, who answers.

use crate::model::proposal::{Proposal, State};
use crate::model::{LEAD, PROCESS};
use minga_kernel::{Capacity, Matter, Office, Parts, Permission, Ref, Refusal, Role, Standing, authorise};
use uuid::Uuid;

const OPEN: &[&str] = &[State::Submitted.code(), State::InEvaluation.code()];
const SUPPORTED: &[&str] = &[State::Submitted.code(), State::InEvaluation.code()];
const OWN: &[&str] =
    &[State::Waiting.code(), State::Submitted.code(), State::Merged.code(), State::InEvaluation.code()];
const MERGED: &[&str] = &[State::Merged.code()];
const ANSWERABLE: &[&str] = &[State::Submitted.code(), State::InEvaluation.code(), State::Answered.code()];
const EVALUATED: &[&str] = &[State::InEvaluation.code()];

/// The table; `docs/permissions.md` is written from it. Everybody who is signed in acts as a
/// participant, without having been given the role.
pub(crate) const PERMISSIONS: &[Permission] = &[
    Permission::new("cocreation.create", Role::Coordinator),
    Permission::new("cocreation.edit", Role::Coordinator),
    Permission::new("cocreation.publish", Role::Coordinator),
    Permission::new("cocreation.admit", Role::Coordinator),
    Permission::new("cocreation.be_admitted", Role::Participant),
    Permission::new("cocreation.propose", Role::Participant),
    Permission::new("cocreation.support", Role::Participant).states(SUPPORTED),
    Permission::new("cocreation.withdraw", Role::Participant).states(OWN),
    Permission::new("cocreation.object", Role::Participant).states(MERGED),
    Permission::new("cocreation.classify", Role::Coordinator).states(OPEN),
    Permission::new("cocreation.merge", Role::Coordinator),
    Permission::new("cocreation.import", Role::Coordinator),
    Permission::new("cocreation.import", Role::Operator),
    Permission::new("cocreation.part", Role::Coordinator),
    Permission::new("cocreation.answer", Role::Coordinator).states(ANSWERABLE),
    Permission::new("cocreation.answer", Role::Officer).part(&[LEAD]).states(ANSWERABLE),
    Permission::new("cocreation.oversee", Role::Coordinator),
    Permission::new("cocreation.name_evaluators", Role::Coordinator),
    Permission::new("cocreation.evaluate", Role::Evaluator).states(EVALUATED),
    Permission::new("cocreation.decide_evaluation", Role::Coordinator).states(EVALUATED),
    Permission::new("cocreation.trace", Role::Coordinator),
    Permission::new("cocreation.enter", Role::Coordinator),
    Permission::new("cocreation.enter", Role::Officer),
    Permission::new("cocreation.rescue", Role::Coordinator),
];

/// Whether somebody may make processes.
pub(crate) fn may_create(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "cocreation.create", &Matter::default())
}

/// Whether somebody may do this to a process, or to proposals of it.
pub(crate) fn may_lead(standing: &Standing, action: &str, process: Uuid) -> Result<Capacity, Refusal> {
    let scope = PROCESS.with(process);
    authorise(PERMISSIONS, standing, action, &Matter { scope: Some(&scope), ..Matter::default() })
}

/// Whether somebody may propose something.
pub(crate) fn may_propose(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, &as_person(standing), "cocreation.propose", &Matter::default())
}

/// Whether somebody may show that they can take part.
pub(crate) fn may_enter(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, &as_person(standing), "cocreation.be_admitted", &Matter::default())
}

/// Whether somebody may support a proposal, or take that back.
pub(crate) fn may_support(standing: &Standing, it: &Proposal) -> Result<Capacity, Refusal> {
    let matter = Matter { state: it.state.code(), ..Matter::default() };
    authorise(PERMISSIONS, &as_person(standing), "cocreation.support", &matter)
}

/// Whether somebody may do this to their own proposal, and to nobody else's.
pub(crate) fn may_with_own(standing: &Standing, action: &str, it: &Proposal) -> Result<Capacity, Refusal> {
    if !standing.is_signed_in() {
        return Err(Refusal::SignIn);
    }
    if standing.account.is_none() || standing.account != it.author {
        return Err(Refusal::Role);
    }
    let matter = Matter { state: it.state.code(), ..Matter::default() };
    authorise(PERMISSIONS, &as_person(standing), action, &matter)
}

/// Whether somebody may do this to a proposal for the process or for the body that is to answer.
pub(crate) fn may(
    standing: &Standing,
    action: &str,
    it: &Proposal,
    parts: &Parts,
) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, action, &parts.matter(it.state.code()))
}

/// Whether somebody may evaluate a proposal: only whoever was named for its process, whatever else
/// they evaluate.
pub(crate) fn may_evaluate(standing: &Standing, it: &Proposal) -> Result<Capacity, Refusal> {
    let scope = PROCESS.with(it.process);
    let own = named_for(standing, it.process);
    let matter = Matter { scope: Some(&scope), state: it.state.code(), ..Matter::default() };
    authorise(PERMISSIONS, &own, "cocreation.evaluate", &matter)
}

/// Somebody with what of theirs is limited to this process.
pub(crate) fn named_for(standing: &Standing, process: Uuid) -> Standing {
    let scope = PROCESS.with(process);
    let own = |it: &&Office| it.role == Role::Evaluator && it.scope.as_ref() == Some(&scope);
    Standing { account: standing.account, offices: standing.offices.iter().filter(own).cloned().collect() }
}

/// Whether somebody leads what a thing is in, and may say what came from where in it.
pub(crate) fn may_trace_in(standing: &Standing, scope: &Ref) -> Result<Capacity, Refusal> {
    let matter = Matter { scope: Some(scope), ..Matter::default() };
    authorise(PERMISSIONS, standing, "cocreation.trace", &matter)
}

/// Somebody as a person: what they propose is proposed in no other capacity, whatever they hold.
fn as_person(standing: &Standing) -> Standing {
    let office = Office { role: Role::Participant, body: None, scope: None };
    let offices = if standing.is_signed_in() { vec![office] } else { Vec::new() };
    Standing { account: standing.account, offices }
}
