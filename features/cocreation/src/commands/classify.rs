//! Whoever leads a process says what a proposal is about, who is to answer, and whether it is
//! being evaluated.

use super::matter::{Matter, happened};
use crate::model::proposal::{Proposal, State, Step, Written};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Store};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// Who is to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Assigned {
    /// Nobody yet.
    Nobody,
    /// This organisation.
    Body(Uuid),
    /// What was written names none.
    Unknown,
}

/// What a form says of a proposal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Class {
    pub(crate) theme: Option<i64>,
    pub(crate) place: Option<Uuid>,
    pub(crate) assigned: Assigned,
    pub(crate) evaluated: bool,
}

/// The command.
pub(crate) async fn classify(
    cx: &Cx,
    store: &Store,
    proposal: Uuid,
    class: Class,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let matter = Matter::find(&tx, proposal).await?;
    let it = &matter.proposal;
    let capacity = policy::may(&standing(cx, &tx).await?, "cocreation.classify", it, &matter.parts())?;
    let process = &matter.process;
    let mut check = Check::default();
    if class.theme.is_some_and(|theme| process.theme(theme).is_none()) {
        check.refuse("theme", "cocreation-choice");
    }
    if class.place.is_some_and(|place| place != process.jurisdiction && !process.places.contains(&place)) {
        check.refuse("place", "cocreation-choice");
    }
    if class.assigned == Assigned::Unknown {
        check.refuse("assigned", "cocreation-body");
    }
    check.done()?;
    let state = match (it.state, class.evaluated) {
        (State::Submitted, true) => it.state.after(Step::Evaluate),
        (State::InEvaluation, false) => it.state.after(Step::Return),
        (state, _) => Some(state),
    };
    let state = state.ok_or(Refusal::State)?;
    let assigned = match class.assigned {
        Assigned::Body(id) => Some(id),
        Assigned::Nobody | Assigned::Unknown => None,
    };
    let written = Written { theme: class.theme, place: class.place, ..it.written.clone() };
    let after = Proposal { state, written, assigned, ..it.clone() };
    if after != *it {
        queries::save_proposal(&tx, &after).await?;
        let mut changes = serde_json::Map::new();
        if state != it.state {
            changes.insert("state".to_owned(), json!([it.state.code(), state.code()]));
        }
        let event = happened(it, "proposal.classified", json!({ "changes": changes }));
        tx.publish(cx, &capacity, vec![event]).await?;
    }
    Ok(tx.commit().await?)
}
