use crate::{Change, Deed, Desk, Input, Sheets};
use async_trait::async_trait;
use minga_auth::standing;
use minga_kernel::{Capacity, Cx, Place, Problem, Refusal, Severity, Standing};
use minga_store::{CommandError, Conn, References, Store, StoreError};
use minga_tabular::Problems;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Whether an import only looks or also writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Tell what would happen; write nothing.
    Preview,
    /// Write.
    Apply,
    /// Write if what happens is exactly what somebody was shown.
    Expecting(Fingerprint),
}

/// What an import would do, in few letters: two that do the same have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Fingerprint, ()> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(());
        }
        for (byte, pair) in bytes.iter_mut().zip(0..) {
            *byte = u8::from_str_radix(&text[pair * 2..pair * 2 + 2], 16).map_err(|_| ())?;
        }
        Ok(Fingerprint(bytes))
    }
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

    /// The fingerprint of all changes. What is new has another identifier each time, which
    /// does not count.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hash = Sha256::new();
        for change in &self.changes {
            let known = (change.deed != Deed::Created).then_some(&change.reference);
            let told = format!(
                "{:?}",
                (change.sheet, &change.code, &change.title, known, change.deed, &change.fields)
            );
            hash.update((told.len() as u64).to_be_bytes());
            hash.update(told);
        }
        Fingerprint(hash.finalize().into())
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

impl From<ImportError> for CommandError {
    fn from(error: ImportError) -> CommandError {
        match error {
            ImportError::Refused(refusal) => refusal.into(),
            ImportError::Changed => CommandError::Changed,
            ImportError::NotFound => CommandError::NotFound,
            ImportError::Problems(problems) => CommandError::Problems(problems),
            ImportError::Store(error) => error.into(),
        }
    }
}

/// What an import works with.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// The database.
    pub store: &'a Store,
    /// The features, in the order in which they import.
    pub features: &'a [Arc<dyn Sheets>],
    /// How references of every feature resolve.
    pub references: &'a References,
}

/// Who may take something in; asked inside the transaction.
#[async_trait]
pub trait Gate: Send + Sync {
    /// Lets the actor pass, or says why not, before anything is looked at.
    async fn pass(&self, cx: &Cx, db: &Conn) -> Result<Pass, ImportError>;
}

/// How somebody passed a gate.
#[derive(Clone, Debug)]
pub enum Pass {
    /// In this capacity, whatever it is that the form writes.
    As(Capacity),
    /// Each feature still decides about what would be written of its own.
    Each(Standing),
}

/// The gate of a workbook, which may hold anything: whoever may import something somewhere
/// passes, and each feature decides about its changes when they are known.
struct Workbook<'a>(&'a [Arc<dyn Sheets>]);

#[async_trait]
impl Gate for Workbook<'_> {
    async fn pass(&self, cx: &Cx, db: &Conn) -> Result<Pass, ImportError> {
        let standing = standing(cx, db).await?;
        may_begin(self.0, &standing)?;
        Ok(Pass::Each(standing))
    }
}

/// Whether somebody of this standing may import anything at all.
pub fn may_begin(features: &[Arc<dyn Sheets>], standing: &Standing) -> Result<(), Refusal> {
    let mut refusal = Refusal::Role;
    for feature in features {
        match feature.may_begin(standing) {
            Ok(()) => return Ok(()),
            Err(why) => refusal = why,
        }
    }
    Err(refusal)
}

/// The command that takes in a workbook: everything in one transaction, or nothing.
///
/// `problems` are those found while the file was read and understood. Imports wait for
/// each other, so each sees what the one before it wrote.
pub async fn import(
    cx: &Cx,
    means: Means<'_>,
    input: &Input,
    problems: Problems,
    intent: Intent,
) -> Result<Outcome, ImportError> {
    import_through(&Workbook(means.features), cx, means, input, problems, intent).await
}

/// The same through another gate.
pub async fn import_through(
    gate: &dyn Gate,
    cx: &Cx,
    means: Means<'_>,
    input: &Input,
    problems: Problems,
    intent: Intent,
) -> Result<Outcome, ImportError> {
    if intent == Intent::Preview {
        let db = means.store.read().await?;
        let pass = gate.pass(cx, &db).await?;
        let (outcome, _) = draft(cx, &db, means, &pass, input, problems).await?;
        return Ok(outcome);
    }
    let tx = means.store.write().await?;
    tx.lock("import").await?;
    let pass = gate.pass(cx, &tx).await?;
    let (outcome, drafts) = draft(cx, &tx, means, &pass, input, problems).await?;
    if let Intent::Expecting(shown) = intent
        && shown != outcome.fingerprint()
    {
        return Err(ImportError::Changed);
    }
    let changes = outcome.count(Deed::Created) + outcome.count(Deed::Changed);
    if changes > 0 {
        // Each row is saved, and then told of.
        cx.watch.begins(changes as u64 * 2);
        for (draft, actor) in drafts {
            draft.write(cx, &actor, &tx).await?;
        }
        tx.commit().await?;
    }
    Ok(outcome)
}

/// What each feature will write, with the capacity in which the actor may.
type Drafts = Vec<(Box<dyn crate::Draft>, Capacity)>;

async fn draft(
    cx: &Cx,
    db: &Conn,
    means: Means<'_>,
    pass: &Pass,
    input: &Input,
    problems: Problems,
) -> Result<(Outcome, Drafts), ImportError> {
    cx.watch.begins(input.sheets.iter().map(|sheet| sheet.rows.len() as u64).sum());
    let mut desk = Desk::new(cx, db, input, means.references);
    desk.problems = problems;
    let mut drafts = Vec::new();
    for feature in means.features {
        let before = desk.changes.len();
        let draft = feature.draft(&mut desk).await?;
        let own = &desk.changes[before..];
        if !own.iter().any(Change::writes) {
            continue;
        }
        let capacity = match pass {
            Pass::As(capacity) => Ok(capacity.clone()),
            Pass::Each(standing) => feature.may_import(standing, own),
        };
        match capacity {
            Ok(capacity) => drafts.push((draft, capacity)),
            Err(_) => not_theirs(own, input).into_iter().for_each(|problem| desk.problems.push(problem)),
        }
    }
    let Desk { problems, changes, .. } = desk;
    let mut problems = problems.into_vec();
    problems.sort_by(|a, b| (b.severity, &a.place).cmp(&(a.severity, &b.place)));
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(ImportError::Problems(problems));
    }
    Ok((Outcome { changes, notices: problems }, drafts))
}

/// One problem for each sheet with changes that are not the actor's to make.
fn not_theirs(changes: &[Change], input: &Input) -> Vec<Problem> {
    let mut problems: Vec<(&str, Problem)> = Vec::new();
    for change in changes.iter().filter(|change| change.writes()) {
        if !problems.iter().any(|(sheet, _)| *sheet == change.sheet) {
            let name = input.sheet(change.sheet).map_or(change.sheet, |sheet| &sheet.name);
            let problem = Problem::error(Place::sheet(name), "not-yours").with("value", &change.code);
            problems.push((change.sheet, problem));
        }
    }
    problems.into_iter().map(|(_, problem)| problem).collect()
}
