use crate::{Calendars, Change};
use async_trait::async_trait;
use minga_kernel::{Calendar, Count, Day, Moment, Ref};
use minga_store::{Conn, Event, References, StoreError};
use serde_json::json;
use std::sync::Arc;

/// A deadline that somebody still has to keep.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDeadline {
    /// Under what events about it are filed.
    pub root: Ref,
    /// What has a page and a history that tell of it.
    pub about: Ref,
    /// What has the deadline: the record states its facts when it moves.
    pub thing: Ref,
    /// The message that says what is due.
    pub what: &'static str,
    /// When the clock began.
    pub since: Moment,
    /// How many days there are.
    pub days: i64,
    /// How they are counted.
    pub count: Count,
    /// Whose jurisdictions count.
    pub places: Vec<Ref>,
}

impl OpenDeadline {
    /// Its last day by this calendar; nothing while the clock stands still.
    pub fn last(&self, calendar: &Calendar) -> Option<Day> {
        calendar.last(calendar.day_of(self.since), self.days, self.count)
    }
}

/// What deadlines of a feature are open.
#[async_trait]
pub trait Deadlines: Send + Sync {
    /// Those that somebody still has to keep, or should have kept.
    async fn open(
        &self,
        db: &Conn,
        references: &References,
        now: Moment,
    ) -> Result<Vec<OpenDeadline>, StoreError>;
}

/// A deadline whose last day a change moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The deadline.
    pub deadline: OpenDeadline,
    /// Its last day before; nothing if the clock stood still.
    pub from: Option<Day>,
    /// Its last day after; nothing if the clock stands still.
    pub to: Option<Day>,
}

impl Moved {
    /// What its history is told.
    pub fn event(&self) -> Event {
        Event {
            root: self.deadline.root.clone(),
            subject: self.deadline.about.clone(),
            thing: self.deadline.thing.clone(),
            action: "deadline.moved",
            facts: json!({ "changes": { "deadline": [self.from, self.to] } }),
        }
    }
}

/// Which of these open deadlines a change moves.
pub async fn moved(
    db: &Conn,
    references: &References,
    features: &[Arc<dyn Deadlines>],
    now: Moment,
    calendars: &Calendars,
    change: &Change,
) -> Result<Vec<Moved>, StoreError> {
    let mut open = Vec::new();
    for feature in features {
        open.extend(feature.open(db, references, now).await?);
    }
    let all: Vec<Ref> = open.iter().flat_map(|it| it.places.clone()).collect();
    let places = references.places(db, &all).await?;
    let after = calendars.with(change);
    let mut made: Vec<(Vec<Vec<String>>, Calendar, Calendar)> = Vec::new();
    let mut found = Vec::new();
    for deadline in open {
        let chains: Vec<Vec<String>> =
            deadline.places.iter().filter_map(|it| places.get(it)).flatten().cloned().collect();
        if !made.iter().any(|(own, ..)| *own == chains) {
            made.push((chains.clone(), calendars.of(&chains), after.of(&chains)));
        }
        let Some((_, before, after)) = made.iter().find(|(own, ..)| *own == chains) else { continue };
        let (from, to) = (deadline.last(before), deadline.last(after));
        if from != to {
            found.push(Moved { deadline, from, to });
        }
    }
    Ok(found)
}
