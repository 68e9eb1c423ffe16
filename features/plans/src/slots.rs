//! What plans put on other pages.

mod home;
mod onward;
mod organisation;
mod territory;

use minga_web::Slot;
use std::sync::Arc;

pub(crate) use home::{ActCards, PromisedPlan, PromisedPlans};
pub(crate) use onward::Onward;
pub(crate) use organisation::Answers;
pub(crate) use territory::PlansOfTerritory;

/// All of it.
pub(crate) fn all() -> Vec<Slot> {
    vec![
        Arc::new(home::Promised),
        Arc::new(home::Act),
        Arc::new(onward::OfCommitment),
        Arc::new(organisation::OfOrganisation),
        Arc::new(territory::OfTerritory),
    ]
}
