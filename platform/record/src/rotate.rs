//! Changing the key. Each step can be the last one before the power goes, and the next start
//! goes on from it:
//!
//! 1. the next key is made beside the old one (`secret/key.next`);
//! 2. an entry names it, signed by both: from here on it is official;
//! 3. the list of keys that everybody knows has it (`public/key.pub`);
//! 4. checkpoints are signed by both;
//! 5. after the day that the entry says, the next key takes the place of the old one, which is
//!    forgotten.

use crate::book::Book;
use crate::{ROTATED, Record, RecordError, Succession, Why};
use chrono::Duration;
use minga_kernel::{Capacity, Cx, Moment};
use minga_store::{Event, EventRow, events_of, last_checkpoint};
use std::sync::PoisonError;

/// What came of asking for another key.
#[derive(Clone, Debug, PartialEq)]
pub struct Rotation {
    /// The new key.
    pub succession: Succession,
    /// Until when both keys sign.
    pub until: Moment,
    /// Whether it had begun before.
    pub underway: bool,
}

impl Record {
    /// Begins to change the key, or goes on with a change that has begun. `days` is how long
    /// both keys sign.
    pub async fn rotate_key(&self, cx: &Cx, actor: &Capacity, days: u32) -> Result<Rotation, RecordError> {
        // What was there before is signed by the old key alone.
        self.publish().await?;
        let rotation = match self.underway().await? {
            Some(succession) => succession,
            None => self.announce(cx, actor, days).await?,
        };
        self.publish().await?;
        Ok(rotation)
    }

    /// Steps 1 and 2: makes the next key, and the entry that names it.
    pub async fn announce(&self, cx: &Cx, actor: &Capacity, days: u32) -> Result<Rotation, RecordError> {
        let book = self.book();
        let next = book.make_next(&*cx.random)?;
        let until = cx.now() + Duration::days(days.into());
        let succession = Succession {
            former: book.key.public().clone(),
            key: next.public().clone(),
            why: Why::Rotated { until },
        };
        let facts = succession.facts(&book.key, &next)?;
        let tx = self.store.write().await?;
        tx.lock("record").await?;
        // Somebody else was faster.
        if let Some(rotation) = underway(&book, newest_change(&tx, &book).await?)? {
            tx.rollback().await?;
            return Ok(rotation);
        }
        let own = book.reference();
        let event = Event { root: own.clone(), subject: own.clone(), thing: own, action: ROTATED, facts };
        tx.publish(cx, actor, vec![event]).await?;
        tx.commit().await?;
        Ok(Rotation { succession, until, underway: false })
    }

    /// The change of the key that has begun and not ended, if there is one.
    pub async fn underway(&self) -> Result<Option<Rotation>, RecordError> {
        let (book, db) = (self.book(), self.store.read().await?);
        underway(&book, newest_change(&db, &book).await?)
    }

    /// Reads from the disk and the database how things stand, and does what a change of the key
    /// has left to do.
    pub(crate) async fn look_again(&self) -> Result<Book, RecordError> {
        let number = crate::book::newest_number(&self.folder)?;
        let mut book = Book::read(&self.folder, number)?;
        let db = self.store.read().await?;
        let change = newest_change(&db, &book).await?;
        let signed = last_checkpoint(&db, number).await?;
        drop(db);
        if let Some(change) = change {
            book.tell_of(&change.key)?;
            let Why::Rotated { until } = change.why else { return Err(unexpected()) };
            let new_alone = crate::Keys::from(change.key.clone());
            let signed = signed.is_some_and(|it| new_alone.open(&it.note).is_ok());
            if book.following().is_some() && signed && self.clock.now() >= until {
                book.follow()?;
            }
        }
        *self.book.write().unwrap_or_else(PoisonError::into_inner) = book.clone();
        Ok(book)
    }
}

/// A change that has not ended: its former key still signs.
fn underway(book: &Book, change: Option<Succession>) -> Result<Option<Rotation>, RecordError> {
    let Some(succession) = change.filter(|change| change.former == *book.key.public()) else {
        return Ok(None);
    };
    let Why::Rotated { until } = succession.why else { return Err(unexpected()) };
    Ok(Some(Rotation { succession, until, underway: true }))
}

async fn newest_change(db: &minga_store::Conn, book: &Book) -> Result<Option<Succession>, RecordError> {
    let newest = events_of(db, &book.reference(), 1).await?;
    let read = |event: &EventRow| Succession::of_event(&event.action, &event.facts);
    newest.first().map(read).transpose().map(Option::flatten)
}

fn unexpected() -> RecordError {
    RecordError::Malformed("an event that begins a record anew stands in the middle of one".to_owned())
}
