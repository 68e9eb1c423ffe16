//! Proposals: their states, and which step leads from one to the other.

use super::PROPOSAL;
use minga_kernel::{Moment, Ref, codes};
use uuid::Uuid;

codes! {
    /// Where a proposal stands.
    State {
        /// Nobody but its author sees it; drafts lie in a table of their own.
        Draft = "draft",
        /// Nobody but its author sees it until a moderator has looked: something about it is odd,
        /// and the account is young.
        Waiting = "waiting",
        Submitted = "submitted",
        /// It is part of another one, and stays readable.
        Merged = "merged",
        InEvaluation = "in_evaluation",
        Answered = "answered",
        Withdrawn = "withdrawn",
        Hidden = "hidden",
    }
}

codes! {
    /// What an institution answered.
    Outcome {
        Accepted = "accepted",
        PartlyAccepted = "partly_accepted",
        NotAccepted = "not_accepted",
    }
}

codes! {
    /// How a proposal became part of another one.
    MergerKind {
        /// Its author joined the other.
        Joined = "joined",
        /// Whoever leads the process merged several.
        Merged = "merged",
    }
}

codes! {
    /// How somebody came to support a proposal.
    Origin {
        /// They said so.
        Given = "given",
        /// They made it.
        Author = "author",
        /// They supported what it was a part of, until that was undone.
        Carried = "carried",
    }
}

/// What is done to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Send,
    Join,
    /// It is sent, and a moderator looks first.
    Hold,
    Merge,
    Part,
    Evaluate,
    Return,
    Answer,
    Withdraw,
    Hide,
}

/// Every step that there is: from which state, by what, to which. What was hidden goes back to
/// where it was, and a joint proposal that was undone is withdrawn.
pub(crate) const STEPS: &[(State, Step, State)] = &[
    (State::Draft, Step::Send, State::Submitted),
    (State::Draft, Step::Join, State::Merged),
    (State::Draft, Step::Hold, State::Waiting),
    (State::Waiting, Step::Withdraw, State::Withdrawn),
    (State::Waiting, Step::Hide, State::Hidden),
    (State::Submitted, Step::Merge, State::Merged),
    (State::Merged, Step::Part, State::Submitted),
    (State::Submitted, Step::Evaluate, State::InEvaluation),
    (State::InEvaluation, Step::Return, State::Submitted),
    (State::Submitted, Step::Answer, State::Answered),
    (State::InEvaluation, Step::Answer, State::Answered),
    (State::Answered, Step::Answer, State::Answered),
    (State::Submitted, Step::Withdraw, State::Withdrawn),
    (State::Merged, Step::Withdraw, State::Withdrawn),
    (State::InEvaluation, Step::Withdraw, State::Withdrawn),
    (State::Submitted, Step::Hide, State::Hidden),
    (State::Merged, Step::Hide, State::Hidden),
    (State::InEvaluation, Step::Hide, State::Hidden),
    (State::Answered, Step::Hide, State::Hidden),
];

impl State {
    /// Where a step leads from here; nowhere if it cannot be taken.
    pub(crate) fn after(self, step: Step) -> Option<State> {
        let found = STEPS.iter().find(|(from, by, _)| *from == self && *by == step);
        found.map(|(_, _, to)| *to)
    }

    /// Those that lists show: what stands for itself.
    pub(crate) const LISTED: [State; 3] = [State::Submitted, State::InEvaluation, State::Answered];

    /// Those that wait for an answer.
    pub(crate) const OPEN: [State; 2] = [State::Submitted, State::InEvaluation];

    /// Whether everybody may read its words.
    pub(crate) fn is_readable(self) -> bool {
        !matches!(self, State::Draft | State::Waiting | State::Withdrawn | State::Hidden)
    }
}

