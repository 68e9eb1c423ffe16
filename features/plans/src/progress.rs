//! How progress is computed. The rule is printed beside every number.
//!
//! A milestone counts what was last reported of it: 100 if it is completed, 0 if nobody
//! gave a figure. A commitment is the mean of its milestones by weight, a theme and a
//! plan the mean of their commitments. Cancelled milestones, and commitments without
//! milestones, are left out of the mean.

use crate::model::{Standing, State};

/// What is reported and what is confirmed, in percent from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Progress {
    pub(crate) reported: f64,
    pub(crate) confirmed: f64,
}

impl Progress {
    /// To one decimal, as it is published.
    pub(crate) fn rounded(self) -> Progress {
        let round = |value: f64| (value * 10.0).round() / 10.0;
        Progress { reported: round(self.reported), confirmed: round(self.confirmed) }
    }
}

/// What one milestone counts.
pub(crate) fn of_milestone(milestone: Standing) -> Progress {
    let reported = match (milestone.state, milestone.reported) {
        (State::Completed, _) => 100,
        (_, figure) => figure.unwrap_or(0),
    };
    Progress { reported: reported as f64, confirmed: milestone.confirmed.unwrap_or(0) as f64 }
}

/// A commitment's progress; `None` if it has no milestone that counts.
pub(crate) fn of_commitment(milestones: impl IntoIterator<Item = Standing>) -> Option<Progress> {
    let (mut weight, mut reported, mut confirmed) = (0.0, 0.0, 0.0);
    for milestone in milestones.into_iter().filter(|milestone| milestone.state != State::Cancelled) {
        let progress = of_milestone(milestone);
        weight += milestone.weight;
        reported += milestone.weight * progress.reported;
        confirmed += milestone.weight * progress.confirmed;
    }
    (weight > 0.0).then(|| Progress { reported: reported / weight, confirmed: confirmed / weight })
}

/// The mean of several; `None` if there is none.
pub(crate) fn mean(each: impl IntoIterator<Item = Option<Progress>>) -> Option<Progress> {
    let (mut count, mut reported, mut confirmed) = (0.0, 0.0, 0.0);
    for progress in each.into_iter().flatten() {
        count += 1.0;
        reported += progress.reported;
        confirmed += progress.confirmed;
    }
    (count > 0.0).then(|| Progress { reported: reported / count, confirmed: confirmed / count })
}

/// Where a commitment stands, told from its milestones.
pub(crate) fn state_of(milestones: impl IntoIterator<Item = Standing>) -> State {
    let (mut open, mut begun, mut done, mut any) = (false, false, false, false);
    for milestone in milestones {
        any = true;
        match milestone.state {
            State::NotStarted => open = true,
            State::InProgress => (open, begun) = (true, true),
            State::Completed => done = true,
            State::Cancelled => {}
        }
    }
    match (any, open, begun || done) {
        (true, false, true) => State::Completed,
        (true, false, false) => State::Cancelled,
        (true, true, true) => State::InProgress,
        _ => State::NotStarted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn milestone(state: State, reported: Option<i64>, confirmed: Option<i64>, weight: f64) -> Standing {
        Standing { state, reported, confirmed, weight, due: None }
    }

    #[test]
    fn the_rule_in_figures() {
        let some = [
            milestone(State::Completed, Some(100), Some(100), 1.0),
            milestone(State::InProgress, Some(50), None, 2.0),
            milestone(State::InProgress, None, None, 1.0),
            milestone(State::Cancelled, Some(90), None, 50.0),
        ];
        assert_eq!(of_commitment(some), Some(Progress { reported: 50.0, confirmed: 25.0 }));
        assert_eq!(of_commitment([some[3]]), None);
        assert_eq!(state_of(some), State::InProgress);
        assert_eq!(state_of([some[3]]), State::Cancelled);
        assert_eq!(state_of([some[0]]), State::Completed);
        assert_eq!(state_of([]), State::NotStarted);
    }

    proptest! {
        #[test]
        fn a_mean_lies_between_its_parts(
            parts in prop::collection::vec((0i64..=100, 0i64..=100, 0.01f64..1e6), 1..20),
        ) {
            let all: Vec<_> = parts
                .iter()
                .map(|(reported, confirmed, weight)| {
                    milestone(State::InProgress, Some(*reported), Some(*confirmed), *weight)
                })
                .collect();
            let progress = of_commitment(all).expect("there is a milestone");
            let least = parts.iter().map(|part| part.0).min().unwrap_or(0) as f64;
            let most = parts.iter().map(|part| part.0).max().unwrap_or(0) as f64;
            prop_assert!(progress.reported >= least - 1e-6 && progress.reported <= most + 1e-6);
        }
    }
}
