//! Who takes files down.

use minga_kernel::{Capacity, Matter, Permission, Refusal, Role, Standing, authorise};

/// The table; `docs/permissions.md` is written from it.
pub(crate) const PERMISSIONS: &[Permission] = &[
    Permission::new("takedowns.take_down", Role::Moderator),
    Permission::new("takedowns.take_down", Role::Administrator),
];

/// Whether somebody may take a file down. A file belongs to no plan, so neither does who takes
/// it down.
pub(crate) fn may_take_down(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "takedowns.take_down", &Matter::default())
}
