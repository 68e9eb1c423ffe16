//! What is followed, by whom and how often.

use chrono::{DateTime, Datelike, Days, NaiveTime};
use minga_kernel::{Kind, Lang, Moment, Ref};
use minga_web::pages::Asked;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The kinds of things that can be followed.
pub(crate) const FOLLOWED: [Kind; 7] = [
    Kind::new("plan"),
    Kind::new("commitment"),
    Kind::new("theme"),
    Kind::new("organisation"),
    Kind::new("jurisdiction"),
    Kind::new("process"),
    Kind::new("proposal"),
];

/// The longest search that can be followed, as it is written in an address.
pub(crate) const LONGEST: usize = 1_000;

/// What somebody follows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Topic {
    /// A thing, with everything within it.
    Thing(Ref),
    /// What a search finds.
    Search(Asked),
}

/// How a search begins, among topics.
const SEARCH: &str = "search:";

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Topic::Thing(thing) => write!(f, "{thing}"),
            Topic::Search(asked) => write!(f, "{SEARCH}{}", asked.query()),
        }
    }
}

/// A text that is no topic.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoTopic;

impl FromStr for Topic {
    type Err = NoTopic;

    fn from_str(text: &str) -> Result<Topic, NoTopic> {
        if let Some(query) = text.strip_prefix(SEARCH) {
            let asked = Asked::parse(query);
            return if asked.is_empty() { Err(NoTopic) } else { Ok(Topic::Search(asked)) };
        }
        let thing: Ref = text.parse().map_err(|_| NoTopic)?;
        if FOLLOWED.contains(&thing.kind) { Ok(Topic::Thing(thing)) } else { Err(NoTopic) }
    }
}

/// How often somebody wants to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rhythm {
    /// Soon after it happens.
    Immediate,
    /// Once a day at most.
    Daily,
    /// Once a week at most, on Mondays.
    Weekly,
}

impl Rhythm {
    pub(crate) const ALL: [Rhythm; 3] = [Rhythm::Immediate, Rhythm::Daily, Rhythm::Weekly];

    /// As forms and the database write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Rhythm::Immediate => "immediate",
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Rhythm> {
        Rhythm::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Whether it is time again, where the last time was `last`.
    pub(crate) fn is_due(self, last: Moment, now: Moment, hour: u32, minutes: u32) -> bool {
        match self {
            Rhythm::Immediate => now >= last + chrono::Duration::minutes(i64::from(minutes)),
            Rhythm::Daily => last < newest(now, hour),
            Rhythm::Weekly => {
                let day = newest(now, hour);
                let since_monday = Days::new(u64::from(day.weekday().num_days_from_monday()));
                day.checked_sub_days(since_monday).is_some_and(|monday| last < monday)
            }
        }
    }
}

/// The newest moment of this hour (UTC).
fn newest(now: Moment, hour: u32) -> Moment {
    let time = NaiveTime::from_hms_opt(hour.min(23), 0, 0).unwrap_or_default();
    let today: Moment = DateTime::from_naive_utc_and_offset(now.date_naive().and_time(time), now.timezone());
    if today <= now { today } else { today - chrono::Duration::days(1) }
}

/// Somebody who is written to. Nothing but the address says who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Follower {
    pub(crate) id: Uuid,
    pub(crate) address: String,
    /// The language in which they are written to.
    pub(crate) lang: Lang,
    /// What stands in the addresses by which they change or end it.
    pub(crate) key: String,
    /// What stands in the address to which their mail is returned.
    pub(crate) returns: String,
    /// How often their mail was returned lately for a reason that may pass.
    pub(crate) soft: i64,
    pub(crate) soft_at: Option<Moment>,
    /// Since when nothing is sent, because their mail cannot be delivered.
    pub(crate) stopped_at: Option<Moment>,
}

impl Follower {
    /// So many returns stop it, if none is longer ago than this from the one before.
    pub(crate) const MOST_SOFT: i64 = 5;
    const FORGOTTEN: chrono::Duration = chrono::Duration::days(30);

