//! What was not selected in one process, and is offered again in a later one.

use minga_kernel::{Kind, Moment, Ref, codes};
use uuid::Uuid;

/// That a proposal is offered again, or that its author refused.
pub(crate) const RESCUE: Kind = Kind::new("proposal_rescue");
/// What an original is to the proposal as which it is offered again.
pub(crate) const RESCUED: &str = "rescued";

codes! {
    /// Where it stands.
    RescueState {
        /// Its author can refuse until its time is over.
        Asked = "asked",
        Offered = "offered",
        Refused = "refused",
    }
}

/// What was not selected, on its way to another process.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rescue {
    pub(crate) id: Uuid,
    pub(crate) from: Uuid,
    pub(crate) to: Uuid,
    pub(crate) original: Uuid,
    pub(crate) state: RescueState,
    /// As which proposal it is offered.
    pub(crate) offered: Option<Uuid>,
    pub(crate) asked_at: Moment,
    /// Until when its author can say something; silence is a yes without a name.
    pub(crate) until: Moment,
    /// Up to which support its people were asked whether they still agree; nothing before the first.
    pub(crate) told: Option<Uuid>,
    /// Whether all of them were.
    pub(crate) told_all: bool,
}

impl Rescue {
    pub(crate) fn reference(&self) -> Ref {
        RESCUE.with(self.id)
    }
}

codes! {
    /// What an author answers.
    Wish {
        /// It is offered, without their name.
        Unnamed = "unnamed",
        /// The same with it.
        Named = "named",
        Refuse = "refuse",
    }
}
