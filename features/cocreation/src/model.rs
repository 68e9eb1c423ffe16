//! Processes, their phases, and proposals with what becomes of them.

pub(crate) mod analysis;
pub(crate) mod census;
pub(crate) mod declared;
pub(crate) mod doors;
pub(crate) mod entry;
pub(crate) mod evaluation;
pub(crate) mod odd;
pub(crate) mod phases;
pub(crate) mod plain;
pub(crate) mod proposal;
pub(crate) mod rescue;
pub(crate) mod rules;
pub(crate) mod spam;

use chrono::Days;
use minga_kernel::{Day, Kind, Moment, Ref, Text, codes};
use phases::Phase;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A process of co-creation.
pub(crate) const PROCESS: Kind = Kind::new("process");
/// A proposal of people.
pub(crate) const PROPOSAL: Kind = Kind::new("proposal");
/// That somebody supports a proposal.
pub(crate) const SUPPORT: Kind = Kind::new("support");
/// What supports of a proposal are filed under; its identifier is that of the proposal, whose own
/// history would drown in them.
pub(crate) const SUPPORTS: Kind = Kind::new("proposal_supports");
/// That a proposal was merged into another one.
pub(crate) const MERGER: Kind = Kind::new("proposal_merger");
/// What an institution answered to a proposal.
pub(crate) const ANSWER: Kind = Kind::new("proposal_answer");
/// Where a proposal that was imported comes from.
pub(crate) const ORIGIN: Kind = Kind::new("proposal_origin");
/// That a process is an example.
pub(crate) const EXAMPLE: Kind = Kind::new("process_example");
/// Why a proposal was classified as it is.
pub(crate) const CLASSIFICATION: Kind = Kind::new("proposal_classification");
/// That two proposals that look alike are not the same.
pub(crate) const APART: Kind = Kind::new("proposals_apart");

/// Of features that this one does not know.
pub(crate) const JURISDICTION: Kind = Kind::new("jurisdiction");
pub(crate) const ORGANISATION: Kind = Kind::new("organisation");

/// What comes of proposals, in the end.
pub(crate) const COMMITMENT: Kind = Kind::new("commitment");

/// The part of the body to which a proposal was given.
pub(crate) const LEAD: &str = "lead";

codes! {
    /// Who may take part.
    Who {
        /// Whoever has an account.
        Account = "account",
        /// Whoever is known to read the mail of their address.
        Confirmed = "confirmed",
        /// Whoever has a code that was given to an organisation.
        Code = "code",
        /// Whoever is in a list.
        List = "list",
        /// Whoever is known to a provider of identities.
        Provider = "provider",
    }
}

codes! {
    /// Whether everybody sees a process.
    Publicity {
        Draft = "draft",
        Published = "published",
    }
}

/// A yardstick by which proposals are evaluated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Criterion {
    pub(crate) title: Text,
    /// In percent of the whole.
    pub(crate) weight: i64,
}

/// A process of co-creation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Process {
    pub(crate) id: Uuid,
    /// By which addresses name it; unique.
    pub(crate) code: String,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    /// Where it is: its clock counts.
    pub(crate) jurisdiction: Uuid,
    pub(crate) state: Publicity,
    pub(crate) who: Who,
    /// In their order; none of them overlap.
    pub(crate) phases: Vec<Phase>,
    /// What proposals are about. A proposal names one by its place in this list, from 1: none is
    /// ever taken away from a process that is published.
    pub(crate) themes: Vec<Text>,
    /// The jurisdictions for which proposals can be made, beside its own.
    pub(crate) places: Vec<Uuid>,
    pub(crate) criteria: Vec<Criterion>,
    /// Why it begins sooner after its publication than the rule says.
    pub(crate) hurry: Text,
    pub(crate) published_at: Option<Moment>,
    pub(crate) made_at: Moment,
}

