//! Proposals that come from elsewhere: the columns of Decidim's and of CONSUL's exports, and our
//! own.
//!
//! Invariants:
//! - nobody here is the author of what was imported, and no name or address of a person is taken
//!   over;
//! - how many supported it there is stated beside it, and counted with nothing;
//! - the same file imported twice changes nothing, and what was decided here since (its theme, its
//!   territory, who answers, an answer) is never written over.

mod columns;
mod sheets;

use crate::queries;
use minga_exchange::Sheets;
use minga_kernel::clean;
use minga_store::{Conn, StoreError};
use std::sync::Arc;

pub use columns::understand;

/// The columns that are taken over, for pages that show what will change.
pub(crate) use columns::SCHEMAS;

/// Where proposals go to and come from.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub(crate) process: crate::model::Process,
    pub(crate) source: String,
}

impl Incoming {
    /// Proposals for the process with this code, from the platform or the file that people call
    /// so; `None` if there is no such process.
    pub async fn into(db: &Conn, process: &str, source: &str) -> Result<Option<Incoming>, StoreError> {
        let found = queries::process_by_code(db, process).await?;
        Ok(found.map(|process| Incoming::of(process, source)))
    }

    pub(crate) fn of(process: crate::model::Process, source: &str) -> Incoming {
        let source: String = clean::name(source).chars().take(SOURCE).collect();
        Incoming { process, source: source.trim().to_owned() }
    }

    /// What the command that imports works with.
    pub fn sheets(self) -> Vec<Arc<dyn Sheets>> {
        vec![Arc::new(self)]
    }
}

/// The most letters of the name of a platform or a file.
pub(crate) const SOURCE: usize = 120;
