//! Who brings documents.

use minga_kernel::{Capacity, Matter, Permission, Ref, Refusal, Role, Standing, authorise};

/// The table; `docs/permissions.md` is written from it.
pub(crate) const PERMISSIONS: &[Permission] = &[
    Permission::new("repository.add", Role::Coordinator),
    Permission::new("repository.edit", Role::Coordinator),
    Permission::new("repository.read", Role::Program),
];

/// Whether somebody may do this in the repository of this plan.
pub(crate) fn may(standing: &Standing, action: &str, plan: &Ref) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, action, &Matter { scope: Some(plan), ..Matter::default() })
}
