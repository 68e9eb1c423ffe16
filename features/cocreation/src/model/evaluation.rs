//! What evaluators say of a proposal by the criteria of its process, and what follows from it.

use super::Criterion;
use minga_kernel::{Day, Kind, Moment, Ref, codes};
use uuid::Uuid;

/// How proposals of a process are evaluated.
pub(crate) const RULES: Kind = Kind::new("process_evaluation");
/// What one evaluator gave a proposal, in one version.
pub(crate) const SHEET: Kind = Kind::new("evaluation_sheet");
/// That an evaluator has an interest of their own in a proposal.
pub(crate) const CONFLICT: Kind = Kind::new("evaluation_conflict");
/// What evaluators, or whoever leads the process, say together.
pub(crate) const DECISION: Kind = Kind::new("evaluation_decision");
/// That an evaluator agrees with what another one proposes to say together.
pub(crate) const AGREEMENT: Kind = Kind::new("evaluation_agreement");

/// The lowest and the highest number that a scale can have: a form offers each.
pub(crate) const SCALE: (i64, i64) = (0, 20);

codes! {
    /// What is said together.
    Verdict {
        Recommended = "recommended",
        WithChanges = "with_changes",
        NotRecommended = "not_recommended",
    }
}

codes! {
    /// Where what is said together stands.
    DecisionState {
        /// An evaluator proposes it, and the others did not all agree yet.
        Proposed = "proposed",
        Decided = "decided",
        /// Somebody changed their scores meanwhile, or proposed something else.
        Overtaken = "overtaken",
    }
}

codes! {
    /// Why an evaluator may not score a proposal.
    Cause {
        /// They say so.
        Declared = "declared",
        /// They made it, or a part of it.
        Author = "author",
        /// An organisation for which they act made it, or a part of it.
        Organisation = "organisation",
    }
}

/// How proposals of a process are evaluated.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rules {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    /// The last day for scores.
    pub(crate) due: Option<Day>,
    pub(crate) lowest: i64,
    pub(crate) highest: i64,
    pub(crate) made_at: Moment,
}

impl Rules {
    /// Whether the last day has passed.
    pub(crate) fn is_over(&self, today: Day) -> bool {
        self.due.is_some_and(|due| due < today)
    }

    /// Whether these numbers are scores by so many criteria.
    pub(crate) fn takes(&self, scores: &[i64], criteria: usize) -> bool {
        scores.len() == criteria && scores.iter().all(|it| (self.lowest..=self.highest).contains(it))
    }
}

/// What one evaluator gave a proposal. A change is a further version.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    pub(crate) proposal: Uuid,
    pub(crate) account: Uuid,
    /// The organisation for which they evaluated.
    pub(crate) body: Option<Ref>,
    /// From 1.
    pub(crate) version: i64,
    /// By each criterion, in their order.
    pub(crate) scores: Vec<i64>,
    pub(crate) lang: String,
    pub(crate) reason: String,
    pub(crate) made_at: Moment,
}

impl Sheet {
    /// The scores, each weighted: on the scale of the process.
    pub(crate) fn weighted(&self, criteria: &[Criterion]) -> f64 {
        let parts = self.scores.iter().zip(criteria).map(|(score, it)| *score as f64 * it.weight as f64);
        parts.sum::<f64>() / 100.0
    }
}

/// That an evaluator has an interest of their own in a proposal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Conflict {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    pub(crate) proposal: Uuid,
    pub(crate) account: Uuid,
    pub(crate) body: Option<Ref>,
    pub(crate) cause: Cause,
    pub(crate) lang: String,
    /// Their words; empty where the program found it.
    pub(crate) reason: String,
    pub(crate) made_at: Moment,
}

/// What is said together of a proposal. A correction is a further one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decision {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    pub(crate) proposal: Uuid,
    /// Its number among those of this proposal, from 1.
    pub(crate) number: i64,
    pub(crate) state: DecisionState,
    pub(crate) verdict: Verdict,
    pub(crate) lang: String,
    pub(crate) text: String,
    pub(crate) made_at: Moment,
    pub(crate) decided_at: Option<Moment>,
}

/// A note of an evaluator for the others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Note {
    pub(crate) id: Uuid,
    pub(crate) proposal: Uuid,
    pub(crate) account: Uuid,
    pub(crate) body: Option<Ref>,
    pub(crate) lang: String,
    pub(crate) text: String,
    pub(crate) made_at: Moment,
}

/// The middle of some numbers, and how far they lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spread {
    pub(crate) mean: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
    /// The standard deviation of all of them: √(Σ (x − mean)² ÷ n).
    pub(crate) deviation: f64,
}

