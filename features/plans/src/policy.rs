//! Who may do what with plans.

use minga_kernel::Actor;

/// What this feature may be asked to do.
pub(crate) const ACTIONS: &[&str] = &["plans.import"];

/// Whether this actor may import plans.
pub(crate) fn may_import(actor: &Actor) -> bool {
    match actor {
        Actor::Operator => true,
        Actor::Anonymous => false,
    }
}
