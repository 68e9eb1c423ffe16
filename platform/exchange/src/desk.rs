use crate::{Change, Input};
use async_trait::async_trait;
use minga_kernel::table::{Schema, Table};
use minga_kernel::{Cx, Kind, Problem, Ref};
use minga_store::{Conn, References, StoreError, Tx};
use std::collections::HashMap;

/// A feature's part in import and export.
#[async_trait]
pub trait Sheets: Send + Sync {
    /// The sheets that it reads and writes, in the order in which a person fills them.
    fn schemas(&self) -> &'static [Schema];

    /// Whether this actor may import them.
    fn may_import(&self, cx: &Cx) -> bool;

    /// Understands its sheets, finds every problem and drafts the changes. Writes nothing.
    ///
    /// Features draft in the order in which the server lists them; what an earlier one
    /// will create is promised on the desk.
    async fn draft(&self, desk: &mut Desk<'_>) -> Result<Box<dyn Draft>, StoreError>;

    /// The rows of `chosen` things that it owns, as they would be imported. Things of
    /// other features that these mention are added to `chosen`.
    async fn export(&self, db: &Conn, chosen: &mut Vec<Ref>) -> Result<Vec<Table>, StoreError>;
}

/// Changes that wait to be written.
#[async_trait]
pub trait Draft: Send {
    /// Writes them, with their events.
    async fn write(self: Box<Self>, cx: &Cx, tx: &Tx) -> Result<(), StoreError>;
}

/// Where an import is worked out: what came in, what is known, what was found.
pub struct Desk<'a> {
    /// Who imports, when, in which language.
    pub cx: &'a Cx,
    /// The database as it is.
    pub db: &'a Conn,
    /// The sheets, with every cell understood.
    pub input: &'a Input,
    /// Everything wrong so far.
    pub problems: Vec<Problem>,
    /// What will happen, in order.
    pub changes: Vec<Change>,
    references: &'a References,
    promised: HashMap<(Kind, String), Ref>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(cx: &'a Cx, db: &'a Conn, input: &'a Input, references: &'a References) -> Desk<'a> {
        let problems = Vec::new();
        Desk { cx, db, input, problems, changes: Vec::new(), references, promised: HashMap::new() }
    }

    /// Tells later sheets that `code` will be `reference` when this is written.
    pub fn promise(&mut self, code: &str, reference: &Ref) {
        self.promised.insert((reference.kind.clone(), code.to_owned()), reference.clone());
    }

    /// The thing of this kind with this code: promised, or already known.
    pub async fn find(&mut self, kind: &Kind, code: &str) -> Result<Option<Ref>, StoreError> {
        let key = (kind.clone(), code.to_owned());
        if let Some(promised) = self.promised.get(&key) {
            return Ok(Some(promised.clone()));
        }
        let found = self.references.find(self.db, kind, code).await?;
        if let Some(found) = &found {
            self.promised.insert(key, found.clone());
        }
        Ok(found)
    }
}