impl Spread {
    /// Of these; of none there is none.
    pub(crate) fn of(values: &[f64]) -> Option<Spread> {
        let (mut least, mut most) = (*values.first()?, *values.first()?);
        for value in values {
            least = least.min(*value);
            most = most.max(*value);
        }
        let n = values.len() as f64;
        // Sums of floats can lie a hair beside what they are of.
        let mean = (values.iter().sum::<f64>() / n).clamp(least, most);
        let deviation = (values.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / n).sqrt();
        Some(Spread { mean, least, most, deviation })
    }

    /// To two decimals, as it is shown and given out.
    pub(crate) fn rounded(self) -> Spread {
        let round = |it: f64| (it * 100.0).round() / 100.0;
        Spread {
            mean: round(self.mean),
            least: round(self.least),
            most: round(self.most),
            deviation: round(self.deviation),
        }
    }
}

/// Somebody who evaluates a proposal, and how far they are.
#[derive(Clone, Debug)]
pub(crate) struct Seat {
    pub(crate) account: Uuid,
    pub(crate) body: Option<Ref>,
    /// Whether they are named at this moment, or were when it was decided.
    pub(crate) named: bool,
    pub(crate) conflict: Option<Cause>,
    /// Every version of what they gave, the newest last.
    pub(crate) sheets: Vec<Sheet>,
}

impl Seat {
    /// What they gave, if it counts.
    pub(crate) fn counting(&self) -> Option<&Sheet> {
        self.sheets.last().filter(|_| self.conflict.is_none())
    }
}

/// Everybody who evaluates a proposal.
#[derive(Clone, Debug, Default)]
pub(crate) struct Panel {
    pub(crate) seats: Vec<Seat>,
    /// What was, or may be, said together, in order.
    pub(crate) decisions: Vec<Decision>,
    /// Who agrees with what: the decision and the account.
    pub(crate) agreements: Vec<(Uuid, Uuid)>,
}

impl Panel {
    pub(crate) fn seat(&self, account: Uuid) -> Option<&Seat> {
        self.seats.iter().find(|it| it.account == account)
    }

    /// What holds.
    pub(crate) fn decided(&self) -> Option<&Decision> {
        self.decisions.iter().rev().find(|it| it.state == DecisionState::Decided)
    }

    /// What an evaluator proposes to say.
    pub(crate) fn proposed(&self) -> Option<&Decision> {
        self.decisions.iter().rev().find(|it| it.state == DecisionState::Proposed)
    }

    /// What counts.
    pub(crate) fn sheets(&self) -> Vec<&Sheet> {
        self.seats.iter().filter_map(Seat::counting).collect()
    }

    /// Of how many an evaluation is expected, or came: whoever may not score is not among them.
    pub(crate) fn expected(&self) -> usize {
        self.seats.iter().filter(|it| it.conflict.is_none() && (it.named || !it.sheets.is_empty())).count()
    }

    pub(crate) fn conflicts(&self) -> usize {
        self.seats.iter().filter(|it| it.conflict.is_some()).count()
    }

    /// Whether everybody of whom one is expected has scored.
    pub(crate) fn is_complete(&self) -> bool {
        let scored = self.sheets().len();
        scored > 0 && scored == self.expected()
    }

    /// Whether this account may see what others gave: only after it gave its own.
    pub(crate) fn shows_to(&self, account: Uuid) -> bool {
        self.seat(account).is_some_and(|it| it.counting().is_some())
    }

    /// Who still has to agree with what was proposed: everybody whose scores count.
    pub(crate) fn waits_for(&self, decision: &Decision) -> usize {
        let agreed = |account| self.agreements.contains(&(decision.id, account));
        self.sheets().iter().filter(|it| !agreed(it.account)).count()
    }

    /// The spread by each criterion, and of the whole.
    pub(crate) fn appraised(&self, criteria: &[Criterion]) -> (Vec<Option<Spread>>, Option<Spread>) {
        let sheets = self.sheets();
        let whole: Vec<f64> = sheets.iter().map(|it| it.weighted(criteria)).collect();
        let by = |at: usize| -> Vec<f64> {
            sheets.iter().filter_map(|it| it.scores.get(at)).map(|score| *score as f64).collect()
        };
        let each = (0..criteria.len()).map(|at| Spread::of(&by(at))).collect();
        (each, Spread::of(&whole))
    }
}

/// What is known of a proposal, or of a part of it, for conflicts of interest.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) author: Option<Uuid>,
    pub(crate) body: Option<Ref>,
    pub(crate) at: Moment,
}

/// For whom an evaluator acts, and until when.
#[derive(Clone, Debug)]
pub(crate) struct Acts {
    /// The organisation, and every other entry of it.
    pub(crate) bodies: Vec<Ref>,
    pub(crate) ends: Option<Moment>,
}

