use crate::{App, Visit};
use async_trait::async_trait;
use minga_kernel::{Day, Standing};
use minga_store::{Conn, StoreError};
use serde::{Serialize, Serializer};

/// How much something that waits for a person presses; what presses most comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

impl Serialize for Urgency {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl Urgency {
    /// Its name in messages and styles.
    pub fn code(self) -> &'static str {
        match self {
            Urgency::Returned => "returned",
            Urgency::Overdue => "overdue",
            Urgency::Waiting => "waiting",
            Urgency::Soon => "soon",
            Urgency::Later => "later",
        }
    }
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

impl WorkItem {
    /// For the samples of views: one of each urgency.
    pub fn samples() -> Vec<WorkItem> {
        let all = [Urgency::Returned, Urgency::Overdue, Urgency::Waiting, Urgency::Soon, Urgency::Later];
        let item = |urgency| WorkItem {
            urgency,
            due: (urgency != Urgency::Later).then(Day::default),
            deed: "Informar el avance".to_owned(),
            title: "1.1 <Hito>".to_owned(),
            note: if urgency == Urgency::Soon { String::new() } else { "…".to_owned() },
            path: "/es".to_owned(),
        };
        all.into_iter().map(item).collect()
    }
}

/// Some of what somebody answers for.
#[derive(Clone, Debug, Serialize)]
pub struct Entrusted {
    /// What these things are.
    pub title: String,
    /// What they mean for whoever begins; may be empty.
    pub words: String,
    /// The things.
    pub things: Vec<EntrustedThing>,
}

/// A thing for which somebody answers, or somebody whom they can call.
#[derive(Clone, Debug, Serialize)]
pub struct EntrustedThing {
    /// What it is.
    pub title: String,
    /// The path of its page, if it has one.
    pub path: Option<String>,
    /// What else is to know; may be empty.
    pub note: String,
    /// Its day, if it has one.
    pub day: Option<Day>,
}

impl Entrusted {
    /// For the samples of views.
    pub fn samples() -> Vec<Entrusted> {
        let thing = |full: bool| EntrustedThing {
            title: "<b>Plan</b>".to_owned(),
            path: full.then(|| "/es".to_owned()),
            note: if full { "\"&".to_owned() } else { String::new() },
            day: full.then(Day::default),
        };
        let section = |words: &str| Entrusted {
            title: "…".to_owned(),
            words: words.to_owned(),
            things: vec![thing(true), thing(false)],
        };
        vec![section("…"), section("")]
    }
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

    /// What somebody of this standing answers for, in plain words: for them when they begin, and for
    /// whoever comes after them.
    async fn entrusted(
        &self,
        _app: &App,
        _db: &Conn,
        _visit: &Visit,
        _standing: &Standing,
    ) -> Result<Vec<Entrusted>, StoreError> {
        Ok(Vec::new())
    }

    /// The codes of the plans that can be handed over as a whole.
    async fn plans(&self, _db: &Conn) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }
}
