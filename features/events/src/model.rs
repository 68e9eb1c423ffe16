//! A gathering (evento): what people are called to. In the program it is not called an event,
//! because that is what the public record is made of.

pub(crate) mod agenda;
pub(crate) mod attendance;
pub(crate) mod certificate;
pub(crate) mod minutes;
pub(crate) mod registration;

use chrono::{Duration, NaiveDateTime};
use minga_kernel::{Day, Kind, Moment, Ref, Text};
use uuid::Uuid;

/// The kind of references that this feature owns.
pub(crate) const GATHERING: Kind = Kind::new("gathering");
/// Who calls people together.
pub(crate) const ORGANISATION: Kind = Kind::new("organisation");
/// Where it is.
pub(crate) const JURISDICTION: Kind = Kind::new("jurisdiction");
/// The kinds of things to which a gathering can belong.
pub(crate) const ATTACHED: [Kind; 1] = [Kind::new("plan")];

/// The thing of an address, if people can be called together about its kind.
pub(crate) fn attached(kind: &str, id: Uuid) -> Option<Ref> {
    ATTACHED.into_iter().find(|it| it.as_str() == kind).map(|kind| kind.with(id))
}

/// What a gathering is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Workshop,
    Meeting,
    Assembly,
    Webinar,
}

impl Sort {
    pub(crate) const ALL: [Sort; 4] = [Sort::Workshop, Sort::Meeting, Sort::Assembly, Sort::Webinar];

    /// As the database, the API and messages write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Sort::Workshop => "workshop",
            Sort::Meeting => "meeting",
            Sort::Assembly => "assembly",
            Sort::Webinar => "webinar",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// Where a gathering stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Only who prepares it knows of it; nothing of it is official.
    Draft,
    /// Everybody is called.
    Published,
    /// It took place.
    Held,
    /// It does not take place, and everybody reads why.
    Cancelled,
}

impl State {
    pub(crate) const ALL: [State; 4] = [State::Draft, State::Published, State::Held, State::Cancelled];

    /// As the database, the API and messages write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Published => "published",
            State::Held => "held",
            State::Cancelled => "cancelled",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Whether it can go from here to there. What took place or was cancelled stays so.
    pub(crate) const fn may_become(self, to: State) -> bool {
        matches!(
            (self, to),
            (State::Draft, State::Published) | (State::Published, State::Held | State::Cancelled)
        )
    }
}

/// A gathering.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gathering {
    pub(crate) id: Uuid,
    /// What it belongs to.
    pub(crate) about: Ref,
    pub(crate) sort: Sort,
    pub(crate) state: State,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    /// Lines that begin with a time.
    pub(crate) agenda: Text,
    /// The address of the place; empty where there is none.
    pub(crate) venue: String,
    pub(crate) jurisdiction: Option<Uuid>,
    /// The address of the call; empty where there is none. If people register, only those with a
    /// place are told.
    pub(crate) call: String,
    pub(crate) starts: Moment,
    pub(crate) ends: Moment,
    /// How many minutes its hours were before UTC when they were set: what people were told stays
    /// so if the law of the hour changes.
    pub(crate) offset: i64,
    /// Whether people register.
    pub(crate) registers: bool,
    /// For how many there is room; nothing for as many as come.
    pub(crate) places: Option<i64>,
    pub(crate) organiser: Uuid,
    /// Why it was cancelled.
    pub(crate) reason: Text,
    pub(crate) made_at: Moment,
}

impl Gathering {
    pub(crate) fn reference(&self) -> Ref {
        GATHERING.with(self.id)
    }

    pub(crate) fn organiser(&self) -> Ref {
        ORGANISATION.with(self.organiser)
    }

    pub(crate) fn place(&self) -> Option<Ref> {
        self.jurisdiction.map(|id| JURISDICTION.with(id))
    }

    /// When it begins, on the clocks of the place.
    pub(crate) fn local_start(&self) -> NaiveDateTime {
        local(self.starts, self.offset)
    }

    /// When it ends, on the clocks of the place.
    pub(crate) fn local_end(&self) -> NaiveDateTime {
        local(self.ends, self.offset)
    }

    /// Its first day, where it is.
    pub(crate) fn day(&self) -> Day {
        self.local_start().date()
    }

    /// How its clocks stand to UTC: `UTC−5`.
    pub(crate) fn zone(&self) -> String {
        zone(self.offset)
    }

    /// Whether people can register now.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.state == State::Published && self.registers && now < self.ends
    }

    /// Whether everybody may be told the address of the call.
    pub(crate) fn public_call(&self) -> Option<&str> {
        (!self.call.is_empty() && !self.registers).then_some(&*self.call)
    }
}

fn local(moment: Moment, offset: i64) -> NaiveDateTime {
    moment.checked_add_signed(Duration::minutes(offset)).unwrap_or(moment).naive_utc()
}

/// The moment that clocks with this offset show so.
pub(crate) fn moment_of(local: NaiveDateTime, offset: i64) -> Moment {
    let utc = local.checked_sub_signed(Duration::minutes(offset)).unwrap_or(local);
    utc.and_utc()
}

fn zone(offset: i64) -> String {
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    let sign = if offset < 0 { "−" } else { "+" };
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_took_place_or_was_cancelled_stays_so() {
        let mut allowed = Vec::new();
        for from in State::ALL {
            for to in State::ALL {
                if from.may_become(to) {
                    allowed.push((from.code(), to.code()));
                }
            }
        }
        assert_eq!(allowed, [("draft", "published"), ("published", "held"), ("published", "cancelled")]);
    }

    #[test]
    fn an_hour_is_that_of_the_place() {
        let nine = "2021-06-10T09:00:00".parse().expect("an hour");
        let moment = moment_of(nine, -300);
        assert_eq!(moment.to_rfc3339(), "2021-06-10T14:00:00+00:00");
        assert_eq!(local(moment, -300), nine);
        // In the evening of the last day of a year it is another day and year in UTC.
        let late = "2021-12-31T20:00:00".parse().expect("an hour");
        assert_eq!(moment_of(late, -300).to_rfc3339(), "2022-01-01T01:00:00+00:00");
        for (offset, said) in [(0, "UTC"), (-300, "UTC−5"), (330, "UTC+5:30"), (-210, "UTC−3:30")] {
            assert_eq!(zone(offset), said);
        }
    }
}
