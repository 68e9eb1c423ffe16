use crate::queries;
use minga_kernel::{Calendar, CalendarEntry, CalendarLaw, Day, Ref};
use minga_store::{Conn, References, StoreError};
use std::collections::HashMap;
use uuid::Uuid;

/// Everything that is known of all calendars. It is small: tens of lines for a jurisdiction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendars {
    /// Every law, by its first day.
    pub laws: Vec<CalendarLaw>,
    /// Every entry, by its jurisdiction.
    pub entries: Vec<CalendarEntry>,
}

/// What can change in a calendar.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Another law holds from its first day on.
    Law(CalendarLaw),
    /// There is one more entry.
    Entry(CalendarEntry),
    /// An entry ends.
    End {
        /// Which.
        entry: Uuid,
        /// Its last day; before its first one if it should never have been there.
        until: Day,
        /// Where that is written.
        source: String,
    },
}

impl Calendars {
    /// As they are now.
    pub async fn load(db: &Conn) -> Result<Calendars, StoreError> {
        Ok(Calendars { laws: queries::laws(db).await?, entries: queries::entries(db).await? })
    }

    /// The calendar of these jurisdictions, each with those that it is part of, the nearest
    /// first.
    pub fn of(&self, chains: &[Vec<String>]) -> Calendar {
        Calendar::of(chains, &self.laws, &self.entries)
    }

    /// An entry.
    pub fn entry(&self, id: Uuid) -> Option<&CalendarEntry> {
        self.entries.iter().find(|it| it.id == id)
    }

    /// As they will be after a change.
    #[must_use]
    pub fn with(&self, change: &Change) -> Calendars {
        let mut after = self.clone();
        match change {
            Change::Law(law) => after.laws.push(law.clone()),
            Change::Entry(entry) => after.entries.push(entry.clone()),
            Change::End { entry, until, source } => {
                for it in after.entries.iter_mut().filter(|it| it.id == *entry) {
                    it.valid_until = Some(*until);
                    it.end_source = Some(source.clone());
                }
            }
        }
        after
    }
}

/// The calendar that counts for each of these things, in a fixed number of statements: that
/// of the jurisdictions in which it is. What is in none has one that knows nothing.
pub async fn calendars_of(
    db: &Conn,
    references: &References,
    things: &[Vec<Ref>],
) -> Result<Vec<Calendar>, StoreError> {
    if things.is_empty() {
        return Ok(Vec::new());
    }
    let calendars = Calendars::load(db).await?;
    let all: Vec<Ref> = things.iter().flatten().cloned().collect();
    let places = references.places(db, &all).await?;
    // Most things of a page are in the same places.
    let mut made: HashMap<Vec<Vec<String>>, Calendar> = HashMap::new();
    let of = |some: &Vec<Ref>| {
        let chains: Vec<Vec<String>> =
            some.iter().filter_map(|it| places.get(it)).flatten().cloned().collect();
        made.entry(chains.clone()).or_insert_with(|| calendars.of(&chains)).clone()
    };
    Ok(things.iter().map(of).collect())
}
