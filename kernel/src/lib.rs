//! The words that everything in Minga is written in.
//!
//! Languages, translatable text, references, dates, tables and the ports through
//! which the floors above reach an engine.
//!
//! Invariant: nothing here does input or output, asks the clock or draws a random
//! number. Whatever needs the world is a trait here and a value passed in.

mod calendar;
mod capacity;
pub mod clean;
mod clock;
mod codes;
mod context;
pub mod document;
mod fold;
mod id;
mod lang;
mod parts;
mod permission;
mod problem;
mod reading;
mod reference;
mod rule;
mod sdg;
pub mod search;
pub mod table;
mod text;
mod watch;

pub use calendar::{
    Calendar, CalendarEntry, CalendarLaw, Count, DayTold, Effect, NotInACalendar, Occurs, Rest, Shifts, Why,
    easter,
};
pub use capacity::{Capacity, CapacityError, Office, Role, Standing};
pub use clock::{Clock, Random};
pub use context::{Actor, Cx, WritingLimits};
pub use fold::fold;
pub use id::new_id;
pub use lang::Lang;
pub use parts::Parts;
pub use permission::{Matter, Permission, Refusal, authorise, may_somewhere};
pub use problem::{Place, Problem, Severity};
pub use reading::{DocumentReader, Unreadable};
pub use reference::{Kind, Ref, RefError, Resolved};
pub use rule::{Rule, Source};
pub use sdg::SdgSet;
pub use text::Text;
pub use watch::{Nobody, Watch};

/// Moments are in UTC; pages turn them into the reader's time.
pub type Moment = chrono::DateTime<chrono::Utc>;
/// A day without a time, as official documents date things.
pub type Day = chrono::NaiveDate;
