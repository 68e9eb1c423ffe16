//! What the tests of every crate share: fresh databases, a clock that stands still and
//! dice that repeat themselves.
//!
//! ```ignore
//! minga_testkit::on_both_databases!(a_code_is_remembered, async |store| {
//!     store.migrate(&[minga_store::migrations]).await.unwrap();
//! });
//! ```
//!
//! Invariants:
//! - every [`TestStore`] is a database of its own, empty and gone afterwards, so that
//!   tests can run at once and in any order;
//! - a test that cannot reach PostgreSQL says so where one can see it, and never looks as
//!   if it had passed there.

mod bucket;
mod clock;
mod database;
mod random;
mod run;

pub use bucket::{ObjectServer, S3_SERVER};
pub use clock::FixedClock;
pub use database::{POSTGRES, TestStore, postgres, sqlite};
pub use random::SeededRandom;
pub use run::{on_postgres, on_sqlite};

use minga_kernel::{Actor, Cx, Lang, Nobody, WritingLimits};
use std::sync::Arc;

/// The circumstances of a command in a test: the operator, in Spanish, at this moment.
pub fn operator_at(moment: &str) -> Cx {
    Cx {
        actor: Actor::Operator,
        lang: Lang::Es,
        clock: Arc::new(FixedClock::at(moment)),
        random: Arc::new(SeededRandom::new(1)),
        watch: Arc::new(Nobody),
        limits: WritingLimits::default(),
    }
}
