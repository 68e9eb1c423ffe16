use super::rules;
use minga_kernel::{Calendar, Count, Day, Moment, Role, Rule, Text};
use uuid::Uuid;

/// Where a progress report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ReportState {
    /// The institution said so; nobody else has yet.
    Reported,
    /// The counterpart agrees: the second key.
    Confirmed,
    /// The counterpart does not agree, and said why.
    Disputed,
    /// Whoever coordinates the plan gave it back to be mended; a further report takes its place.
    Returned,
}

impl ReportState {
    pub(crate) const ALL: [ReportState; 4] =
        [ReportState::Reported, ReportState::Confirmed, ReportState::Disputed, ReportState::Returned];

    /// As the database and the API write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            ReportState::Reported => "reported",
            ReportState::Confirmed => "confirmed",
            ReportState::Disputed => "disputed",
            ReportState::Returned => "returned",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<ReportState> {
        ReportState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What somebody says to a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Say {
    /// The counterpart confirms it.
    Confirm,
    /// The counterpart disputes it.
    Dispute,
    /// The counterpart asks.
    Ask,
    /// The institution answers a dispute or a question.
    Answer,
    /// The coordinator gives it back.
    Return,
}

impl Say {
    pub(crate) const ALL: [Say; 5] = [Say::Confirm, Say::Dispute, Say::Ask, Say::Answer, Say::Return];

    /// As the database and the API write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Say::Confirm => "confirm",
            Say::Dispute => "dispute",
            Say::Ask => "ask",
            Say::Answer => "answer",
            Say::Return => "return",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Say> {
        Say::ALL.into_iter().find(|say| say.code() == code)
    }

    /// The permission that it needs.
    pub(crate) const fn action(self) -> &'static str {
        match self {
            Say::Confirm => "plans.confirm",
            Say::Dispute => "plans.dispute",
            Say::Ask => "plans.ask",
            Say::Answer => "plans.answer",
            Say::Return => "plans.return",
        }
    }

    /// Where it leads from a state, if it can be said there. This is the machine of the two
    /// keys; `policy.rs` says who may take which step.
    pub(crate) const fn leads(self, from: ReportState) -> Option<ReportState> {
        use ReportState::{Confirmed, Disputed, Reported, Returned};
        match (self, from) {
            (Say::Confirm, Reported | Disputed) => Some(Confirmed),
            (Say::Dispute, Reported) => Some(Disputed),
            (Say::Ask, Reported | Disputed) => Some(from),
            // Whoever disputed can look again.
            (Say::Answer, Reported | Disputed) => Some(Reported),
            (Say::Return, Reported | Disputed) => Some(Returned),
            _ => None,
        }
    }

    /// Whether it needs words: only agreeing can be silent.
    pub(crate) const fn needs_words(self) -> bool {
        !matches!(self, Say::Confirm)
    }
}

/// Whether a report tells of progress, or that the milestone is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportKind {
    Progress,
    Completion,
}

impl ReportKind {
    /// As the database and the API write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            ReportKind::Progress => "progress",
            ReportKind::Completion => "completion",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<ReportKind> {
        [ReportKind::Progress, ReportKind::Completion].into_iter().find(|kind| kind.code() == code)
    }
}

/// What an institution says of a milestone. It is never edited: a later one takes its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Report {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) commitment: Uuid,
    pub(crate) milestone: Uuid,
    /// Its place among those of its milestone, from 1.
    pub(crate) number: i64,
    pub(crate) kind: ReportKind,
    pub(crate) state: ReportState,
    /// The organisation that reports.
    pub(crate) body: Uuid,
    /// Percent, 0 to 100.
    pub(crate) percent: i64,
    /// The last day of which it tells; of a completion, the day on which it was done.
    pub(crate) until: Option<Day>,
    pub(crate) text: Text,
    pub(crate) obstacles: Text,
    pub(crate) help_needed: Text,
    pub(crate) next_steps: Text,
    pub(crate) reported_at: Moment,
    /// When the counterpart confirmed or the coordinator returned it.
    pub(crate) settled_at: Option<Moment>,
}

impl Report {
    /// Whether it can still wait for the counterpart.
    pub(crate) fn waits(&self) -> bool {
        self.state == ReportState::Reported
    }

