use crate::{Change, Deed, Desk, Input, Sheets};
use async_trait::async_trait;
use minga_auth::standing;
use minga_kernel::{Capacity, Cx, Problem, Refusal, Severity};
use minga_store::{Conn, References, Store, StoreError};
use minga_tabular::Problems;
use std::sync::Arc;

/// Whether an import only looks or also writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Tell what would happen; write nothing.
    Preview,
    /// Write.
    Apply,
}

/// What an import did, or would do.
#[derive(Debug)]
pub struct Outcome {
    /// What happens to each thing.
    pub changes: Vec<Change>,
    /// What is worth knowing and stops nothing.
    pub notices: Vec<Problem>,
}

impl Outcome {
    /// How many things have this fate.
    pub fn count(&self, deed: Deed) -> usize {
        self.changes.iter().filter(|change| change.deed == deed).count()
    }
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The actor may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It is not any more as the actor saw it.
    #[error("somebody else changed it meanwhile")]
    Changed,
    /// There is no such thing.
    #[error("there is no such thing")]
    NotFound,
    /// Everything that has to be mended first, notices included.
    #[error("{} problems", .0.len())]
    Problems(Vec<Problem>),
    /// The database did not do it; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who may take something in, and in which capacity; asked inside the transaction.
#[async_trait]
pub trait Gate: Send + Sync {
    /// Lets the actor pass, or says why not.
    async fn pass(&self, cx: &Cx, db: &Conn) -> Result<Capacity, ImportError>;
}

/// The gate of a workbook, which may hold anything: every feature has to let the actor pass.
struct Everywhere<'a>(&'a [Arc<dyn Sheets>]);

#[async_trait]
impl Gate for Everywhere<'_> {
    async fn pass(&self, cx: &Cx, db: &Conn) -> Result<Capacity, ImportError> {
        let standing = standing(cx, db).await?;
        let mut capacity = Err(Refusal::Role);
        for feature in self.0 {
            capacity = Ok(feature.may_import(&standing)?);
        }
        Ok(capacity?)
    }
}

/// The command that takes in a workbook: everything in one transaction, or nothing.
///
/// `problems` are those found while the file was read and understood. Imports wait for
/// each other, so each sees what the one before it wrote.
pub async fn import(
    cx: &Cx,
    store: &Store,
    features: &[Arc<dyn Sheets>],
    references: &References,
    input: &Input,
    problems: Problems,
    intent: Intent,
) -> Result<Outcome, ImportError> {
    import_through(&Everywhere(features), cx, store, features, references, input, problems, intent).await
}

/// The same through another gate: what a form writes is a workbook of one row.
#[expect(clippy::too_many_arguments, reason = "one more than `import`, which is the door for most")]
pub async fn import_through(
    gate: &dyn Gate,
    cx: &Cx,
    store: &Store,
    features: &[Arc<dyn Sheets>],
    references: &References,
    input: &Input,
    problems: Problems,
    intent: Intent,
) -> Result<Outcome, ImportError> {
    if intent == Intent::Preview {
        let db = store.read().await?;
        gate.pass(cx, &db).await?;
        let (outcome, _) = draft(cx, &db, features, references, input, problems).await?;
        return Ok(outcome);
    }
    let tx = store.write().await?;
    tx.lock("import").await?;
    let actor = gate.pass(cx, &tx).await?;
    let (outcome, drafts) = draft(cx, &tx, features, references, input, problems).await?;
    let changes = outcome.count(Deed::Created) + outcome.count(Deed::Changed);
    if changes > 0 {
        // Each row is saved, and then told of.
        cx.watch.begins(changes as u64 * 2);
        for draft in drafts {
            draft.write(cx, &actor, &tx).await?;
        }
        tx.commit().await?;
    }
    Ok(outcome)
}

async fn draft(
    cx: &Cx,
    db: &Conn,
    features: &[Arc<dyn Sheets>],
    references: &References,
    input: &Input,
    problems: Problems,
) -> Result<(Outcome, Vec<Box<dyn crate::Draft>>), ImportError> {
    cx.watch.begins(input.sheets.iter().map(|sheet| sheet.rows.len() as u64).sum());
    let mut desk = Desk::new(cx, db, input, references);
    desk.problems = problems;
    let mut drafts = Vec::new();
    for feature in features {
        drafts.push(feature.draft(&mut desk).await?);
    }
    let Desk { problems, changes, .. } = desk;
    let mut problems = problems.into_vec();
    problems.sort_by(|a, b| (b.severity, &a.place).cmp(&(a.severity, &b.place)));
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(ImportError::Problems(problems));
    }
    Ok((Outcome { changes, notices: problems }, drafts))
}
