//! What is written down of a gathering: its minutes, what was agreed, what its tables noted.

use minga_kernel::{Day, Kind, Moment, Ref, Text};
use uuid::Uuid;

/// The minutes of a gathering.
pub(crate) const MINUTES: Kind = Kind::new("minutes");
/// Something that was agreed.
pub(crate) const AGREEMENT: Kind = Kind::new("agreement");
/// A table (mesa) at which some of them worked, with its notes.
pub(crate) const ROUNDTABLE: Kind = Kind::new("roundtable");

/// The minutes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Minutes {
    pub(crate) id: Uuid,
    pub(crate) gathering: Uuid,
    pub(crate) words: Text,
    pub(crate) made_at: Moment,
}

/// An agreement (acuerdo): who does what until when.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Agreement {
    pub(crate) id: Uuid,
    pub(crate) gathering: Uuid,
    /// Its number in the gathering, from 1.
    pub(crate) number: i64,
    pub(crate) words: Text,
    /// Who does it.
    pub(crate) organisation: Uuid,
    pub(crate) due: Option<Day>,
    /// When it was done; nothing as long as it is open.
    pub(crate) done: Option<Day>,
    /// What was done.
    pub(crate) note: Text,
    pub(crate) made_at: Moment,
}

impl Agreement {
    pub(crate) fn reference(&self) -> Ref {
        AGREEMENT.with(self.id)
    }

    pub(crate) fn organisation(&self) -> Ref {
        crate::model::ORGANISATION.with(self.organisation)
    }

    /// How it stands, which is computed and never stored: a part of a message's key.
    pub(crate) fn state(&self, today: Day) -> &'static str {
        match (self.done, self.due) {
            (Some(_), _) => "done",
            (None, Some(due)) if due < today => "late",
            _ => "open",
        }
    }
}

/// A table with its notes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Roundtable {
    pub(crate) id: Uuid,
    pub(crate) gathering: Uuid,
    /// Its number in the gathering, from 1.
    pub(crate) number: i64,
    pub(crate) title: Text,
    pub(crate) notes: Text,
    pub(crate) made_at: Moment,
}

impl Roundtable {
    pub(crate) fn reference(&self) -> Ref {
        ROUNDTABLE.with(self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_is_late_from_the_day_after_its_last() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let it = Agreement {
            id: Uuid::nil(),
            gathering: Uuid::nil(),
            number: 1,
            words: Text::default(),
            organisation: Uuid::nil(),
            due: Some(day("2021-06-30")),
            done: None,
            note: Text::default(),
            made_at: Moment::UNIX_EPOCH,
        };
        assert_eq!((it.state(day("2021-06-30")), it.state(day("2021-07-01"))), ("open", "late"));
        let done = Agreement { done: Some(day("2021-07-05")), ..it.clone() };
        assert_eq!(done.state(day("2021-07-06")), "done");
        assert_eq!(Agreement { due: None, ..it }.state(day("2031-01-01")), "open");
    }
}
