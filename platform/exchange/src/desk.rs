use crate::{Change, Input, InputRow, InputSheet};
use async_trait::async_trait;
use minga_kernel::table::{Schema, Table};
use minga_kernel::{Capacity, Cx, Kind, Problem, Ref, Refusal, Standing};
use minga_store::{Conn, References, StoreError, Tx};
use minga_tabular::Problems;
use std::collections::HashMap;
use uuid::Uuid;

/// A feature's part in import and export.
#[async_trait]
pub trait Sheets: Send + Sync {
    /// The sheets that it reads and writes, in the order in which a person fills them.
    fn schemas(&self) -> &'static [Schema];

    /// Whether somebody of this standing may import anything into them at all.
    fn may_begin(&self, standing: &Standing) -> Result<(), Refusal>;

    /// Whether somebody of this standing may make these changes of its things, of which at
    /// least one writes something, and in which capacity.
    fn may_import(&self, standing: &Standing, changes: &[Change]) -> Result<Capacity, Refusal>;

    /// Understands its sheets, finds every problem and drafts the changes. Writes nothing.
    ///
    /// Features draft in the order in which the server lists them; what an earlier one
    /// will create is promised on the desk.
    async fn draft(&self, desk: &mut Desk<'_>) -> Result<Box<dyn Draft>, StoreError>;

    /// The rows of `chosen` things that it owns, as they would be imported. Things of
    /// other features that these mention are added to `chosen`.
    async fn export(&self, db: &Conn, chosen: &mut Chosen<'_>) -> Result<Vec<Table>, StoreError>;
}

/// What an export gives out.
pub struct Chosen<'a> {
    /// How references of every feature resolve.
    pub references: &'a References,
    /// The things.
    pub things: Vec<Ref>,
    /// The language of texts whose column names none.
    pub language: String,
}

impl Chosen<'_> {
    /// The identifiers of the chosen things of one kind, each once.
    pub fn of(&self, kind: &Kind) -> Vec<Uuid> {
        let mut ids: Vec<_> = self.things.iter().filter(|it| it.kind == *kind).map(|it| it.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Chooses one more.
    pub fn add(&mut self, thing: Ref) {
        self.things.push(thing);
    }
}

/// Changes that wait to be written.
#[async_trait]
pub trait Draft: Send {
    /// Writes them, with their events.
    async fn write(self: Box<Self>, cx: &Cx, actor: &Capacity, tx: &Tx) -> Result<(), StoreError>;
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
    pub problems: Problems,
    /// What will happen, in order; [`Desk::decide`] adds to it.
    pub(crate) changes: Vec<Change>,
    /// How references of every feature resolve.
    pub references: &'a References,
    promised: HashMap<(Kind, String), Ref>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(cx: &'a Cx, db: &'a Conn, input: &'a Input, references: &'a References) -> Desk<'a> {
        let problems = Problems::default();
        Desk { cx, db, input, problems, changes: Vec::new(), references, promised: HashMap::new() }
    }

    /// Says what will happen to one thing.
    pub fn decide(&mut self, change: Change) {
        self.cx.watch.done(1);
        self.changes.push(change);
    }

    /// What was decided so far.
    pub fn decided(&self) -> &[Change] {
        &self.changes
    }

    /// Files a problem with one cell of a row.
    pub fn refuse(&mut self, sheet: &InputSheet, row: &InputRow, column: &str, code: &'static str) {
        self.problems.push(Problem::error(sheet.place(row, column), code));
    }

    /// Files a problem with one cell of a row, naming what stands in it.
    pub fn refuse_value(
        &mut self,
        sheet: &InputSheet,
        row: &InputRow,
        column: &str,
        code: &'static str,
        value: &str,
    ) {
        self.problems.push(Problem::error(sheet.place(row, column), code).with("value", value));
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
