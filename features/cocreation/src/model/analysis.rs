//! What analysts work with: where proposals come from, how they were classified and why, and
//! which may say the same.

use minga_kernel::{Day, Moment};
use uuid::Uuid;

/// Where a proposal that was imported comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Origin {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    pub(crate) proposal: Uuid,
    /// The platform or the file, as its importer calls it.
    pub(crate) source: String,
    /// What it is called there; unique in its source.
    pub(crate) original: String,
    /// When it was made there, as the file states.
    pub(crate) day: Option<Day>,
    /// How many supported it there, as the file states. Nobody here counted them, and they are
    /// counted with nothing.
    pub(crate) supports: Option<i64>,
    /// Its page there.
    pub(crate) url: Option<String>,
    pub(crate) made_at: Moment,
}

/// What a proposal is about, where it belongs and who is to answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sorted {
    pub(crate) theme: Option<i64>,
    pub(crate) place: Option<Uuid>,
    pub(crate) assigned: Option<Uuid>,
}

/// That a proposal was classified, and why.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Classification {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    pub(crate) proposal: Uuid,
    /// What was classified at once has this in common, and is undone at once.
    pub(crate) together: Uuid,
    pub(crate) from: Sorted,
    pub(crate) to: Sorted,
    /// Whether somebody confirmed what the program suggested.
    pub(crate) suggested: bool,
    pub(crate) lang: String,
    pub(crate) reason: String,
    pub(crate) made_at: Moment,
    pub(crate) undone_at: Option<Moment>,
}

/// How far the search for proposals that are alike is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct GroupSearch {
    pub(crate) process: Uuid,
    pub(crate) asked_at: Moment,
    /// When whoever searches was last heard of.
    pub(crate) seen_at: Option<Moment>,
    pub(crate) ended_at: Option<Moment>,
    pub(crate) done: i64,
    pub(crate) total: i64,
}

impl GroupSearch {
    /// Whether it is still going on, or waits to.
    pub(crate) fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }
}

/// Proposals that may say the same.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    /// Its place in the list, from 1.
    pub(crate) position: i64,
    /// That which all others are like.
    pub(crate) centre: Uuid,
    /// The others, with how alike each is to it in percent.
    pub(crate) others: Vec<(Uuid, i64)>,
    pub(crate) made_at: Moment,
}

/// Two proposals, whatever their order.
pub(crate) fn pair(a: Uuid, b: Uuid) -> (Uuid, Uuid) {
    if a < b { (a, b) } else { (b, a) }
}