/// What somebody writes of a proposal.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Written {
    pub(crate) title: String,
    /// What is wrong.
    pub(crate) problem: String,
    /// What would help.
    pub(crate) solution: String,
    /// Whom it would help.
    pub(crate) whom: String,
    /// Which theme of the process, by its number.
    pub(crate) theme: Option<i64>,
    /// For which jurisdiction.
    pub(crate) place: Option<Uuid>,
    /// The organisation for which it is made.
    pub(crate) body: Option<Ref>,
    /// Whether the author wants their name shown.
    pub(crate) named: bool,
    /// The language of the page on which it was written.
    pub(crate) lang: String,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Proposal {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    /// Its number in the process, from 1.
    pub(crate) number: i64,
    pub(crate) state: State,
    /// Where it stood before it was hidden.
    pub(crate) hidden_from: Option<State>,
    /// The moderator's words.
    pub(crate) hidden_why: String,
    pub(crate) outcome: Option<Outcome>,
    /// Whether it was made out of several.
    pub(crate) joint: bool,
    /// The account that made it; nobody's once it is withdrawn, and of a joint one.
    pub(crate) author: Option<Uuid>,
    pub(crate) written: Written,
    /// The organisation that is to answer.
    pub(crate) assigned: Option<Uuid>,
    /// What it is a part of.
    pub(crate) merged_into: Option<Uuid>,
    /// How many people support it, or anything that was merged into it: each once.
    pub(crate) supports: i64,
    pub(crate) made_at: Moment,
}

impl Proposal {
    pub(crate) fn reference(&self) -> Ref {
        PROPOSAL.with(self.id)
    }

    /// Where it stands once a moderator shows it.
    pub(crate) fn shown_as(&self) -> State {
        let sent = if self.merged_into.is_some() { State::Merged } else { State::Submitted };
        match (self.state, self.hidden_from) {
            (State::Waiting, _) | (State::Hidden, None | Some(State::Waiting)) => sent,
            (State::Hidden, Some(before)) => before,
            (state, _) => state,
        }
    }
}

/// That a proposal is, or was, part of another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Merger {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    pub(crate) original: Uuid,
    pub(crate) into: Uuid,
    pub(crate) kind: MergerKind,
    pub(crate) lang: String,
    pub(crate) reason: String,
    pub(crate) made_at: Moment,
    pub(crate) ended_at: Option<Moment>,
    pub(crate) end_reason: String,
    /// What the author of the original has against it; empty if nothing.
    pub(crate) objection: String,
    pub(crate) objected_at: Option<Moment>,
}

/// What an institution answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) id: Uuid,
    pub(crate) proposal: Uuid,
    /// Its number among those to this proposal, from 1; the last one holds.
    pub(crate) number: i64,
    pub(crate) outcome: Outcome,
    pub(crate) body: Option<Ref>,
    pub(crate) lang: String,
    pub(crate) text: String,
    pub(crate) made_at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: [Step; 10] = [
        Step::Send,
        Step::Join,
        Step::Hold,
        Step::Merge,
        Step::Part,
        Step::Evaluate,
        Step::Return,
        Step::Answer,
        Step::Withdraw,
        Step::Hide,
    ];

    #[test]
    fn only_the_steps_of_the_table_can_be_taken() {
        for from in State::ALL {
            for step in EVERY {
                let to = from.after(step);
                let told = STEPS.iter().filter(|(own, by, _)| own == from && *by == step).count();
                assert_eq!(told, usize::from(to.is_some()), "{from:?} {step:?}");
            }
        }
        // What is over stays as it is, whoever asks.
        assert!(EVERY.iter().all(|step| State::Withdrawn.after(*step).is_none()));
        assert!(EVERY.iter().all(|step| State::Hidden.after(*step).is_none()));
        // What an institution answered is not taken back, and not merged into something else.
        assert_eq!(State::Answered.after(Step::Withdraw), None);
        assert_eq!(State::Answered.after(Step::Merge), None);
        // Nothing that was sent becomes a draft again.
        assert!(STEPS.iter().all(|(_, _, to)| *to != State::Draft));
    }

    #[test]
    fn every_state_can_be_reached_and_every_code_reads_as_it_writes() {
        for state in State::ALL.iter().filter(|it| **it != State::Draft) {
            assert!(STEPS.iter().any(|(_, _, to)| to == state), "{state:?}");
            assert_eq!(State::from_code(state.code()), Some(*state));
        }
        for it in Outcome::ALL {
            assert_eq!(Outcome::from_code(it.code()), Some(*it));
        }
        assert_eq!(State::from_code("published"), None);
    }

    #[test]
    fn what_is_listed_can_be_read() {
        assert!(State::LISTED.iter().all(|it| it.is_readable()));
        assert!(!State::Hidden.is_readable() && !State::Withdrawn.is_readable());
    }
}
