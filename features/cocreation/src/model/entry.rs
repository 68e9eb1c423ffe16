//! Proposals that staff entered for people without internet: at a desk, from a workshop's table, or
//! from a sheet of either.

use super::phases::Phase;
use chrono::Days;
use minga_kernel::{Day, Kind, Moment, Ref, codes};
use uuid::Uuid;

/// That a proposal was entered for somebody, and what they agreed to.
pub(crate) const ENTRY: Kind = Kind::new("proposal_entry");
/// A table of a workshop; another feature's.
pub(crate) const TABLE: Kind = Kind::new("roundtable");
/// What a table is to the proposals that came of it.
pub(crate) const ORIGINATES: &str = "originates";

codes! {
    /// What somebody agreed to.
    Consent {
        /// That their words are published, without their name.
        Words = "words",
        /// The same with their name.
        Named = "words_and_name",
    }
}

codes! {
    /// How it came in.
    Way {
        /// One at a time, in a form.
        Desk = "desk",
        /// With others, in a file.
        Sheet = "sheet",
    }
}

/// What is known of how a proposal came in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) id: Uuid,
    pub(crate) proposal: Uuid,
    pub(crate) way: Way,
    pub(crate) consent: Consent,
    /// The day on which they agreed.
    pub(crate) consented_on: Day,
    /// The body that asked them; nothing for whoever leads the process.
    pub(crate) body: Option<Ref>,
    /// Their name, only where they want it published: nothing else is done with it.
    pub(crate) name: String,
    /// How many people signed for it on paper. They are told beside the supports and never among
    /// them: nobody can say who of them has an account too.
    pub(crate) paper: i64,
    pub(crate) made_at: Moment,
}

/// Whether what somebody agreed to on this day can be entered today: they agreed while proposals
/// were received, and whatever lies in a box on the last day has so many days more.
pub(crate) fn in_time(phases: &[Phase], consented: Day, today: Day, grace: u32) -> bool {
    let open = |it: &&Phase| it.proposals && it.begins <= consented && consented <= it.ends;
    let Some(phase) = phases.iter().find(open) else { return false };
    let last = phase.ends.checked_add_days(Days::new(u64::from(grace))).unwrap_or(phase.ends);
    consented <= today && today <= last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Publicity;
    use crate::model::tests::process;

    #[test]
    fn paper_of_the_last_day_is_not_lost() {
        let phases = process(Publicity::Published).phases;
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let entered = |consented, today| in_time(&phases, day(consented), day(today), 14);
        assert!(entered("2026-06-30", "2026-06-30"));
        assert!(entered("2026-06-30", "2026-07-14"));
        assert!(!entered("2026-06-30", "2026-07-15"));
        assert!(!entered("2026-07-01", "2026-07-02"), "nobody agrees after the reception is over");
        assert!(!entered("2026-06-14", "2026-06-20"));
        assert!(!entered("2026-06-20", "2026-06-19"), "nobody agrees tomorrow");
    }
}
