//! Calendars of jurisdictions: the laws of their weeks and of holidays that move, holidays,
//! days that are made up for, suspensions of deadlines. Each with its source and since when it
//! holds.
//!
//! The arithmetic is the kernel's. This crate keeps the tables, gives the calendar that counts
//! for a thing, and finds which open deadlines a change moves. Features that have deadlines
//! tell them through [`Deadlines`].
//!
//! Invariants:
//! - what a calendar says is a row with its source, never a constant; what the program brings
//!   along is written by a migration, and can be ended like everything else;
//! - a row is never written over: it is ended, and another one is made;
//! - a deadline is computed and never stored.

mod calendars;
mod deadlines;
mod entity;
mod migrations;
mod official;
mod queries;
mod seeds;

pub use calendars::{Calendars, Change, calendars_of};
pub use deadlines::{Deadlines, Moved, OpenDeadline, moved};
pub use migrations::migrations;
pub use official::{CALENDAR_ENTRY, CALENDAR_LAW, official};
pub use queries::write;
