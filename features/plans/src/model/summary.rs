use super::{Plan, Standing, State, Theme};
use crate::progress::{self, Progress};
use minga_kernel::Day;

/// A plan as lists tell of it: without the words of what is in it.
pub(crate) struct PlanSummary {
    pub(crate) plan: Plan,
    pub(crate) themes: Vec<Theme>,
    /// For each commitment, how its milestones stand.
    pub(crate) commitments: Vec<Vec<Standing>>,
}

impl PlanSummary {
    /// The mean of its commitments.
    pub(crate) fn progress(&self) -> Option<Progress> {
        progress::mean(self.commitments.iter().map(|its| progress::of_commitment(its.iter().copied())))
    }

    /// How many milestones there are.
    pub(crate) fn milestones(&self) -> usize {
        self.commitments.iter().map(Vec::len).sum()
    }

    /// How many of them are in a state.
    pub(crate) fn in_state(&self, state: State) -> usize {
        self.commitments.iter().flatten().filter(|it| it.state == state).count()
    }

    /// How many of them are overdue.
    pub(crate) fn overdue(&self, today: Day) -> usize {
        self.commitments.iter().flatten().filter(|it| it.is_overdue(today)).count()
    }
}
