//! Who may do what with organisations and jurisdictions.

use minga_kernel::{Capacity, Matter, Permission, Refusal, Role, Standing, authorise, may_somewhere};

/// The table; `docs/permissions.md` is written from it.
pub(crate) const PERMISSIONS: &[Permission] = &[
    Permission::new("people.import", Role::Operator),
    Permission::new("people.import", Role::Administrator),
    Permission::new("people.import", Role::Coordinator),
    Permission::new("people.edit", Role::Administrator),
    Permission::new("people.edit", Role::Coordinator),
    Permission::new("calendars.keep", Role::Administrator),
    Permission::new("calendars.keep", Role::Coordinator),
];

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

/// Whether somebody may make and change them by a form.
pub(crate) fn may_edit(standing: &Standing) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "people.edit", &Matter::default())
}
