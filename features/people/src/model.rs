use minga_kernel::{Kind, Moment, Text};
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