    /// Until when the counterpart is in time by this calendar; `None` if nothing waits for it.
    pub(crate) fn due<'a>(
        &self,
        calendar: &Calendar,
        said: impl IntoIterator<Item = &'a Statement>,
    ) -> Option<Due> {
        let answered = said.into_iter().any(|it| it.role == Role::Counterpart);
        if !self.waits() || answered {
            return None;
        }
        let since = calendar.day_of(self.reported_at);
        let rule = rules::answer(since)?;
        Some(Due { since, last: calendar.last(since, rule.days, Count::Working), rule })
    }
}

/// Until when something is in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Due {
    /// The day after which days count.
    pub(crate) since: Day,
    /// The last day that is in time; nothing while the clock stands still.
    pub(crate) last: Option<Day>,
    /// The rule that says how many days there are.
    pub(crate) rule: &'static Rule,
}

impl Due {
    /// How many working days have passed at this moment, where the calendar is, if those are
    /// more than there were.
    pub(crate) fn waited_too_long(&self, calendar: &Calendar, now: Moment) -> Option<i64> {
        let today = calendar.day_of(now);
        let over = self.last.is_some_and(|last| today > last);
        over.then(|| calendar.between(self.since, today, Count::Working).max(self.rule.days + 1))
    }
}

/// Something said to a report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) report: Uuid,
    /// Its place among those of its report, from 1.
    pub(crate) number: i64,
    pub(crate) say: Say,
    /// The role in which it was said.
    pub(crate) role: Role,
    pub(crate) body: Option<Uuid>,
    pub(crate) text: Text,
    pub(crate) made_at: Moment,
}

/// Where a change of dates stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RescheduleState {
    Proposed,
    Decided,
    Refused,
}

impl RescheduleState {
    /// As the database and the API write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            RescheduleState::Proposed => "proposed",
            RescheduleState::Decided => "decided",
            RescheduleState::Refused => "refused",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<RescheduleState> {
        [RescheduleState::Proposed, RescheduleState::Decided, RescheduleState::Refused]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// A change of the dates in force; those that were signed stay.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reschedule {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    /// The milestone; `None` for the whole plan.
    pub(crate) milestone: Option<Uuid>,
    pub(crate) state: RescheduleState,
    /// The last day before.
    pub(crate) from: Option<Day>,
    /// The last day after.
    pub(crate) to: Option<Day>,
    /// Of a whole plan: by how many months every open milestone moves.
    pub(crate) months: Option<i64>,
    pub(crate) reason: Text,
    /// Who decided, and where it is written.
    pub(crate) decision: Text,
    /// The organisation that proposed it; `None` where it was decided without a proposal.
    pub(crate) proposed_by: Option<Uuid>,
    pub(crate) proposed_at: Moment,
    pub(crate) decided_at: Option<Moment>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_machine_of_the_two_keys() {
        let drawn: Vec<String> = ReportState::ALL
            .into_iter()
            .flat_map(|from| {
                Say::ALL.into_iter().filter_map(move |say| {
                    say.leads(from).map(|to| format!("{} -{}-> {}", from.code(), say.code(), to.code()))
                })
            })
            .collect();
        assert_eq!(
            drawn,
            [
                "reported -confirm-> confirmed",
                "reported -dispute-> disputed",
                "reported -ask-> reported",
                "reported -answer-> reported",
                "reported -return-> returned",
                "disputed -confirm-> confirmed",
                "disputed -ask-> disputed",
                "disputed -answer-> reported",
                "disputed -return-> returned",
            ]
        );
    }

    proptest! {
        /// Whatever is said in whatever order: what is confirmed was confirmed by a counterpart,
        /// and what is settled stays so.
        #[test]
        fn nothing_but_the_counterpart_confirms(said in prop::collection::vec(0..5usize, 0..40)) {
            let mut state = ReportState::Reported;
            for say in said.into_iter().map(|at| Say::ALL[at]) {
                let before = state;
                if let Some(next) = say.leads(state) {
                    state = next;
                }
                if before != ReportState::Confirmed && state == ReportState::Confirmed {
                    prop_assert_eq!(say, Say::Confirm);
                }
                if matches!(before, ReportState::Confirmed | ReportState::Returned) {
                    prop_assert_eq!(before, state);
                }
            }
        }
    }
}
