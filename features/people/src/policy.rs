//! Who may do what with organisations and jurisdictions.

use minga_auth::Membership;
use minga_kernel::{
    Capacity, Matter, Office, Permission, Ref, Refusal, Role, Standing, authorise, may_somewhere,
};

/// The table; `docs/permissions.md` is written from it.
pub(crate) const PERMISSIONS: &[Permission] = &[
    Permission::new("people.import", Role::Operator),
    Permission::new("people.import", Role::Administrator),
    Permission::new("people.import", Role::Coordinator),
    Permission::new("people.edit", Role::Administrator),
    Permission::new("people.edit", Role::Coordinator),
    Permission::new("people.review", Role::Administrator),
    Permission::new("people.merge", Role::Administrator),
    Permission::new("people.confirm", Role::Program),
    Permission::new("people.confirm", Role::Administrator),
    Permission::new("people.confirm", Role::Coordinator),
    Permission::new("people.confirm", Role::Officer).part(ITSELF),
    Permission::new("people.confirm", Role::Counterpart).part(ITSELF),
    Permission::new("calendars.keep", Role::Administrator),
    Permission::new("calendars.keep", Role::Coordinator),
    Permission::new("handovers.arrange", Role::Administrator),
    Permission::new("handovers.acknowledge", Role::Administrator),
    Permission::new("handovers.acknowledge", Role::Coordinator),
    Permission::new("handovers.acknowledge", Role::Officer),
    Permission::new("handovers.acknowledge", Role::Counterpart),
    Permission::new("handovers.acknowledge", Role::Evaluator),
    Permission::new("handovers.acknowledge", Role::Moderator),
    Permission::new("handovers.acknowledge", Role::Reviewer),
];

/// The part that an organisation has in itself.
const ITSELF: &[&str] = &["itself"];

/// Whether somebody may say that how to reach an organisation is still right.
pub(crate) fn may_confirm(standing: &Standing, organisation: &Ref) -> Result<Capacity, Refusal> {
    let bodies = [(ITSELF[0], organisation.clone())];
    authorise(PERMISSIONS, standing, "people.confirm", &Matter { bodies: &bodies, ..Matter::default() })
}

/// Whether somebody may decide on organisations that ask to be listed.
pub(crate) fn may_review(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "people.review", &Matter::default())
}

/// Whether somebody may say that two organisations are one.
pub(crate) fn may_merge(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "people.merge", &Matter::default())
}

/// Whether somebody may import any of them at all.
pub(crate) fn may_begin_import(standing: &Standing) -> Result<(), Refusal> {
    may_somewhere(PERMISSIONS, standing, "people.import")
}

/// Whether somebody may import organisations and jurisdictions. They belong to no plan, so
/// whoever is limited to one may not.
pub(crate) fn may_import(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "people.import", &Matter::default())
}

/// Whether somebody may change what calendars say. They belong to no plan either.
pub(crate) fn may_keep_calendars(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "calendars.keep", &Matter::default())
}

/// Whether somebody may say who takes up what another leaves.
pub(crate) fn may_arrange_handovers(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "handovers.arrange", &Matter::default())
}

/// Whether somebody may take up what was left to the holder of this role, which has to be theirs
/// still.
pub(crate) fn may_acknowledge(standing: &Standing, left_to: &Membership) -> Result<Capacity, Refusal> {
    let theirs =
        |it: &&Office| it.role == left_to.role && it.body == left_to.body && it.scope == left_to.scope;
    let office = standing.offices.iter().find(theirs).ok_or(Refusal::Role)?;
    let own = Standing { account: standing.account, offices: vec![office.clone()] };
    let matter = Matter { scope: office.scope.as_ref(), ..Matter::default() };
    authorise(PERMISSIONS, &own, "handovers.acknowledge", &matter)
}

/// What somebody coordinates: plans, or everything.
pub(crate) fn coordinates(standing: &Standing) -> Vec<Option<Ref>> {
    let led = standing.offices.iter().filter(|it| it.role == Role::Coordinator);
    led.map(|it| it.scope.clone()).collect()
}

/// Whether somebody may make and change them by a form.
pub(crate) fn may_edit(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "people.edit", &Matter::default())
}