impl Process {
    pub(crate) fn reference(&self) -> Ref {
        PROCESS.with(self.id)
    }

    pub(crate) fn is_public(&self) -> bool {
        self.state == Publicity::Published
    }

    pub(crate) fn theme(&self, number: i64) -> Option<&Text> {
        self.themes.get(usize::try_from(number.checked_sub(1)?).ok()?)
    }

    /// The phase on a day.
    pub(crate) fn phase(&self, day: Day) -> Option<&Phase> {
        self.phases.iter().find(|it| it.begins <= day && day <= it.ends)
    }

    /// Whether proposals can be made on this day.
    pub(crate) fn takes_proposals(&self, day: Day) -> bool {
        self.is_public() && self.phase(day).is_some_and(|it| it.proposals)
    }

    /// Whether proposals can be supported on this day.
    pub(crate) fn takes_supports(&self, day: Day) -> bool {
        self.is_public() && self.phase(day).is_some_and(|it| it.supports)
    }

    /// Whether it begins too soon if it is published on this day.
    pub(crate) fn is_hurried(&self, published: Day) -> bool {
        let Some(first) = self.phases.first() else { return false };
        let notice = Days::new(rules::notice(published).map_or(0, |rule| rule.days.unsigned_abs()));
        published.checked_add_days(notice).is_none_or(|earliest| first.begins < earliest)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::phases::PhaseKind;
    use super::*;

    pub(crate) fn process(state: Publicity) -> Process {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let phase = |kind, begins, ends, proposals, supports| Phase {
            kind,
            begins: day(begins),
            ends: day(ends),
            proposals,
            supports,
        };
        Process {
            id: Uuid::nil(),
            code: "P".to_owned(),
            title: Text::new("es", "Proceso"),
            summary: Text::default(),
            jurisdiction: Uuid::nil(),
            state,
            who: Who::Account,
            phases: vec![
                phase(PhaseKind::Reception, "2026-06-15", "2026-06-30", true, true),
                phase(PhaseKind::Analysis, "2026-07-01", "2026-07-31", false, true),
                phase(PhaseKind::Selection, "2026-08-02", "2026-08-31", false, false),
            ],
            themes: vec![Text::new("es", "Agua"), Text::new("es", "Suelo")],
            places: Vec::new(),
            criteria: Vec::new(),
            hurry: Text::default(),
            published_at: None,
            made_at: Moment::default(),
        }
    }

    #[test]
    fn each_day_allows_what_its_phase_allows() {
        let it = process(Publicity::Published);
        let allows = |text: &str| {
            let day = text.parse().expect("a day");
            (it.takes_proposals(day), it.takes_supports(day))
        };
        assert_eq!(allows("2026-06-14"), (false, false));
        assert_eq!(allows("2026-06-15"), (true, true));
        assert_eq!(allows("2026-06-30"), (true, true));
        assert_eq!(allows("2026-07-01"), (false, true));
        assert_eq!(allows("2026-08-01"), (false, false), "between two phases");
        assert_eq!(allows("2026-08-02"), (false, false));
        let draft = process(Publicity::Draft);
        assert!(!draft.takes_proposals("2026-06-15".parse().expect("a day")));
    }

    #[test]
    fn two_weeks_lie_between_publication_and_start() {
        let it = process(Publicity::Draft);
        assert!(!it.is_hurried("2026-06-01".parse().expect("a day")));
        assert!(it.is_hurried("2026-06-02".parse().expect("a day")));
        assert!(it.is_hurried("2026-07-02".parse().expect("a day")));
        assert!(it.is_hurried(Day::MAX));
    }

    #[test]
    fn themes_are_numbered_from_one() {
        let it = process(Publicity::Draft);
        assert_eq!(it.theme(1), Some(&Text::new("es", "Agua")));
        for number in [0, 3, -1, i64::MIN, i64::MAX] {
            assert_eq!(it.theme(number), None, "{number}");
        }
    }
}
