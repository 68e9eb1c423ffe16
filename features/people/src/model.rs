use minga_kernel::{Kind, Moment, Role, Text};
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
    pub(crate) website: Option<String>,
    pub(crate) updated: Moment,
}

impl Organisation {
    /// What rows and chips call it: the acronym, else the name.
    pub(crate) fn short(&self) -> Option<&str> {
        self.acronym.as_deref()
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
