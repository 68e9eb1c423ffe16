use crate::{Clock, Day, Lang, Moment, Random, Watch, new_id};
use std::sync::Arc;
use uuid::Uuid;

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who did not sign in: reads what is public and changes nothing.
    Anonymous,
    /// Whoever runs the program on its own machine, through the command line.
    Operator,
    /// The program itself, in a job.
    Program,
    /// Somebody who signed in, or a program with their key. What they may do stands in the
    /// database and is read inside each command, so that what ended a second ago has ended.
    Account(Uuid),
}

/// How much people may write, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WritingLimits {
    /// The most letters of a text: a report, a reason.
    pub text: usize,
    /// The most letters of what stands in one line: a title, a name.
    pub line: usize,
    /// The most letters of a comment.
    pub comment: usize,
    /// How often in an hour one account may say something in a conversation: more than a person
    /// writes with thought, and too little to bury what others say.
    pub comments: u32,
    /// How often in an hour one place on the network may send one of the forms that need no
    /// account: a workshop is one place.
    pub open_forms: u32,
    /// How many links may be sent in a day to an address of which nobody knows whose it is.
    pub links: u32,
    /// How many organisations may ask in a day to be listed, from all places together.
    pub registrations: u32,
    /// For how many days an account is young: of what it sends, a moderator looks first at what is
    /// odd. 0 for nothing.
    pub young_days: u32,
    /// How many contributions of one account may wait for that look.
    pub waiting: u32,
    /// For how many days after the reception is over paper of it may still be entered.
    pub paper_days: u32,
    /// For how many days whoever made what is offered again can refuse it.
    pub rescue_days: u32,
    /// How often in an hour one account may try to show that it may take part in a process, by a
    /// code or an identifier.
    pub entries: u32,
}

impl Default for WritingLimits {
    fn default() -> WritingLimits {
        WritingLimits {
            text: 5_000,
            line: 300,
            comment: 2_000,
            comments: 10,
            open_forms: 60,
            links: 3,
            registrations: 200,
            young_days: 7,
            waiting: 3,
            paper_days: 14,
            rescue_days: 14,
            entries: 10,
        }
    }
}

/// The circumstances of a command: who, when, with what randomness, in which language.
///
/// Every command takes it first, and draws nothing from anywhere else.
#[derive(Clone)]
pub struct Cx {
    /// Who acts.
    pub actor: Actor,
    /// The language in which problems are told.
    pub lang: Lang,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The dice.
    pub random: Arc<dyn Random>,
    /// Who watches how far it is.
    pub watch: Arc<dyn Watch>,
    /// How much people may write, and how often.
    pub limits: WritingLimits,
}

impl Cx {
    /// The present moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The present day.
    pub fn today(&self) -> Day {
        self.clock.today()
    }

    /// A new identifier.
    pub fn new_id(&self) -> Uuid {
        new_id(&*self.clock, &*self.random)
    }
}
