use crate::{App, Visit};
use async_trait::async_trait;
use minga_kernel::{Day, Standing};
use minga_store::{Conn, StoreError};
use serde::Serialize;

/// How much something that waits for a person presses; what presses most comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// It came back and has to be mended.
    Returned,
    /// Its day has passed.
    Overdue,
    /// Somebody else waits for it.
    Waiting,
    /// Its day is near.
    Soon,
    /// It has time.
    Later,
}

/// Something that waits for a person.
#[derive(Clone, Debug, Serialize)]
pub struct WorkItem {
    /// How much it presses.
    pub urgency: Urgency,
    /// Its day, if it has one.
    pub due: Option<Day>,
    /// What is to be done, in the reader's language.
    pub deed: String,
    /// What it is about.
    pub title: String,
    /// Why it waits, or where it stands; may be empty.
    pub note: String,
    /// The path of the page where it is done.
    pub path: String,
}

/// What of a feature waits for people.
#[async_trait]
pub trait Work: Send + Sync {
    /// What waits for somebody of this standing, in any order.
    async fn items(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError>;

    /// What slipped of that for which somebody of this standing looks after others: its day has
    /// passed, and it is not done. For the weekly mail.
    async fn slipped(
        &self,
        _app: &App,
        _db: &Conn,
        _visit: &Visit,
        _standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        Ok(Vec::new())
    }

    /// What somebody of this standing can begin by themselves, as words and path.
    async fn beginnings(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError>;
}