    /// The same after a mail was returned.
    pub(crate) fn returned(self, for_ever: bool, now: Moment) -> Follower {
        let fresh = self.soft_at.is_some_and(|at| now - at < Follower::FORGOTTEN);
        let soft = if fresh { self.soft + 1 } else { 1 };
        let stops = for_ever || soft >= Follower::MOST_SOFT;
        let stopped_at = self.stopped_at.or(stops.then_some(now));
        Follower { soft, soft_at: Some(now), stopped_at, ..self }
    }
}

/// That somebody follows something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Follow {
    pub(crate) id: Uuid,
    pub(crate) topic: Topic,
    pub(crate) rhythm: Rhythm,
}

/// What somebody asked to follow and did not confirm yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) address: String,
    pub(crate) lang: Lang,
    pub(crate) topic: Topic,
    pub(crate) rhythm: Rhythm,
}

/// What happened from one event to another, for everybody who hears of it in one rhythm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Digest {
    pub(crate) id: Uuid,
    pub(crate) rhythm: Rhythm,
    /// The number of the last event of the digest before it.
    pub(crate) after: u64,
    /// The number of its last event.
    pub(crate) last: u64,
    /// Whether everything is ready to be sent.
    pub(crate) prepared: bool,
}

/// What a digest says of one topic in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) topic: String,
    pub(crate) lang: Lang,
    pub(crate) html: String,
    pub(crate) text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        text.parse().expect("a moment")
    }

    #[test]
    fn topics_read_as_they_are_written() {
        let thing = "plan:00000000-0000-0000-0000-000000000007";
        for text in [thing, "search:q=agua%20%26%20m%C3%A1s&kind=plan&overdue=1"] {
            assert_eq!(text.parse::<Topic>().expect("a topic").to_string(), text);
        }
        for text in
            ["", "plan", "account:00000000-0000-0000-0000-000000000007", "search:", "search:q=&page=2"]
        {
            assert_eq!(text.parse::<Topic>(), Err(NoTopic), "{text}");
        }
    }

    #[test]
    fn it_is_time_once_in_each_day_and_week() {
        let due = |rhythm: Rhythm, last: &str, now: &str| rhythm.is_due(at(last), at(now), 12, 15);
        // 2021-06-07 is a Monday.
        assert!(due(Rhythm::Weekly, "2021-06-06T12:00:00Z", "2021-06-07T12:00:00Z"));
        assert!(!due(Rhythm::Weekly, "2021-06-06T12:00:00Z", "2021-06-07T11:59:59Z"));
        assert!(!due(Rhythm::Weekly, "2021-06-07T12:00:00Z", "2021-06-13T23:00:00Z"));
        assert!(due(Rhythm::Weekly, "2021-06-07T12:00:00Z", "2021-06-16T00:00:00Z"), "late after a fault");
        assert!(due(Rhythm::Daily, "2021-06-06T12:00:00Z", "2021-06-07T12:00:00Z"));
        assert!(!due(Rhythm::Daily, "2021-06-06T12:00:01Z", "2021-06-07T11:00:00Z"));
        assert!(due(Rhythm::Immediate, "2021-06-06T12:00:00Z", "2021-06-06T12:15:00Z"));
        assert!(!due(Rhythm::Immediate, "2021-06-06T12:00:00Z", "2021-06-06T12:14:59Z"));
    }

    #[test]
    fn what_cannot_be_delivered_is_not_sent_for_ever() {
        let now = at("2021-06-06T12:00:00Z");
        let new = Follower {
            id: Uuid::nil(),
            address: String::new(),
            lang: Lang::Es,
            key: String::new(),
            returns: String::new(),
            soft: 0,
            soft_at: None,
            stopped_at: None,
        };
        assert!(new.clone().returned(true, now).stopped_at.is_some());
        let mut it = new.clone();
        for times in 1..=Follower::MOST_SOFT {
            it = it.returned(false, now);
            assert_eq!(it.stopped_at.is_some(), times == Follower::MOST_SOFT, "{times}");
        }
        let long_after = now + chrono::Duration::days(31);
        assert_eq!(new.returned(false, now).returned(false, long_after).soft, 1);
    }
}
