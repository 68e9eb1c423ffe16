//! Who may do what with organisations and jurisdictions.

use minga_kernel::{Capacity, Matter, Permission, Refusal, Role, Standing, authorise};

/// The table; `docs/permissions.md` is written from it.
pub(crate) const PERMISSIONS: &[Permission] =
    &[Permission::new("people.import", Role::Operator), Permission::new("people.import", Role::Coordinator)];

/// Whether somebody may import organisations and jurisdictions.
pub(crate) fn may_import(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "people.import", &Matter::default())
}
