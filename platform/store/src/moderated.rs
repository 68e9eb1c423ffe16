use crate::{CommandError, Conn, StoreError, Tx};
use async_trait::async_trait;
use minga_kernel::{Capacity, Cx, Moment, Ref, Text};
use uuid::Uuid;

/// How a thing on which moderators decide stands before everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nobody but its author sees it until a moderator has looked.
    Waiting,
    /// Everybody sees it.
    Shown,
    /// A moderator hid it.
    Hidden,
    /// There is nothing left to decide on: it was withdrawn.
    Gone,
}

/// A thing as whoever decides on it needs it. What is hidden has its words here too: moderators
/// read what they judge.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Which one.
    pub reference: Ref,
    /// How it stands.
    pub stands: Stands,
    /// The account that made it; nothing if it is nobody's.
    pub author: Option<Uuid>,
    /// Its title.
    pub title: Text,
    /// All its words, a part in a paragraph.
    pub words: Text,
    /// The path of its page in each language, whether it is shown or not.
    pub paths: [String; 2],
    /// Since when it is there.
    pub made_at: Moment,
}

/// What a feature offers of the things of a kind, so that another one, which it does not know, can
/// let people report them, decide on them and keep the public log of it.
///
/// Who may decide is asked by the one that moderates, inside the same transaction; the capacity is
/// what it found.
#[async_trait]
pub trait Moderated: Send + Sync {
    /// These things, whether they are shown or not. What does not exist is absent.
    async fn judged(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Judged>, StoreError>;

    /// The things at which a moderator has to look before everybody sees them, the oldest first.
    async fn waiting(&self, db: &Conn, limit: u64) -> Result<Vec<Uuid>, StoreError>;

    /// What of somebody's own is hidden, the oldest first.
    async fn hidden_of(&self, db: &Conn, author: Uuid, limit: u64) -> Result<Vec<Uuid>, StoreError>;

    /// Hides a thing, and tells of it. The words are those of the decision.
    async fn hide(
        &self,
        cx: &Cx,
        tx: &Tx,
        capacity: &Capacity,
        id: Uuid,
        why: &str,
    ) -> Result<(), CommandError>;

    /// Shows a thing that waits or was hidden, and tells of it.
    async fn show(&self, cx: &Cx, tx: &Tx, capacity: &Capacity, id: Uuid) -> Result<(), CommandError>;

    /// Puts what was hidden back as it stood before, as if nobody had decided: what had waited for a
    /// first look waits for it again.
    async fn put_back(&self, cx: &Cx, tx: &Tx, capacity: &Capacity, id: Uuid) -> Result<(), CommandError>;
}
