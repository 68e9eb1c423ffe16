use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Goals of the 2030 Agenda (Sustainable Development Goals), 1 to 17.
///
/// Source: resolution A/RES/70/1 of the General Assembly of the United Nations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SdgSet(BTreeSet<u8>);

impl SdgSet {
    /// The highest number of a goal.
    pub const LAST: u8 = 17;

    /// Adds a goal; `false` if there is none with that number.
    pub fn insert(&mut self, goal: i64) -> bool {
        match u8::try_from(goal) {
            Ok(goal @ 1..=Self::LAST) => {
                self.0.insert(goal);
                true
            }
            _ => false,
        }
    }

    /// The goals in order.
    pub fn iter(&self) -> impl Iterator<Item = u8> + '_ {
        self.0.iter().copied()
    }

    /// Whether no goal is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