/// Why somebody may not score what was made like this, if so. Whoever left an organisation before
/// it proposed is free.
pub(crate) fn cause(account: Uuid, acts: &[Acts], made: &[Made]) -> Option<Cause> {
    if made.iter().any(|it| it.author == Some(account)) {
        return Some(Cause::Author);
    }
    let theirs = |it: &Made| {
        let own = |acts: &Acts| {
            it.body.as_ref().is_some_and(|body| acts.bodies.contains(body))
                && acts.ends.is_none_or(|ends| it.at < ends)
        };
        acts.iter().any(own)
    };
    made.iter().any(theirs).then_some(Cause::Organisation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ORGANISATION;
    use minga_kernel::Text;

    fn criteria(weights: &[i64]) -> Vec<Criterion> {
        weights.iter().map(|weight| Criterion { title: Text::new("es", "x"), weight: *weight }).collect()
    }

    fn sheet(account: u128, scores: &[i64]) -> Sheet {
        Sheet {
            id: Uuid::nil(),
            process: Uuid::nil(),
            proposal: Uuid::nil(),
            account: Uuid::from_u128(account),
            body: None,
            version: 1,
            scores: scores.to_vec(),
            lang: "es".to_owned(),
            reason: String::new(),
            made_at: Moment::default(),
        }
    }

    fn seat(account: u128, conflict: Option<Cause>, scores: Option<&[i64]>) -> Seat {
        Seat {
            account: Uuid::from_u128(account),
            body: None,
            named: true,
            conflict,
            sheets: scores.map(|it| sheet(account, it)).into_iter().collect(),
        }
    }

    #[test]
    fn scores_weigh_what_their_criteria_weigh() {
        let by = criteria(&[40, 60]);
        assert!((sheet(1, &[5, 1]).weighted(&by) - 2.6).abs() < 1e-9);
        let panel = Panel {
            seats: vec![seat(1, None, Some(&[5, 1])), seat(2, None, Some(&[1, 3])), seat(3, None, None)],
            ..Panel::default()
        };
        let (each, whole) = panel.appraised(&by);
        assert_eq!(each[0], Some(Spread { mean: 3.0, least: 1.0, most: 5.0, deviation: 2.0 }));
        let whole = whole.expect("two gave scores").rounded();
        // 0.4·5 + 0.6·1 = 2.6 and 0.4·1 + 0.6·3 = 2.2.
        assert_eq!(whole, Spread { mean: 2.4, least: 2.2, most: 2.6, deviation: 0.2 });
        assert_eq!((panel.sheets().len(), panel.expected(), panel.is_complete()), (2, 3, false));
        assert_eq!(Spread::of(&[]), None);
    }

    #[test]
    fn whoever_has_an_interest_counts_for_nothing_and_sees_nothing() {
        let own = seat(1, Some(Cause::Author), Some(&[5]));
        let panel =
            Panel { seats: vec![own, seat(2, None, Some(&[1])), seat(3, None, None)], ..Panel::default() };
        let (each, _) = panel.appraised(&criteria(&[100]));
        assert_eq!(each[0].map(|it| it.mean), Some(1.0));
        assert_eq!((panel.expected(), panel.conflicts()), (2, 1));
        assert!(!panel.shows_to(Uuid::from_u128(1)), "an interest");
        assert!(panel.shows_to(Uuid::from_u128(2)));
        assert!(!panel.shows_to(Uuid::from_u128(3)), "nothing of their own is in");
        assert!(!panel.shows_to(Uuid::from_u128(4)), "nobody named them");
    }

    #[test]
    fn an_organisation_that_was_left_before_is_nobodys_interest() {
        let at = |text: &str| text.parse::<Moment>().expect("a moment");
        let body = ORGANISATION.with(Uuid::from_u128(9));
        let person = Uuid::from_u128(1);
        let made = |author| [Made { author, body: Some(body.clone()), at: at("2021-06-02T00:00:00Z") }];
        let acts = |ends: Option<&str>| [Acts { bodies: vec![body.clone()], ends: ends.map(at) }];
        assert_eq!(cause(person, &[], &made(Some(person))), Some(Cause::Author));
        assert_eq!(cause(person, &[], &made(None)), None);
        assert_eq!(cause(person, &acts(None), &made(None)), Some(Cause::Organisation));
        assert_eq!(
            cause(person, &acts(Some("2021-06-03T00:00:00Z")), &made(None)),
            Some(Cause::Organisation)
        );
        assert_eq!(cause(person, &acts(Some("2021-06-01T00:00:00Z")), &made(None)), None);
    }

    #[test]
    fn a_mean_lies_between_the_least_and_the_most() {
        // Every list of up to four numbers of a scale.
        for code in 0..6_u32.pow(4) {
            let digits = [code % 6, code / 6 % 6, code / 36 % 6, code / 216 % 6];
            let values: Vec<f64> =
                digits.iter().filter(|it| **it > 0).map(|it| f64::from(*it) / 3.0).collect();
            let Some(it) = Spread::of(&values) else { continue };
            assert!(it.least <= it.mean && it.mean <= it.most, "{values:?}");
            assert!(it.deviation <= (it.most - it.least) / 2.0 + 1e-9, "{values:?}");
        }
    }
}
