use super::{Assessment, Body, Commitment, Dates, Milestone, Plan, State, Theme};
use crate::progress::{self, Progress};
use minga_kernel::{Day, Ref, Resolved};
use minga_store::Origin;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// A plan with everything in it, or with some of its commitments and what is in those.
pub(crate) struct WholePlan {
    pub(crate) plan: Plan,
    pub(crate) themes: Vec<Theme>,
    pub(crate) commitments: Vec<Commitment>,
    /// By the number of their commitment, then by their own.
    pub(crate) milestones: Vec<Milestone>,
    pub(crate) bodies: HashMap<Uuid, Vec<Body>>,
    /// Every version of every assessment of the commitments, and of the plan as a whole where
    /// all of it is here.
    pub(crate) assessments: Vec<Assessment>,
    /// Who the bodies are.
    pub(crate) known: Arc<HashMap<Ref, Resolved>>,
    /// From what its commitments came, and what that is.
    pub(crate) origins: Arc<Origins>,
}

/// From what some commitments came, and what that is.
#[derive(Default)]
pub(crate) struct Origins {
    pub(crate) links: Vec<Origin>,
    pub(crate) known: HashMap<Ref, Resolved>,
}

impl WholePlan {
    /// Its commitments with their facts.
    pub(crate) fn facts(&self) -> Vec<CommitmentFacts<'_>> {
        let facts = self.commitments.iter().map(|commitment| {
            let first = self.milestones.partition_point(|it| it.commitment_number < commitment.number);
            let rest = self.milestones.get(first..).unwrap_or_default();
            let its = rest.iter().take_while(|it| it.commitment_number == commitment.number);
            CommitmentFacts {
                plan: &self.plan.code,
                commitment,
                milestones: its.collect(),
                bodies: self.bodies.get(&commitment.id).map(Vec::as_slice).unwrap_or_default(),
                known: &self.known,
            }
        });
        facts.collect()
    }

    /// Whether any date that was signed is known.
    pub(crate) fn signed_known(&self) -> bool {
        !self.plan.period.signed.are_unknown()
            || self.milestones.iter().any(|it| !it.schedule.signed.are_unknown())
    }
}

/// A commitment with what is in it, and what follows from that.
pub(crate) struct CommitmentFacts<'a> {
    /// The code of its plan.
    pub(crate) plan: &'a str,
    pub(crate) commitment: &'a Commitment,
    pub(crate) milestones: Vec<&'a Milestone>,
    pub(crate) bodies: &'a [Body],
    pub(crate) known: &'a HashMap<Ref, Resolved>,
}

impl CommitmentFacts<'_> {
    /// Its progress.
    pub(crate) fn progress(&self) -> Option<Progress> {
        progress::of_commitment(self.milestones.iter().map(|it| it.standing()))
    }

    /// Its state, told from its milestones.
    pub(crate) fn state(&self) -> State {
        progress::state_of(self.milestones.iter().map(|it| it.standing()))
    }

    /// From the first day in force of its milestones to the last.
    pub(crate) fn dates(&self) -> Dates {
        let dates = || self.milestones.iter().map(|it| it.schedule.in_force);
        Dates { start: dates().filter_map(|it| it.start).min(), end: dates().filter_map(|it| it.end).max() }
    }

    /// How many milestones the source speaks of, where it is not how many it lists.
    pub(crate) fn stated(&self) -> Option<i64> {
        let stated = self.commitment.milestones_stated;
        stated.filter(|stated| usize::try_from(*stated) != Ok(self.milestones.len()))
    }

    /// How many of its milestones are overdue.
    pub(crate) fn overdue(&self, today: Day) -> usize {
        self.milestones.iter().filter(|it| it.is_overdue(today)).count()
    }

    /// How many are completed.
    pub(crate) fn completed(&self) -> usize {
        self.milestones.iter().filter(|it| it.state == State::Completed).count()
    }

    /// How many are in progress without a figure, which count as nothing.
    pub(crate) fn without_figure(&self) -> usize {
        self.milestones.iter().filter(|it| it.state == State::InProgress && it.reported.is_none()).count()
    }
}
