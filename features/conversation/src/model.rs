//! Comments, answers, reports and decisions.

pub(crate) mod rules;

use minga_kernel::{Calendar, Count, Day, Kind, Moment, Ref, RefError, Rule, codes};
use uuid::Uuid;

/// A comment or a question.
pub(crate) const COMMENT: Kind = Kind::new("comment");
/// What a body answered.
pub(crate) const ANSWER: Kind = Kind::new("comment_answer");
/// That somebody reported a comment.
pub(crate) const FLAG: Kind = Kind::new("comment_flag");
/// What a moderator decided.
pub(crate) const DECISION: Kind = Kind::new("comment_decision");
/// That an author appealed.
pub(crate) const APPEAL: Kind = Kind::new("comment_appeal");
/// What events of a conversation are filed under; its identifier is that of the thing that it
/// is about. They are not filed under the thing itself, whose own history would drown in them.
pub(crate) const CONVERSATION: Kind = Kind::new("conversation");
/// The kind that a row of moderation is about, as its column has it: nothing for a comment, because
/// in the beginning there was nothing else.
pub(crate) fn kind_of(thing: &Ref) -> Option<String> {
    (thing.kind != COMMENT).then(|| thing.kind.to_string())
}

/// The thing that such a row is about.
pub(crate) fn thing_of(kind: Option<&str>, id: Uuid) -> Result<Ref, RefError> {
    kind.map_or_else(|| Ok(COMMENT.with(id)), |kind| format!("{kind}:{id}").parse())
}

/// What can be talked about.
pub(crate) const TALKED: &[Kind] = &[Kind::new("commitment"), Kind::new("milestone"), Kind::new("proposal")];

/// The part of the bodies that owe an answer.
pub(crate) const LEAD: &str = "lead";

/// The thing of an address, if it can be talked about.
pub(crate) fn talked(kind: &str, id: &str) -> Option<Ref> {
    let kind = TALKED.iter().find(|it| it.as_str() == kind)?;
    Some(kind.with(Uuid::parse_str(id).ok()?))
}

codes! {
    /// What a comment is.
    Stance {
        Question = "question",
        For = "for",
        Against = "against",
        Neither = "neither",
    }
}

codes! {
    /// Where a comment stands.
    State {
        Published = "published",
        Hidden = "hidden",
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// Why a comment is reported, hidden or kept.
    Reason {
        Insult = "insult",
        Hate = "hate",
        PersonalData = "personal_data",
        Spam = "spam",
        OffTopic = "off_topic",
        Illegal = "illegal",
        Other = "other",
        WithinRules = "within_rules",
        Criticism = "criticism",
        /// Moderators took back what they had decided; it speaks for nothing.
        Undone = "undone",
    }
}

impl Reason {
    /// Whether it speaks for leaving a comment.
    pub(crate) fn keeps(self) -> bool {
        matches!(self, Reason::WithinRules | Reason::Criticism)
    }

    /// The reasons to hide a comment, which are those to report one.
    pub(crate) fn against() -> impl Iterator<Item = Reason> {
        Reason::chosen().filter(|it| !it.keeps())
    }

    /// Those that somebody can choose.
    pub(crate) fn chosen() -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(|it| *it != Reason::Undone)
    }
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comment {
    pub(crate) id: Uuid,
    pub(crate) about: Ref,
    pub(crate) stance: Stance,
    pub(crate) state: State,
    /// The account that wrote it; nobody's once it is withdrawn.
    pub(crate) author: Option<Uuid>,
    /// Whether its author wants their name shown.
    pub(crate) named: bool,
    /// The language of the page on which it was written.
    pub(crate) lang: String,
    /// Empty once it is withdrawn.
    pub(crate) text: String,
    pub(crate) made_at: Moment,
}

impl Comment {
    /// Until when an answer is in time by this calendar; `None` if nothing is owed.
    pub(crate) fn due(&self, calendar: &Calendar) -> Option<Due> {
        let since = calendar.day_of(self.made_at);
        let rule = rules::answer(since).filter(|_| self.stance == Stance::Question)?;
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
    /// Whether it is over at this moment, where the calendar is.
    pub(crate) fn is_over(&self, calendar: &Calendar, now: Moment) -> bool {
        self.last.is_some_and(|last| calendar.day_of(now) > last)
    }
}

/// What a body said to a comment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) id: Uuid,
    pub(crate) comment: Uuid,
    pub(crate) body: Ref,
    /// The part that the body had in the thing when it answered.
    pub(crate) part: String,
    pub(crate) lang: String,
    pub(crate) text: String,
    pub(crate) made_at: Moment,
}

/// That somebody thinks that a comment, or something else that people made, should not stand.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Flag {
    pub(crate) id: Uuid,
    pub(crate) thing: Ref,
    pub(crate) by: Uuid,
    pub(crate) reason: Reason,
    pub(crate) text: String,
    pub(crate) made_at: Moment,
}

