//! Which texts say the same thing.
//!
//! [`Alike`] keeps texts and finds those that are like another: while somebody writes
//! ([`Alike::nearest`]), for one that is kept ([`Alike::nearest_to`]), and all at once
//! ([`Alike::groups`]). [`suggest_themes`] lets the nearest texts vote. What it finds are
//! suggestions for people, and each says which words it rests on.
//!
//! | file | what it settles |
//! |---|---|
//! | `plain.rs` | markup and letters that nobody sees are left out |
//! | `words.rs` | how text becomes stems, in Spanish and English |
//! | `vocabulary.rs` | which texts have a stem, which stems are names, which may be a slip of the pen |
//! | `score.rs` | how alike two texts are |
//! | `alike.rs` | texts come and go; the nearest are found |
//! | `groups.rs` | groups with a centre |
//! | `themes.rs` | the nearest vote |
//! | `limits.rs` | what one text and one look-up may cost |
//!
//! How well it does on real proposals, how fast it is and how both were measured is in the
//! `README.md` beside this crate's manifest.
//!
//! Invariants:
//! - what is found depends on the texts that are there, and neither on the order in which they
//!   came nor on what was there before;
//! - nothing is like a text more than itself, and how alike two texts are is the same from both
//!   sides;
//! - groups do not overlap, and every member is as alike to its group's centre as was asked;
//! - no text is refused, and none makes a look-up cost more than [`Limits`] says.

mod alike;
mod groups;
mod limits;
mod plain;
mod score;
mod themes;
mod vocabulary;
mod words;

pub use alike::{Alike, Match, Writing};
pub use groups::Group;
pub use limits::Limits;
pub use themes::{Suggestion, suggest_themes};

/// How alike two texts are that say the same, as far as words can tell: what is alike by this
/// much may be shown as a repetition. The README says how often that is right.
pub const REPEATED: f64 = 0.235;
