//! Fetches what stands at an address that was given as evidence, and keeps it as it came.
//!
//! The copy is what the server gave, to the byte, and nobody looks at it: it lies apart from the
//! files that were accepted, and goes out as bytes to save and never as a page of ours.

use crate::commands::archive::{self, KIND, Of};
use crate::model::{Archive, ArchiveState, Evidence};
use crate::queries;
use minga_files::{ArchiveError, ArchiveOptions, Archived, fetch};
use minga_jobs::{Handler, JobError, Settings};
use minga_kernel::{Actor, Cx, Lang};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Tx};
use minga_web::{App, Archiving};

/// The longest media type that is kept of what a server says.
const LONGEST_TYPE: usize = 200;

/// Makes copies.
pub(crate) struct MakeCopy(pub(crate) App);

/// Why there is no copy.
struct Failure {
    code: &'static str,
    status: Option<u16>,
    /// Whether it may go better later.
    passing: bool,
}

impl Failure {
    fn lasting(code: &'static str) -> Failure {
        Failure { code, status: None, passing: false }
    }
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Failure {
        let passing = matches!(error, ArchiveError::Slow | ArchiveError::Unreachable(_));
        Failure { code: error.code(), status: None, passing }
    }
}

#[async_trait]
impl Handler for MakeCopy {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, payload: serde_json::Value, attempt: u32) -> Result<(), JobError> {
        let app = &self.0;
        let of: Of = serde_json::from_value(payload).map_err(|_| JobError::give_up("archive-unreadable"))?;
        let cx = app.cx(Actor::Program, Lang::default());
        match of {
            Of::Evidence(id) => {
                let db = app.store.read().await?;
                let evidence = queries::evidence_by_id(&db, id).await?;
                drop(db);
                let waits = |it: &Evidence| it.given.archive.state == Some(ArchiveState::Waiting);
                match evidence.filter(waits) {
                    Some(evidence) => copy(app, &cx, &evidence, attempt).await,
                    None => Ok(()),
                }
            }
            Of::Imported(plan) if app.settings.archive == Archiving::All => {
                while archive::ask_imported(&cx, &app.store, plan).await.map_err(refused)? > 0 {}
                Ok(())
            }
            Of::Imported(_) => Ok(()),
        }
    }
}

async fn copy(app: &App, cx: &Cx, evidence: &Evidence, attempt: u32) -> Result<(), JobError> {
    let answer = match app.settings.archive {
        Archiving::None => Err(Failure::lasting("off")),
        Archiving::Given | Archiving::All => fetched(app, &evidence.url).await,
    };
    let (tx, archive) = match answer {
        Err(failure) if failure.passing && attempt < Settings::default().attempts => {
            return Err(JobError::retry(failure.code));
        }
        Err(failure) => (app.store.write().await?, failed(cx, &failure)),
        Ok(answer) => kept(app, cx, answer).await?,
    };
    archive::settle(cx, tx, evidence, &archive).await.map_err(refused)
}

/// What stands at an address, if its server says that it is there.
async fn fetched(app: &App, address: &str) -> Result<Archived, Failure> {
    let options = ArchiveOptions {
        bytes: app.settings.archive_bytes,
        time: std::time::Duration::from_secs(app.settings.archive_seconds),
        ..app.outside.clone()
    };
    let answer = fetch(address, &options).await?;
    match answer.status {
        200..=299 if answer.content.is_empty() => Err(Failure::lasting("empty")),
        200..=299 => Ok(answer),
        status => {
            let passing = matches!(status, 408 | 425 | 429 | 500..=599);
            Err(Failure { code: "status", status: Some(status), passing })
        }
    }
}

/// Keeps it, unless the same content was taken down. Whether it was is asked after it is kept:
/// who takes it down at this moment deletes it after us.
async fn kept(app: &App, cx: &Cx, answer: Archived) -> Result<(Tx, Archive), JobError> {
    let copies = app.files.copies();
    let size = answer.content.len();
    let most = app.settings.archive_bytes;
    let kept = copies.put_bytes(answer.content.into(), most).await;
    let kept = kept.map_err(|error| {
        tracing::error!(%error, "a copy could not be kept");
        JobError::retry("store")
    })?;
    let tx = app.store.write().await?;
    if app.taken_down(&tx, kept.hash).await?.is_some() {
        copies.delete(kept.hash).await.map_err(|_| JobError::retry("store"))?;
        return Ok((tx, failed(cx, &Failure::lasting("taken_down"))));
    }
    let archive = Archive {
        state: Some(ArchiveState::Kept),
        copy: Some(kept.hash.to_string()),
        at: Some(cx.now()),
        failed: None,
        status: Some(i64::from(answer.status)),
        size: i64::try_from(size).ok(),
        media_type: answer.declared.map(|it| it.replace('\0', "").chars().take(LONGEST_TYPE).collect()),
        from: Some(answer.address),
    };
    Ok((tx, archive))
}

fn failed(cx: &Cx, failure: &Failure) -> Archive {
    Archive {
        state: Some(ArchiveState::Failed),
        at: Some(cx.now()),
        failed: Some(failure.code.to_owned()),
        status: failure.status.map(i64::from),
        ..Archive::default()
    }
}

fn refused(error: CommandError) -> JobError {
    match error {
        CommandError::Store(error) => error.into(),
        // It is gone, or nobody may: that does not change by trying again.
        _ => JobError::give_up("archive-refused"),
    }
}
