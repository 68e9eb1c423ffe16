//! A document and its versions.

pub(crate) mod requirements;
pub(crate) mod rules;

use minga_kernel::{Day, Kind, Moment, Ref, Text, Unreadable};
use requirements::Requirement;
use uuid::Uuid;

/// The kinds of references that this feature owns.
pub(crate) const DOCUMENT: Kind = Kind::new("document");
/// A version of a document.
pub(crate) const VERSION: Kind = Kind::new("version");
/// Whose documents these are.
pub(crate) const PLAN: Kind = Kind::new("plan");

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Minutes,
    Act,
    Study,
    Report,
    Invitation,
    Contribution,
    Response,
    Norm,
    Presentation,
    Other,
}

impl Sort {
    pub(crate) const ALL: [Sort; 10] = [
        Sort::Minutes,
        Sort::Act,
        Sort::Study,
        Sort::Report,
        Sort::Invitation,
        Sort::Contribution,
        Sort::Response,
        Sort::Norm,
        Sort::Presentation,
        Sort::Other,
    ];

    /// As the database, the API and messages write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Sort::Minutes => "minutes",
            Sort::Act => "act",
            Sort::Study => "study",
            Sort::Report => "report",
            Sort::Invitation => "invitation",
            Sort::Contribution => "contribution",
            Sort::Response => "response",
            Sort::Norm => "norm",
            Sort::Presentation => "presentation",
            Sort::Other => "other",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// A document of a plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) sort: Sort,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    /// Of which day it is.
    pub(crate) dated: Day,
    /// The language in which it is written.
    pub(crate) lang: String,
    /// Which minimum requirements it proves.
    pub(crate) proves: Vec<Requirement>,
    pub(crate) made_at: Moment,
}

impl Document {
    pub(crate) fn reference(&self) -> Ref {
        DOCUMENT.with(self.id)
    }

    pub(crate) fn plan(&self) -> Ref {
        PLAN.with(self.plan)
    }
}

/// A file of a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Version {
    pub(crate) id: Uuid,
    pub(crate) document: Uuid,
    /// Its number in the document, from 1.
    pub(crate) number: i64,
    /// SHA-256 of its content, in hexadecimal.
    pub(crate) file: String,
    pub(crate) media_type: String,
    pub(crate) size: i64,
    pub(crate) name: String,
    pub(crate) made_at: Moment,
    pub(crate) text: Reading,
}

/// What became of reading a version's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// It waits.
    Waits,
    /// It was read.
    Read,
    /// There is nothing to be found in it.
    Not(Unreadable),
}

impl Reading {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Reading::Waits => "waits",
            Reading::Read => "read",
            Reading::Not(why) => why.code(),
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Reading> {
        match code {
            "waits" => Some(Reading::Waits),
            "read" => Some(Reading::Read),
            other => Unreadable::from_code(other).map(Reading::Not),
        }
    }
}
