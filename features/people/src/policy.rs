//! Who may do what with organisations and jurisdictions.

use minga_kernel::Actor;

/// What this feature may be asked to do.
pub(crate) const ACTIONS: &[&str] = &["people.import"];

/// Whether this actor may import organisations and jurisdictions.
pub(crate) fn may_import(actor: &Actor) -> bool {
    match actor {
        Actor::Operator => true,
        Actor::Anonymous => false,
    }
}