/// Why an author wants their comment, or something else that they made, back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Appeal {
    pub(crate) id: Uuid,
    pub(crate) thing: Ref,
    pub(crate) text: String,
    pub(crate) made_at: Moment,
}

/// What a moderator decided.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decision {
    pub(crate) id: Uuid,
    /// On what: a comment, or something else that another feature offers.
    pub(crate) thing: Ref,
    /// What a comment is about; anything else itself.
    pub(crate) about: Ref,
    /// Its number among those on this thing, from 1.
    pub(crate) number: i64,
    /// Whether it decides on an appeal, and so is the last.
    pub(crate) on_appeal: bool,
    /// Whether the thing is hidden by it.
    pub(crate) hides: bool,
    pub(crate) reason: Reason,
    pub(crate) lang: String,
    pub(crate) text: String,
    /// How many reports there were; those that come later are new.
    pub(crate) flags: i64,
    pub(crate) decided_by: Uuid,
    /// Whether an appeal was decided by whoever had decided before, because there was no other.
    pub(crate) same: bool,
    /// Which decisions were made in one deed with it, if it was one of several.
    pub(crate) batch: Option<Uuid>,
    pub(crate) made_at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_as_it_writes() {
        for it in Stance::ALL {
            assert_eq!(Stance::from_code(it.code()), Some(*it));
        }
        for it in State::ALL {
            assert_eq!(State::from_code(it.code()), Some(*it));
        }
        for it in Reason::ALL {
            assert_eq!(Reason::from_code(it.code()), Some(*it));
        }
        assert_eq!(Stance::from_code("official"), None);
    }

    #[test]
    fn only_some_things_can_be_talked_about() {
        let id = Uuid::nil().to_string();
        assert!(talked("commitment", &id).is_some());
        for (kind, id) in [("account", id.as_str()), ("comment", &id), ("commitment", "1"), ("", "")] {
            assert_eq!(talked(kind, id), None, "{kind} {id}");
        }
    }

    #[test]
    fn only_a_question_is_owed_an_answer() {
        let asked = |stance| Comment {
            id: Uuid::nil(),
            about: TALKED[0].with(Uuid::nil()),
            stance,
            state: State::Published,
            author: None,
            named: false,
            lang: "es".to_owned(),
            text: "?".to_owned(),
            made_at: "2021-06-01T23:59:59Z".parse().expect("a moment"),
        };
        let calendar = Calendar::default();
        let due = asked(Stance::Question).due(&calendar).expect("it is owed an answer");
        assert_eq!(due.last, "2021-06-22".parse().ok());
        assert!(!due.is_over(&calendar, "2021-06-22T23:59:59Z".parse().expect("a moment")));
        assert!(due.is_over(&calendar, "2021-06-23T00:00:00Z".parse().expect("a moment")));
        assert!(asked(Stance::For).due(&calendar).is_none());
    }
}
