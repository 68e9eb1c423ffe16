//! Who calls people together.

use crate::model::minutes::Agreement;
use crate::model::{Gathering, State};
use minga_kernel::{Capacity, Matter, Permission, Ref, Refusal, Role, Standing, authorise};

const DRAFT: &[&str] = &[State::Draft.code()];
const PUBLISHED: &[&str] = &[State::Published.code()];
const PUBLIC: &[&str] = &[State::Published.code(), State::Held.code()];
const OPEN: &[&str] = &[State::Draft.code(), State::Published.code()];

/// The table; `docs/permissions.md` is written from it.
pub(crate) const PERMISSIONS: &[Permission] = &[
    Permission::new("events.create", Role::Coordinator),
    Permission::new("events.edit", Role::Coordinator).states(OPEN),
    Permission::new("events.publish", Role::Coordinator).states(DRAFT),
    Permission::new("events.discard", Role::Coordinator).states(DRAFT),
    Permission::new("events.hold", Role::Coordinator).states(PUBLISHED),
    Permission::new("events.cancel", Role::Coordinator).states(PUBLISHED),
    Permission::new("events.attend", Role::Coordinator).states(PUBLIC),
    Permission::new("events.attend", Role::Officer).part(&["organiser"]).states(PUBLIC),
    Permission::new("events.minute", Role::Coordinator).states(PUBLIC),
    Permission::new("events.minute", Role::Officer).part(&["organiser"]).states(PUBLIC),
    Permission::new("events.fulfil", Role::Coordinator),
    Permission::new("events.fulfil", Role::Officer).part(&["responsible"]),
    Permission::new("events.fulfil", Role::Counterpart).part(&["responsible"]),
];

/// Whether somebody may call people together about this thing.
pub(crate) fn may_create(standing: &Standing, about: &Ref) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "events.create", &Matter { scope: Some(about), ..Matter::default() })
}

/// Whether somebody may do this to a gathering.
pub(crate) fn may(standing: &Standing, action: &str, it: &Gathering) -> Result<Capacity, Refusal> {
    let bodies = [("organiser", it.organiser())];
    let matter = Matter { scope: Some(&it.about), bodies: &bodies, state: it.state.code() };
    authorise(PERMISSIONS, standing, action, &matter)
}

/// Whether somebody may say that an agreement of a gathering is done.
pub(crate) fn may_fulfil(
    standing: &Standing,
    it: &Gathering,
    agreement: &Agreement,
) -> Result<Capacity, Refusal> {
    let bodies = [("responsible", agreement.organisation())];
    let matter = Matter { scope: Some(&it.about), bodies: &bodies, state: it.state.code() };
    authorise(PERMISSIONS, standing, "events.fulfil", &matter)
}
