use chrono::Days;
use minga_kernel::{Day, Kind, Lang, Moment, Role, Text};
use uuid::Uuid;

/// The kind of a reference to an organisation.
pub(crate) const ORGANISATION: Kind = Kind::new("organisation");
/// The kind of a reference to a jurisdiction.
pub(crate) const JURISDICTION: Kind = Kind::new("jurisdiction");

/// The sectors of society that an organisation may belong to.
pub(crate) const SECTORS: &[&str] =
    &["public", "civil_society", "academia", "private", "international", "community"];

/// The levels of a jurisdiction, from the widest.
pub(crate) const LEVELS: &[&str] = &["country", "province", "municipality", "parish"];

/// The days after which contacts are confirmed again.
pub(crate) const YEAR: u64 = 365;
/// The days before that at which an organisation is asked by mail for which nobody acts.
pub(crate) const ASKED_BEFORE: u64 = 30;
/// The days within which contacts that nobody ever confirmed are.
const FIRST: u64 = 30;

/// A body that answers for something or accompanies it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Organisation {
    pub(crate) id: Uuid,
    /// The code by which people and spreadsheets name it; unique.
    pub(crate) code: String,
    pub(crate) name: Text,
    pub(crate) acronym: Option<String>,
    /// One of [`SECTORS`].
    pub(crate) sector: String,
    pub(crate) city: Option<String>,
    pub(crate) jurisdiction: Option<Uuid>,
    /// The organisation that it belongs to.
    pub(crate) part_of: Option<Uuid>,
    pub(crate) contacts: Contacts,
    /// What it works on, in its own words.
    pub(crate) themes: Vec<String>,
    /// The day on which somebody last confirmed how to reach it.
    pub(crate) confirmed: Option<Day>,
    /// Why it is another organisation now; into which one it was merged, a link says.
    pub(crate) merged_because: Option<String>,
    pub(crate) updated: Moment,
}

/// How an office is reached; nothing of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Contacts {
    pub(crate) website: Option<String>,
    /// The e-mail address of a post, not of a person.
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    /// Where letters go.
    pub(crate) postal: Option<String>,
}

impl Contacts {
    /// Their names, in the order in which they are shown.
    pub(crate) const NAMES: [&str; 4] = ["website", "email", "phone", "postal"];

    /// One of them by its name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = match name {
            "website" => &self.website,
            "email" => &self.email,
            "phone" => &self.phone,
            _ => &self.postal,
        };
        found.as_deref()
    }

    /// The names of those that are not as they were.
    pub(crate) fn moved(&self, before: &Contacts) -> Vec<&'static str> {
        Contacts::NAMES.into_iter().filter(|name| self.get(name) != before.get(name)).collect()
    }

    /// Whether any says something that it did not say before: nobody has confirmed that.
    pub(crate) fn say_more_than(&self, before: &Contacts) -> bool {
        self.moved(before).into_iter().any(|name| self.get(name).is_some())
    }

    /// Those that are known, with their names.
    pub(crate) fn known(&self) -> Vec<(&'static str, &str)> {
        Contacts::NAMES.into_iter().filter_map(|name| Some((name, self.get(name)?))).collect()
    }
}

impl Organisation {
    /// What rows and chips call it: the acronym, else the name.
    pub(crate) fn short(&self) -> Option<&str> {
        self.acronym.as_deref()
    }

    /// By which day its contacts want to be confirmed: a year after they were, soon after it was
    /// written if they never were.
    pub(crate) fn confirm_by(&self) -> Day {
        let (from, days) = self.confirmed.map_or((self.updated.date_naive(), FIRST), |day| (day, YEAR));
        from + Days::new(days)
    }

    /// Whether nobody confirmed for a year how to reach it.
    pub(crate) fn is_stale(&self, today: Day) -> bool {
        self.confirmed.is_none_or(|day| day + Days::new(YEAR) < today)
    }

    /// Whether another organisation stands for it.
    pub(crate) fn is_merged(&self) -> bool {
        self.merged_because.is_some()
    }
}

/// A country, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Jurisdiction {
    pub(crate) id: Uuid,
    /// ISO 3166 for countries; what people use below; unique.
    pub(crate) code: String,
    pub(crate) name: Text,
    /// One of [`LEVELS`].
    pub(crate) level: String,
    pub(crate) parent: Option<Uuid>,
}

/// The kind of a reference to a handover.
pub(crate) const HANDOVER: Kind = Kind::new("handover");

/// The kind of a reference to what somebody asked to have listed and what was refused. Nothing
/// public resolves it.
pub(crate) const REGISTRATION: Kind = Kind::new("registration");

/// The roles whose end leaves something to somebody else.
pub(crate) const HANDED_OVER: &[Role] = &[
    Role::Administrator,
    Role::Coordinator,
    Role::Officer,
    Role::Counterpart,
    Role::Evaluator,
    Role::Moderator,
    Role::Reviewer,
];

/// What becomes of what somebody answered for whose role ends.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Handover {
    pub(crate) id: Uuid,
    /// The role that ends or ended.
    pub(crate) membership: Uuid,
    /// The role of whoever comes after; `None` if nobody does.
    pub(crate) successor: Option<Uuid>,
    /// What the successor should know besides, or why nobody comes after.
    pub(crate) note: String,
    pub(crate) named_at: Moment,
    /// When the successor said that they have read it.
    pub(crate) acknowledged_at: Option<Moment>,
}

/// Where a handover stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HandoverState {
    /// Nobody was named yet: the gap.
    Open,
    /// Somebody was named who has not acknowledged it: still a gap.
    Named,
    /// The successor has it.
    Acknowledged,
    /// Nobody comes after, and it says why.
    Closed,
}

impl HandoverState {
    pub(crate) fn of(handover: Option<&Handover>) -> HandoverState {
        match handover {
            None => HandoverState::Open,
            Some(it) if it.successor.is_none() => HandoverState::Closed,
            Some(it) if it.acknowledged_at.is_none() => HandoverState::Named,
            Some(_) => HandoverState::Acknowledged,
        }
    }

    /// Whether what somebody answered for has nobody who took it up.
    pub(crate) const fn is_gap(self) -> bool {
        matches!(self, HandoverState::Open | HandoverState::Named)
    }

    /// As pages and data write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            HandoverState::Open => "open",
            HandoverState::Named => "named",
            HandoverState::Acknowledged => "acknowledged",
            HandoverState::Closed => "closed",
        }
    }
}

/// An organisation that asks to be listed. Nothing of it is public before somebody accepts it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Registration {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) acronym: Option<String>,
    pub(crate) sector: String,
    pub(crate) city: Option<String>,
    pub(crate) jurisdiction: Option<Uuid>,
    pub(crate) themes: Vec<String>,
    /// With an e-mail address always: it is confirmed, and answered to.
    pub(crate) contacts: Contacts,
    /// Why it wants to be listed, for whoever decides.
    pub(crate) why: String,
    pub(crate) lang: Lang,
    pub(crate) made: Moment,
    /// When somebody followed the link in the mail.
    pub(crate) confirmed: Option<Moment>,
}

/// The sectors that register themselves: public bodies are listed by whoever keeps the directory.
pub(crate) fn registers_itself(sector: &str) -> bool {
    SECTORS.contains(&sector) && sector != "public"
}

/// That somebody said that a contact is dead. Nothing says who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContactReport {
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    /// Which: `email`, `phone`, `postal` or `website`.
    pub(crate) contact: String,
    pub(crate) made: Moment,
}
